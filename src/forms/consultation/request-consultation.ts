import { calendarOf, dayOf, momentAfter } from '../../agreement/calendar';
import type { SchoolPerson } from '../../agreement/school-schema';
import { mayTalkOpenly } from '../../case/consent/policy';
import { consentRow, consentTable } from '../../case/consent/table';
import { openConsultations } from '../../case/consultation/policy';
import { personOf } from '../../case/people/roster';
import { anonymousTexts } from '../../case/consultation/anonymous';
import { identifying } from '../../case/child/identifying';
import { aside, choices, finding, heading, note, say, strong, submit, when, type Blocks } from '../../view/build';
import { asks } from '../../room/asks';
import { consultable, personChoice } from '../people/choices';
import { consentSaid } from '../../room/consent-words';
import { listed } from '../../room/listed';
import { consentOf } from '../consent/consent-overview';
import { partyName } from '../people/party-name';
import { siblingTeachers } from '../relation/related-cases';
import { socialMapLines } from '../help/social-map';
import { give } from '../show';
import type { Dialog, DialogView, Values } from '../types';
import { listIn, textIn } from '../../view/values';
import { shownSignals } from '../signal/shown-signals';
import { signalChoices } from '../signal/signal-choices';
import { draftSummary } from './draft-summary';
import { tellingWords } from './telling-words';

const { area, day, many, manyOf, one, person, tick } = asks('request-consultation');

/** So long are the sentences beside a summary: enough to say them anew. */
const LONGEST = 300;

const theQuestion = area('question', 'Je vraag', {
  error: 'Schrijf je vraag op. Bij anoniem: zonder naam, school of adres.',
});

const modeWords = { open: 'Open', anonymous: 'Anoniem' };

/**
 * Asking a colleague, or several, for their view. They read the signals that are ticked for them; people from outside school are
 * asked without saying who the child is: C-12, C-14.
 */
export const requestConsultationForm: Dialog = {
  name: 'request-consultation',
  title: 'Overleg vragen',
  reads: 'events',
  relatedCases: true,
  sends: ['request-consultation'],
  fill: (view, values, page) => ({
    due: usualTerm(view),
    chosen: usualSignals(view),
    ...(page === 2 ? { summary: draftSummary(chosenIn(values), view) } : {}),
    ...values,
    ...(page === 2 && namelessFor(view, values).length === peopleIn(values).length ? { mode: 'anonymous' } : {}),
  }),
  pages: [
    (view, values) => {
      const suggested = siblingsTeachers(view);
      const people = [...new Set([...suggested, ...candidates(view)])].map((one) => personChoice(one, view.agreement));
      return [
        heading('Vraag een collega om mee te denken'),
        person('to', 'Aan wie?', people),
        manyOf('also', 'En aan wie nog meer?', people, { error: 'Kies uit de lijst, of laat leeg.' }),
        [...siblingNote(suggested), ...notesOf(view), ...socialMapLines(view.agreement.school)].map(aside),
        one('mode', 'Hoe?', choices(modeWords)),
        note('Met iemand van buiten school is het anoniem, tenzij er toestemming is.'),
        consentsOf(view).map(note),
        when(
          view.state !== undefined && openConsultations(view.state, view.agreement).length > 0,
          note('De melder en de eigen leerkracht kunnen meedenken. Als verplicht overleg telt dat niet.'),
        ),
        theQuestion,
        when(values['mode'] === 'anonymous' || isNameless(view, values), whoItIs('question', view, values)),
        theSignals(view),
        day('due', 'Uiterlijk', { from: dayOf(view.now) }),
      ];
    },
    (view, values) => [
      heading('Zonder naam'),
      namelessFor(view, values).map((one) => [whyNameless(one), whyNotOpen(view, one)]),
      say('Alleen je vraag en deze samenvatting gaan mee.'),
      // Asked once more where it says who the child is: that is a page back.
      when(isTelling(textIn(values['question']), view), theQuestion, whoItIs('question', view, values)),
      area('summary', 'Samenvatting', {
        required: true,
        hint: 'Wat is er gezien of gehoord? Wanneer, en hoe vaak?',
        error: 'Vat het samen zonder naam, school of adres.',
      }),
      whoItIs('summary', view, values),
      toRetype(view, values),
      tick('clean', 'Geen naam, geboortedatum, school of adres', {
        question: 'Nagelezen?',
        required: true,
        error: 'Lees na en vink aan.',
      }),
    ],
  ],
  actions: (page) => [submit(page === 1 ? 'Vragen' : 'Versturen')],
  after: (page, values, view) =>
    page === 1 && (values['mode'] === 'anonymous' || isNameless(view, values)) ? 2 : 'send',
  send: (values) => give('request-consultation', values),
};

