import type { PersonId } from '../../agreement/people';
import type { Clock, People, PersonRow } from '../ports';

/** How people can be reached one to one. Written only when something changed: every click would be a write otherwise. */
export interface ConversationReferences {
  remember: (person: PersonId, tenant: string, reference: Record<string, unknown>) => Promise<void>;
  /** How somebody was reached last. Storage that is away knows nobody: the platform is then asked to open a chat. */
  find(person: PersonId): Promise<PersonRow | undefined>;
}

/** So long storage is asked how somebody can be reached: who waits for the message waits for this. Milliseconds. */
const PATIENCE = 1_000;
/** So many references are kept in memory; more than any board has staff. */
const MOST = 5000;

export function conversationReferences(
  people: People,
  { clock, pause }: { readonly clock: Clock; readonly pause: (milliseconds: number) => Promise<void> },
): ConversationReferences {
  const known = new Map<PersonId, PersonRow>();
  const keep = (row: PersonRow): void => {
    if (known.size >= MOST) known.clear();
    known.set(row.person, row);
  };
  const soon = (asked: Promise<PersonRow | undefined>): Promise<PersonRow | undefined> =>
    Promise.race([asked.catch(() => undefined), pause(PATIENCE).then(() => undefined)]);
  return {
    async remember(person, tenant, reference) {
      const before = known.get(person) ?? (await people.get(person));
      const row: PersonRow = { person, tenant, reference, lastSeen: clock.now() };
      if (before === undefined || JSON.stringify(before.reference) !== JSON.stringify(reference)) await people.put(row);
      keep(row);
    },
    async find(person) {
      const row = known.get(person) ?? (await soon(people.get(person)));
      if (row !== undefined) keep(row);
      return row;
    },
  };
}
