import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import { isShutOut } from '../../case/involvement';
import type { Item } from '../../room/types';
import { later } from './backoff';
import type { Trouble } from './delivery';
import { isReadAlong } from './destination';
import type { ReconcileContext } from './context';

/** What has not come within this time is looked for in another way. Milliseconds. */
const SOON = 60_000;

/** What was refused, or has kept failing for a while: it is not to be waited for. */
export const isOut = (
  context: Pick<ReconcileContext, 'clock'>,
  one: (Trouble & { readonly status: string }) | undefined,
): boolean =>
  one !== undefined &&
  one.status !== 'delivered' &&
  (one.status === 'refused' || (one.since !== undefined && later(one.since, SOON) <= context.clock.wall()));

/** When what fails now is looked for in another way. */
export const outAt = ({ since }: Trouble): Moment | undefined => (since === undefined ? undefined : later(since, SOON));

/**
 * What belongs in the room, as the person who must act gets it one to one while it does not come there. An answer closes both; when
 * it is in the room after all, this is taken away. A person who was sent away keeps nothing, as in the room.
 */
export function substitutes(context: ReconcileContext): readonly Item[] {
  const all = context.wanted.items.flatMap((item) => {
    if (item.to !== 'room') return [];
    const inRoom = context.ledger.item(item.key);
    if (inRoom?.status === 'delivered' && inRoom.edition >= item.edition) return [];
    const [person] = item.mentions;
    const has = (someone: PersonId): boolean => context.ledger.item(keyFor(item, someone)) !== undefined;
    if (item.closed) return ledgerPeople(context, item).map((someone) => instead(item, someone));
    return person !== undefined && (has(person) || isHopeless(context, item, person)) ? [instead(item, person)] : [];
  });
  return all.filter(({ to }) => !isShutOut(context.state, to));
}

const keyFor = ({ key }: Pick<Item, 'key'>, person: PersonId): string => `private/${key}/${person}`;

/** Of what an item of the room is called, when it is asked one to one. */
export const privateKey = keyFor;

const instead = (item: Item, person: PersonId): Item => ({
  ...item,
  key: keyFor(item, person),
  to: person,
  mentions: [],
});

/** Who has it one to one now. */
function ledgerPeople({ ledger }: ReconcileContext, item: Item): readonly PersonId[] {
  const start = keyFor(item, '');
  return ledger.delivery.items.flatMap(({ key }) => (key.startsWith(start) ? [key.slice(start.length)] : []));
}

function isHopeless(context: ReconcileContext, item: Item, person: PersonId): boolean {
  const { room, members } = context.ledger.delivery;
  const nobodyOwns = room === undefined && context.wanted.owner === undefined;
  if (nobodyOwns || isOut(context, room) || isOut(context, members[person]) || isReadAlong(members)) return true;
  const record = context.ledger.item(item.key);
  return record?.edition === item.edition && isOut(context, record);
}
