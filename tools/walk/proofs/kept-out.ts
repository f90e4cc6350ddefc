import type { PersonId } from '../../../src/agreement/people';
import { alarmsUntil } from '../../../src/case/emergency/emergency-ladder';
import { nextCalls } from '../../../src/room/next-calls';
import type { Problem, Proof, Seen } from '../proof';
import { stranger } from '../school';

/**
 * To somebody who is kept out there is no such case, on any path, and they are answered as a stranger is; and a case of which
 * nobody who leads is left asks the board who does. Worked out from what was written down, not from the rules of access.
 */
export const keptOut: Proof = {
  name: 'nobody hears of a case from which they are kept out',
  problems: (seen) => {
    const out = new Set((seen.state.keptOut ?? []).map(({ person }) => person));
    if (out.size === 0) return [];
    return [...told(seen, out), ...done(seen, out), ...asked(seen, out)];
  },
};

/** Whatever comes to somebody, now or by the clock, and what they are named for. */
function told({ state, room, agenda, agreement, now }: Seen, out: ReadonlySet<PersonId>): readonly Problem[] {
  const all: readonly (readonly [what: string, who: readonly (PersonId | undefined)[]])[] = [
    ['is in the room', room.members],
    ['owns the room', [room.owner]],
    ['is written to', room.items.flatMap(({ to, mentions }) => [to, ...mentions])],
    ['is asked something', agenda.map(({ owner }) => owner)],
    ['hears of it later', state.route === 'staff' ? [] : Object.keys(nextCalls(state, agreement, now))],
    ['is alerted', alarmsUntil(state, agreement, later(now)).alarms.map(({ person }) => person)],
  ];
  return all.flatMap(([what, who]) =>
    who.some((person) => person !== undefined && out.has(person)) ? [{ message: `who is kept out ${what}` }] : [],
  );
}

/** What they try is answered word for word as what a stranger tries. */
function done({ attempts }: Seen, out: ReadonlySet<PersonId>): readonly Problem[] {
  const strangers = new Map(
    attempts.flatMap(({ by, command, refusal }) => (by.id === stranger.id ? [[command.name, refusal] as const] : [])),
  );
  return attempts.flatMap(({ by, command, refusal }) => {
    const wanted = strangers.get(command.name);
    const same = refusal !== undefined && refusal.code === 'not-found' && refusal.message === wanted?.message;
    if (!out.has(by.id) || same) return [];
    return [{ message: `${command.name} of who is kept out is not answered as if there were no case` }];
  });
}

/** While coordinator and deputy are kept out and nobody else was named, the board is asked, where there is one. The cast is as it was stored. */
function asked({ state, room }: Seen, out: ReadonlySet<PersonId>): readonly Problem[] {
  const { cast, lead, status, frozen, route } = state;
  const led = [cast.coordinator, cast.deputy, ...(lead === undefined ? [] : [lead])].some(
    ({ person }) => !out.has(person),
  );
  if (led || out.has(cast.board.person) || status === 'closed' || frozen !== undefined || route === 'staff') return [];
  const asks = room.items.some(({ key, to, closed }) => key.startsWith('lead/') && to === cast.board.person && !closed);
  return asks ? [] : [{ message: 'nobody leads, and the board is not asked who does' }];
}

const later = (now: string): string => new Date(Date.parse(now) + 24 * 60 * 60_000).toISOString();
