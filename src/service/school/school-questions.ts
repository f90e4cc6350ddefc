import { createHash } from 'node:crypto';
import type { Agreement } from '../../agreement/agreement';
import { holderOf, standInOn, type SchoolChange } from '../../agreement/changes';
import type { PersonId } from '../../agreement/people';
import { dayOf, spoken } from '../../agreement/calendar';
import { missingYear, nameOfSchoolYear } from '../../agreement/school-year';
import { mapDueOn } from '../../agreement/social-map';
import { yearlyFrom, yearlyName } from '../../agreement/yearly';
import type { Day } from '../../agreement/time';
import { card } from '../../room/card-data';
import type { CardSpec } from '../../room/card-data';
import type { Standstill } from '../ports';
import type { HandOver } from './directory';
import type { WrongFile } from './school-files';

/** Days. */
const NEVER_AGAIN = 36_500;

/** Something that people of a school are asked, or told, about the school itself, and again until it was done. */
export interface SchoolQuestion {
  readonly name: string;
  /** The first day on which it is asked. */
  readonly due: Day;
  /** A coordinator who does not come to it is asked again after so many days. */
  readonly againAfter: number;
  readonly to: readonly PersonId[];
  readonly card: CardSpec;
  /** That it was asked, and when it will be again. */
  readonly asked: (again: Day) => SchoolChange;
}

/** What there is to ask about a school today, or later. */
export const questionsAbout = (
  agreement: Agreement,
  today: Day,
  wrong: WrongFile | undefined,
): readonly SchoolQuestion[] =>
  [
    mapQuestion(agreement, today),
    holidayQuestion(agreement, today),
    yearlyQuestion(agreement, today),
    fileQuestion(agreement, today, wrong),
  ].flatMap((question) => question ?? []);

/** nobody looked at the social map for a year. */
function mapQuestion(agreement: Agreement, today: Day): SchoolQuestion | undefined {
  const due = mapDueOn(agreement.school);
  if (due === undefined) return undefined;
  return {
    name: 'map',
    due,
    againAfter: 30,
    to: [coordinatorOf(agreement, today)],
    card: card('notice', {
      title: 'Klopt de sociale kaart nog?',
      text: 'Een jaar geleden keek iemand haar voor het laatst na. In spoed moet een nummer kloppen.',
      button: { title: 'Nakijken…', verb: 'check-map' },
    }),
    // A copy of the program of the release before knows this change, and not the other.
    asked: (again) => ({ kind: 'map-reminded', again }),
  };
}

/** The school file has no holiday of the school year that comes, or is there already. */
function holidayQuestion(agreement: Agreement, today: Day): SchoolQuestion | undefined {
  const missing = missingYear(agreement.school, today);
  if (missing === undefined) return undefined;
  const year = nameOfSchoolYear(missing.first);
  return repeated(agreement, `holidays-${year}`, missing.askFrom, {
    againAfter: 30,
    to: [coordinatorOf(agreement, today)],
    card: card('notice', {
      title: `Wanneer zijn de vakanties van ${year}?`,
      text: 'Ze staan nog niet in het schoolbestand. Geef ze door aan de beheerder, met de vrije dagen. Dan wacht in een vakantie wat kan wachten.',
    }),
  });
}

/** the director goes through what no case asks for, once a school year. */
function yearlyQuestion(agreement: Agreement, today: Day): SchoolQuestion | undefined {
  const from = yearlyFrom(agreement.school, today);
  if (from === undefined || Object.keys(agreement.protocol.yearly).length === 0) return undefined;
  return repeated(agreement, yearlyName(today), from, {
    againAfter: 30,
    to: [directorOf(agreement)],
    card: card('notice', {
      title: 'De meldcode dit schooljaar',
      text: 'Eén keer per schooljaar loop je na wat er geregeld moet zijn. Er staat ook een tekst voor ouders bij.',
      button: { title: 'Nalopen…', verb: 'check-year' },
    }),
  });
}

/** Something is wrong with the school file; each fault is told for itself. */
function fileQuestion(agreement: Agreement, today: Day, wrong: WrongFile | undefined): SchoolQuestion | undefined {
  if (wrong === undefined) return undefined;
  const { name } = agreement.school;
  const [title, text] = wrong.calendarOnly
    ? [
        'De schoolkalender klopt niet',
        `De schoolkalender van ${name} klopt niet. Ik reken met de vorige, of zonder vakanties. De beheerder weet ervan.`,
      ]
    : [
        'Het schoolbestand klopt niet',
        `In het schoolbestand van ${name} staat iets wat niet kan. Ik werk verder met wat wel klopt. De beheerder weet ervan.`,
      ];
  return repeated(agreement, `file-${fingerprint(wrong)}`, today, {
    againAfter: 7,
    to: [...new Set([coordinatorOf(agreement, today), directorOf(agreement)])],
    card: card('notice', { title, text }),
  });
}

/** Once, when reminders stood still for long; to the coordinator, unless `heard` says that they know. */
export const awayQuestion = (
  agreement: Agreement,
  today: Day,
  { from, until, heard }: Standstill & { readonly heard: boolean },
): SchoolQuestion =>
  repeated(agreement, `away-${from}`, dayOf(until), {
    againAfter: NEVER_AGAIN,
    to: heard ? [] : [coordinatorOf(agreement, today)],
    card: card('notice', {
      title: 'Ik was even weg',
      text: `Van ${spoken(from, until)} tot ${spoken(until, until)} stuurde ik geen herinneringen. Wat toen moest komen, stuur ik nu. Werkte een knop toen niet? Druk dan nog eens. Typ “vandaag”, dan zie je wat openstaat.`,
    }),
  });

/** Once, when many cases had to follow who is who: to who handed over, and who took over. */
export function handedOverQuestion(
  agreement: Agreement,
  today: Day,
  { number, by, change }: HandOver,
  done: boolean,
): SchoolQuestion {
  const takes = change.kind === 'appointed' || change.kind === 'stand-in' ? [change.person] : [];
  return repeated(agreement, `handed-over-${number}`, today, {
    againAfter: NEVER_AGAIN,
    to: [...new Set([by, ...takes])],
    card: card('notice', {
      title: done ? 'De overdracht is klaar' : 'De overdracht is nog niet klaar',
      text: done
        ? 'In alle zorgen die openstaan staat nu wie wat doet.'
        : 'Nog niet in alle zorgen die openstaan staat wie wat doet. De beheerder weet ervan. Wat nu geldt, geldt al wel overal.',
      button: { title: 'Overzicht', verb: 'show-overview' },
    }),
  });
}

/** A question that is due from a day, and after it was asked from the day that was said then. */
function repeated(
  { school }: Agreement,
  name: string,
  from: Day,
  question: Pick<SchoolQuestion, 'againAfter' | 'to' | 'card'>,
): SchoolQuestion {
  const again = school.changed?.again?.[name] ?? from;
  const due = again > from ? again : from;
  return { ...question, name, due, asked: (next) => ({ kind: 'reminded', about: name, again: next }) };
}

const fingerprint = ({ mistakes }: WrongFile): string =>
  createHash('sha256')
    .update(mistakes.map(({ message }) => message).join('\n'))
    .digest('hex')
    .slice(0, 8);

/** The person who has the coordinator's place today. */
export function coordinatorOf({ school }: Agreement, today: Day): PersonId {
  const key = standInOn(school, today) ?? holderOf(school, 'coordinator');
  return school.people[key]?.id ?? '';
}

const directorOf = ({ school }: Agreement): PersonId => school.people[holderOf(school, 'director')]?.id ?? '';
