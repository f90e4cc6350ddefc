import type { Agreement } from '../agreement/agreement';
import type { PersonId } from '../agreement/people';
import type { Participant } from '../case/participant';
import { personOf } from '../case/roster';

/** Whom everybody can call, whatever the bot can do. */
export const CALL = 'Bel zelf: 112, of Veilig Thuis 0800-2000, dag en nacht.';
/** Whom to call about a member of staff when the board cannot be reached. */
export const CALL_ABOUT_STAFF = 'Bel zelf het bestuur, en de vertrouwensinspecteur: 0900-111 3111, op werkdagen.';

/** "a, b en c"; `undefined` for nobody. */
function listed(words: readonly string[]): string | undefined {
  const [last, ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} en ${last ?? ''}`;
}

const roles: Readonly<Record<string, string>> = {
  coordinator: 'de coördinator',
  director: 'de directeur',
  board: 'het bestuur',
};

/**
 * People as somebody may read of them: by name for whoever works at the school; somebody of another organisation is told
 * their roles alone (C-12).
 */
export function spokenPeople(
  people: readonly Participant[],
  viewer: PersonId,
  agreement: Agreement,
): string | undefined {
  const outside = personOf(agreement, viewer)?.external === true;
  const words = people.map(({ name, role }) => (outside ? (roles[role] ?? 'een collega') : name));
  return listed([...new Set(words)]);
}

/** "Carla Postma: 06-0000 0001", for whoever is named in the school's file and works there. */
export function phonesOf(people: readonly Participant[], viewer: PersonId, agreement: Agreement): readonly string[] {
  if (personOf(agreement, viewer)?.external !== false) return [];
  return people.flatMap(({ person, name }) => {
    const phone = personOf(agreement, person)?.phone;
    return phone === undefined ? [] : [`${name}: ${phone}`];
  });
}
