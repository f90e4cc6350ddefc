import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { Participant } from '../../case/people/participant';
import { card } from '../../room/card-data';
import { asksForCall, CALL, CALL_ABOUT_STAFF, callablePeople, howFar } from '../../room/danger-words';
import type { CardSpec } from '../../room/card-data';
import type { Actor } from '../request';

/** How far an alert came that goes out from memory. */
export interface AlertStanding {
  readonly kind: 'danger' | 'staff';
  /** The declarer does not know whether there is danger. */
  readonly doubt?: true;
  /** When it was said: "dinsdag 1 december om 15.40". */
  readonly at: string;
  /** That is not now. */
  readonly earlier?: true;
  /** It concerns a member of staff: the board alone is told, and no code is shown. */
  readonly ofStaff: boolean;
  /** Empty when there is no case, or none that its reader may know of. */
  readonly code: string;
  readonly declarer: Pick<Actor, 'person' | 'name'>;
  readonly agreement: Agreement;
  readonly reached: readonly Participant[];
  readonly trying: readonly Participant[];
  /** For a minute it has reached nobody. */
  readonly late: boolean;
}

/** What a person reads who types a word of danger. The card has "Nu gevaar" as its last button, as every card has. */
export const cardForWord = (): CardSpec =>
  card('notice', {
    title: 'Nu gevaar?',
    text: `${CALL} Er is nog niets gemeld. Druk op Nu gevaar: dan waarschuw ik meteen iemand van school.`,
    button: { title: 'Zorg melden…', verb: 'open-case' },
    urgent: true,
  });

/** What those who are told read. It carries no case: until storage is back, nothing on it could be answered. */
export function cardForTold({ kind, doubt, at, earlier, ofStaff, code, declarer }: AlertStanding): CardSpec {
  if (kind === 'danger')
    return card('alert', {
      code: ofStaff ? '' : code,
      ofStaff,
      side: 'told',
      who: declarer.name,
      state: 'open',
      leads: false,
      urgent: true,
      ...(doubt === undefined ? {} : { doubt }),
      at,
      ...(earlier === undefined ? {} : { earlier }),
    });
  const text = `${asksForCall(declarer.name, { at, earlier })} Meer staat hier met opzet niet. Vertel het verder aan niemand op school. Overleggen kan: vertrouwensinspecteur, 0900-111 3111, op werkdagen.`;
  return card('notice', { title: 'Bel een medewerker terug', text, urgent: true });
}

/** What the declarer reads in their chat. */
export function cardForDeclarer(standing: AlertStanding): CardSpec {
  const { kind, doubt, at, earlier, ofStaff, code, declarer, agreement, reached, trying, late } = standing;
  if (kind === 'staff') return card('notice', { title: 'Bel zelf het bestuur', text: inWords(standing) });
  const stands = (person: PersonId): boolean => reached.some((one) => one.person === person);
  return card('alert', {
    code: ofStaff ? '' : code,
    ofStaff,
    side: 'declarer',
    who: declarer.name,
    state: 'open',
    leads: false,
    urgent: false,
    ...(doubt === undefined ? {} : { doubt }),
    at,
    ...(earlier === undefined ? {} : { earlier }),
    ...howFar([...reached, ...trying], { reached: stands, late }, declarer.person, agreement),
  });
}

/** The answer to the tap. It promises nothing that a crash would make untrue. */
export const answerFor = (standing: AlertStanding): string =>
  `${standing.kind === 'staff' ? '' : `${CALL} `}${inWords(standing)} Ik kon het nog niet opschrijven.`;

function inWords({ kind, ofStaff, declarer, agreement, reached, trying, late }: AlertStanding): string {
  const spoken = (people: readonly Participant[]): string | undefined =>
    callablePeople(people, declarer.person, agreement);
  const there = spoken(reached);
  const others = spoken(trying);
  const nobody = there === undefined && others === undefined;
  return [
    ...(there === undefined ? [] : [`Afgeleverd bij ${there}, nog niet gelezen.`]),
    ...(others === undefined ? [] : [`Ik probeer ${others} te bereiken.`]),
    ...(nobody && kind === 'danger' ? ['Ik kan niemand van school waarschuwen.'] : []),
    ...(kind === 'staff' || (ofStaff && late) ? [nobody ? CALL_INSPECTOR : CALL_ABOUT_STAFF] : []),
    ...(kind === 'staff' ? ['Vertel het verder aan niemand op school.'] : []),
  ].join(' ');
}

/** Where it may concern the board itself. */
const CALL_INSPECTOR = 'Bel de vertrouwensinspecteur: 0900-111 3111, op werkdagen. Die weet wie in dit geval handelt.';