const chosenIn = (values: Values): readonly number[] => listIn(values['chosen']).map(Number);

/** What colleagues of the school read unless the coordinator says otherwise: no child's words, nor what others told or diagnosed. */
const usualSignals = ({ events }: DialogView): readonly string[] =>
  events.flatMap(({ event, version }) =>
    event.type === 'signal-recorded' && (event.signal.nature === 'fact' || event.signal.nature === 'observation')
      ? [String(version)]
      : [],
  );

function theSignals(view: DialogView): Blocks {
  const signals = signalChoices(view);
  return when(
    signals.length > 0,
    many('chosen', 'Welke signalen mogen zij lezen?', signals, { error: 'Kies signalen uit de lijst.' }),
    note(
      'Zij lezen nooit wie het meldde. Wie van buiten school is, leest alleen een samenvatting: die begin ik hieruit.',
    ),
  );
}

/** What people wrote, beside the summary: it does not go along, so that somebody says it anew without a name. */
function toRetype(view: DialogView, values: Values): Blocks {
  const signals = shownSignals(chosenIn(values), view).map(({ label, text }) => ({
    label,
    text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
  }));
  return when(
    signals.length > 0,
    strong('Dit staat er, en gaat niet mee'),
    note('Wil je er iets van vertellen? Typ het over zonder naam, school of adres.'),
    signals.map(finding),
  );
}

/** The words of a text that say who it is. */
const whoItIs = (field: keyof typeof anonymousTexts, view: DialogView, values: Values): Blocks =>
  tellingWords(textIn(values[field]), view, (options) =>
    manyOf(anonymousTexts[field], 'Is dit geen naam?', options, { hint: 'Kies wat geen naam is' }),
  );

/** With whom of those who can be asked there is consent, and what it lacks: C-12. */
const consentsOf = (view: DialogView): readonly string[] =>
  view.state === undefined
    ? []
    : consentTable(view.state)
        .filter(({ party }) => consultable(view.agreement).some(({ id }) => id === party))
        .map((row) => consentSaid(row, partyName(row.party, view)));

const whyNotOpen = (view: DialogView, { id }: SchoolPerson): Blocks =>
  view.state === undefined ? [] : consentOf(consentRow(view.state, id), view);

const isTelling = (text: string, { state, agreement }: DialogView): boolean =>
  state !== undefined && identifying(text, state, agreement.school).length > 0;

const candidates = (view: DialogView): readonly SchoolPerson[] =>
  consultable(view.agreement).filter((one) => one.id !== view.viewer || isNeeded(one, view));

/** C-01: the coordinator who also has the role that must be heard writes that note as well. */
const isNeeded = ({ roles }: SchoolPerson, { state, agreement }: DialogView): boolean =>
  state !== undefined &&
  openConsultations(state, agreement).some(({ anyOf }) => anyOf.some((role) => roles.includes(role)));

function siblingsTeachers(view: DialogView): readonly SchoolPerson[] {
  const teachers = siblingTeachers(view);
  return candidates(view).filter(({ id }) => teachers.includes(id));
}

/** S1-26 */
const siblingNote = (teachers: readonly SchoolPerson[]): readonly string[] =>
  teachers.length === 0
    ? []
    : [`Kent een broer of zus: ${listed(teachers.map(({ name }) => name))}. Vertel niet meer dan nodig is.`];

/** What the protocol tells of the roles that somebody here has: C-19, C-20. */
const notesOf = ({ agreement }: DialogView): readonly string[] => {
  const there = consultable(agreement).flatMap(({ roles }) => roles);
  return Object.entries(agreement.protocol.consultation.notes).flatMap(([role, text]) =>
    there.includes(role) ? [text] : [],
  );
};

const peopleIn = (values: Values): readonly string[] => [
  ...new Set([textIn(values['to']), ...listIn(values['also'])].filter((one) => one !== '')),
];

/** Those of outside school, among whom it is for, who may not know of whom it is. */
const namelessFor = ({ agreement, state }: DialogView, values: Values): readonly SchoolPerson[] =>
  peopleIn(values).flatMap((id) => {
    const found = personOf(agreement, id);
    return found?.external === true && (state === undefined || !mayTalkOpenly(state, id)) ? [found] : [];
  });

const isNameless = (view: DialogView, values: Values): boolean => namelessFor(view, values).length > 0;

const whyNameless = ({ name }: SchoolPerson): Blocks => say(`${name} werkt niet op school. Daarom vraag je anoniem.`);

/** The date that the protocol gives for an answer. */
function usualTerm({ agreement, now }: DialogView): string {
  const { protocol, school } = agreement;
  const term = protocol.tasks[protocol.consultation.task]?.term ?? { schoolDays: 5 };
  return dayOf(momentAfter(now, term, calendarOf(school), protocol.hours.reminders));
}
