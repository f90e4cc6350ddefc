import { hasOpen } from '../../case/involvement';
import { holdingOpen } from '../../case/course/policy';
import { observationsAsked } from '../../case/signal/policy';
import { reportedInEmergency } from '../../case/report/urgent-report';
import { unanswered } from '../../case/weighing/prepared';
import { veiligThuisFirst } from '../../case/advice/call-first';
import { consentTable } from '../../case/consent/table';
import { consentSaid } from '../../room/consent-words';
import { partyName } from '../people/party-name';
import { callFirstWords } from '../../room/danger-words';
import { adviceOpen, openConsultations, talksSettled } from '../../case/consultation/policy';
import { shares, type SharedPart } from '../../case/shared-work';
import type { CaseState } from '../../case/state';
import type { DialogName } from '../../room/names';
import type { DialogView } from '../types';
import { helpWaits } from '../weighing/waiting-words';

/** Buttons that belong together; at most four, which is what a card shows well. */
export type StepGroup = {
  readonly title: string;
  readonly actions: readonly { readonly title: string; readonly verb: DialogName }[];
  /** What cannot be done yet, and why. */
  readonly notes: readonly string[];
};

const consulting = { title: 'Overleg vragen…', verb: 'request-consultation' } as const;
const consenting = { title: 'Toestemming…', verb: 'record-consent' } as const;
const planning = { title: 'Gesprek plannen…', verb: 'plan-talk' } as const;
const weighing = { title: 'Wegen…', verb: 'weigh' } as const;
const referring = { title: 'Verwijzen…', verb: 'refer' } as const;

/** Who takes part may write down that they were in touch with the parents: C-22. */
const contactWithParents = { title: 'Contact ouders…', verb: 'record-parent-contact' } as const;

const draft = { title: 'Concept…', verb: 'report-draft' } as const;

const reporting: StepGroup = {
  title: 'Melden',
  actions: [
    draft,
    { title: 'Melding vastleggen…', verb: 'record-report' },
    { title: 'Vraag van Veilig Thuis…', verb: 'record-inquiry' },
  ],
  notes: [],
};

/**
 * who takes part may also ask Veilig Thuis for advice, and write down that a report was made; the one who is asked to make
 * it finds a draft. What the protocol gives to others besides the case lead comes with it.
 */
export function forMembers(state: CaseState, view: DialogView): readonly StepGroup[] {
  const { viewer: person, agreement } = view;
  const does = (part: SharedPart): boolean => shares(part, person, state, agreement);
  const groups: readonly StepGroup[] = [
    { title: 'Overleggen', actions: does('consultation') ? [consulting, consenting] : [], notes: [] },
    { title: 'Praten', actions: [...(does('talk') ? [planning] : []), contactWithParents], notes: [] },
    {
      title: 'Wegen en helpen',
      actions: [...(does('weighing') ? [weighing] : []), ...(does('referral') ? referral(view) : [])],
      notes: does('referral') ? helpWaits(view) : [],
    },
    {
      title: 'Veilig Thuis',
      actions: [
        { title: 'Advies Veilig Thuis…', verb: 'record-advice' },
        { title: 'Melding vastleggen…', verb: 'record-report' },
        ...(hasOpen(state, person, 'report') ? [draft] : []),
      ],
      notes: [],
    },
  ];
  return groups.filter(({ actions, notes }) => actions.length + notes.length > 0);
}

/** What the coordinator can do next, in the order of the steps. */
export function nextSteps(state: CaseState, view: DialogView): readonly StepGroup[] {
  if (state.status === 'closed')
    return [{ title: 'Afgesloten', actions: [{ title: 'Heropenen…', verb: 'reopen-case' }], notes: [] }];
  const holding = holdingOpen(state, view).length > 0;
  return [
    {
      title: 'Overleggen',
      actions: [
        consulting,
        { title: 'Advies Veilig Thuis…', verb: 'record-advice' },
        consenting,
        { title: 'Taak afspreken…', verb: 'plan-task' },
      ],
      notes: [...toSettle(state, view), ...consentsMissing(state, view)],
    },
    {
      title: 'Praten',
      actions: [
        planning,
        { title: 'Geen gesprek…', verb: 'waive-talk' },
        contactWithParents,
        ...(openConsultations(state, view.agreement).length > 0
          ? [{ title: 'Overleg kan niet…', verb: 'waive-consultation' as const }]
          : []),
      ],
      notes: veiligThuisFirst(state) ? [callFirstWords(state.code)] : [],
    },
    {
      title: 'Wegen en helpen',
      actions: [weighing, ...referral(view)],
      notes: [...beforeWeighing(state, view), ...helpWaits(view)],
    },
    reporting,
    {
      title: 'De zorg zelf',
      actions: [
        { title: 'Gegevens kind…', verb: 'record-child' },
        { title: 'Vraag om dossier…', verb: 'record-file-request' },
        { title: 'Afsluiten…', verb: 'close-case' },
        ...(view.newer === true ? [{ title: 'Nieuwe afspraken…', verb: 'move-case' as const }] : []),
      ],
      notes: [
        ...(state.careCoordinator === undefined ? [] : [`${state.careCoordinator.name} coördineert de zorg.`]),
        ...(holding ? ['Er staat nog een controle open. Afsluiten kan dan alleen met een reden.'] : []),
      ],
    },
  ];
}

/** Not while helping waits for those who weigh along. */
const referral = (view: DialogView): StepGroup['actions'] => (helpWaits(view).length > 0 ? [] : [referring]);

/** What the protocol wants settled before people weigh. */
function toSettle(state: CaseState, { agreement }: DialogView): readonly string[] {
  const consultations = openConsultations(state, agreement).map(({ title }) => `Nog nodig: overleg met ${title}.`);
  return adviceOpen(state, agreement)
    ? [...consultations, 'Nog nodig: advies van Veilig Thuis, of waarom niet.']
    : consultations;
}

/** With whom open talk was asked for, and what it still lacks; no parent is named. */
const consentsMissing = (state: CaseState, view: DialogView): readonly string[] =>
  consentTable(state)
    .filter(({ open }) => !open)
    .map((row) => consentSaid(row, partyName(row.party, view)));

/** What the weighing waits for; a report never does. */
const beforeWeighing = (state: CaseState, { agreement }: DialogView): readonly string[] => [
  ...(state.counts.complete === 0 ? ['Wegen kan als er staat wat iemand zag of hoorde. Kies Signaal.'] : []),
  ...(observationsAsked(state, agreement).length > 0 ? ['Bij een gevoel staat nog niet wat iemand merkte.'] : []),
  ...unanswered(state, agreement).map(
    (rule) => `Wegen kan na: ${agreement.protocol.tasks[rule]?.title ?? rule}. Melden kan altijd.`,
  ),
  ...(talksSettled(state, agreement) || reportedInEmergency(state, agreement)
    ? []
    : ['Wegen kan als vaststaat of er met de ouders en het kind is gesproken. Melden kan altijd.']),
];
