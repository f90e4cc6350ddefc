import type { Agreement } from '../agreement/agreement';
import type { PersonId } from '../agreement/people';
import type { Participant } from '../case/people/participant';
import { personOf } from '../case/people/roster';
import type { AlertData } from './card-data';
import { listed } from './listed';

/** Whom everybody can call, whatever the bot can do. */
export const CALL = 'Bel zelf: 112, of Veilig Thuis 0800-2000, dag en nacht.';
/** Whom to call about a member of staff when the board cannot be reached. */
export const CALL_ABOUT_STAFF = 'Bel zelf het bestuur, en de vertrouwensinspecteur: 0900-111 3111, op werkdagen.';

/** What the board reads of a concern about a member of staff. `at`: when it was asked; `earlier`: than it could be written down. */
export const asksForCall = (
  caller: string,
  { at, earlier }: { readonly at: string; readonly earlier?: true | undefined },
): string =>
  earlier === undefined
    ? `${caller} vraagt of je vandaag belt. Gevraagd op ${at}.`
    : `${caller} vroeg op ${at} of je belt.`;

/** What everybody reads who leads or watches over a case in which Veilig Thuis is called before anybody is spoken with. */
export const callFirstWords = (code: string): string =>
  `Bij ${code} wordt eerst Veilig Thuis gebeld. Spreek nog niemand.`;

/** The answer to a person who says that there is danger, at once: whom to call, and whom the bot tells meanwhile. */
export function callYourself(told: readonly Participant[], viewer: PersonId, agreement: Agreement): string {
  const people = callablePeople(told, viewer, agreement);
  return people === undefined ? `${CALL} Ik kan niemand van school waarschuwen.` : `${CALL} Ik waarschuw nu ${people}.`;
}

const roles: Readonly<Record<string, string>> = {
  coordinator: 'de coördinator',
  director: 'de directeur',
  board: 'het bestuur',
};

/**
 * People as somebody may read of them: by name for colleagues of the school; somebody of another organisation is told
 * their roles alone (C-12).
 */
export const spokenPeople = (
  people: readonly Participant[],
  viewer: PersonId,
  agreement: Agreement,
): string | undefined => listed(wordsFor(people, viewer, agreement)) || undefined;

/** The same, each with their number: "Carla Postma (06-0000 0001)". */
export const callablePeople = (
  people: readonly Participant[],
  viewer: PersonId,
  agreement: Agreement,
): string | undefined => listed(wordsFor(people, viewer, agreement, withPhone)) || undefined;

/** "Bo Terpstra (06-0000 0004)"; the number is for colleagues alone. */
export const callablePerson = ({ person, name }: Participant, viewer: PersonId, agreement: Agreement): string =>
  withPhone(name, phoneFor(viewer, person, agreement));

/** How far an alert came, as the declarer reads it: whom it has reached, whom the bot still tries, whom they can call. */
export function howFar(
  people: readonly Participant[],
  { reached, late }: { readonly reached: (person: PersonId) => boolean; readonly late: boolean },
  declarer: PersonId,
  agreement: Agreement,
): Pick<AlertData, 'reached' | 'trying' | 'late' | 'phones'> {
  const spoken = (some: readonly Participant[]): string | undefined => spokenPeople(some, declarer, agreement);
  const there = spoken(people.filter(({ person }) => reached(person)));
  const trying = spoken(people.filter(({ person }) => !reached(person)));
  return {
    ...(there === undefined ? {} : { reached: there }),
    ...(trying === undefined ? {} : { trying }),
    late: late || people.length === 0,
    phones: phonesOf(people, declarer, agreement),
  };
}

/** "Carla Postma: 06-0000 0001", for a colleague whom the school's file names. */
export const phonesOf = (people: readonly Participant[], viewer: PersonId, agreement: Agreement): readonly string[] =>
  people.flatMap(({ person, name }) => {
    const phone = phoneFor(viewer, person, agreement);
    return phone === undefined ? [] : [`${name}: ${phone}`];
  });

const withPhone = (name: string, phone: string | undefined): string =>
  phone === undefined ? name : `${name} (${phone})`;

function wordsFor(
  people: readonly Participant[],
  viewer: PersonId,
  agreement: Agreement,
  word: (name: string, phone: string | undefined) => string = (name) => name,
): readonly string[] {
  const outside = personOf(agreement, viewer)?.external === true;
  const words = people.map(({ person, name, role }) =>
    outside ? (roles[role] ?? 'een collega') : word(name, phoneFor(viewer, person, agreement)),
  );
  return [...new Set(words)];
}

const phoneFor = (viewer: PersonId, person: PersonId, agreement: Agreement): string | undefined =>
  personOf(agreement, viewer)?.external === false ? personOf(agreement, person)?.phone : undefined;
