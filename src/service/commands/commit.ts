import { randomInt } from 'node:crypto';
import type { Agreement } from '../../agreement/agreement';
import type { Moment } from '../../agreement/time';
import type { Command } from '../../case/commands';
import type { CaseEvent } from '../../case/events';
import type { OpeningEvent } from '../../case/course/opened';
import { asOf } from '../../case/people/as-of';
import { decide } from '../../case/decide';
import { notFound, type Context } from '../../case/context';
import { replay } from '../../case/evolve';
import { OfItsOwn, Refusal } from '../../case/refusal';
import type { SystemCommand } from '../../case/relation/system-command';
import type { CaseState } from '../../case/state';
import { referencedBy } from './referenced-events';
import { codeFor } from './case-code';
import type { Directory } from '../school/directory';
import { type Clock, type DueRow, DuplicateCommand, StorageUnavailable, type Store, VersionConflict } from '../ports';
import type { Actor } from '../request';
import { withAllChanges, numbered, currentState } from './current-state';

/** A command on its way: by whom, on which case, under which id it is known across repeats. */
export interface Commission {
  readonly id: string;
  readonly actor: Actor;
  readonly caseId: string;
  /** At which of the actor's schools a case begins that is not there yet; absent: at their first. */
  readonly school?: string | undefined;
  /** When it was said, where it is given later than that. */
  readonly saidAt?: Moment | undefined;
  readonly command: Command | SystemCommand;
}

/** What came of it: the case as it now is, and the row that is there in case nobody gets to deliver it. */
export interface Committed {
  readonly state: CaseState;
  readonly agreement: Agreement;
  readonly guard: DueRow;
}

/** A crash after the append is repaired this long afterwards, if no start does it sooner. Milliseconds. */
const GUARD_AFTER = 30_000;

/** Guards are spread over so many milliseconds, from somewhere that differs between copies of the program. */
const GUARD_SPREAD = 5_000;

const guards = new WeakMap<Store, number>();

/** So long an append may still be tried; well before its guard is served. Milliseconds. */
const APPEND_WITHIN = 20_000;

/** Codes of a school are four characters; so many tries find a free one even when half of them are taken. */
const MOST_CODES = 50;

export interface CommitPorts {
  readonly store: Store;
  readonly directory: Directory;
  readonly clock: Clock;
}

/**
 * Decides a command and stores what follows, at most once.
 *
 * 1. a guard in the due list, and beside that the case's state: the guard must be there before the append, so that a
 *    crash right after it cannot lose its effects
 * 2. decide
 * 3. append; on a version conflict read and decide again: what no longer fits is refused, never applied
 *
 * @throws Refusal when it cannot be done · DuplicateCommand when it was done before · StorageUnavailable
 */
export async function commit(ports: CommitPorts, commission: Commission): Promise<Committed> {
  const { store, clock } = ports;
  const started = Date.parse(clock.wall());
  const guard = guardFor(store, commission.caseId, started);
  const [, first] = await Promise.all([store.due.put(guard), store.cases.readState(commission.caseId)]);
  let state = first;
  try {
    for (;;) {
      const decided = await decideAndNumber(ports, commission, state);
      if (Date.parse(clock.wall()) - started > APPEND_WITHIN)
        throw new StorageUnavailable('storage took too long: nothing was stored');
      try {
        await store.cases.append(decided.append);
        return { state: asOf(decided.append.state, clock.now()), agreement: decided.agreement, guard };
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error;
        state = await store.cases.readState(commission.caseId);
      }
    }
  } catch (error) {
    // Nothing was stored, so there is nothing to guard; a row that cannot be removed is served once, for nothing.
    if (error instanceof Refusal || error instanceof DuplicateCommand)
      void store.due.remove(guard).catch(() => undefined);
    // A person who sends again what closed the case was heard the first time; one who gave their part away has no case here.
    if (error instanceof Refusal && error.code !== 'not-found' && (await wasGiven(store, commission)))
      throw new DuplicateCommand();
    throw error;
  }
}

const wasGiven = ({ cases }: Store, { caseId, id }: Commission): Promise<boolean> => cases.wasGiven(caseId, id);

/**
 * A row of its own for each command: who is refused takes away their guard, and must not take away that of somebody who
 * was heard in the same instant. The same moment of the same case is the same row, so the moments differ.
 */
function guardFor(store: Store, caseId: string, started: number): DueRow {
  const next = ((guards.get(store) ?? randomInt(GUARD_SPREAD)) + 1) % GUARD_SPREAD;
  guards.set(store, next);
  return { clock: 'wall', at: new Date(started + GUARD_AFTER + next).toISOString(), caseId };
}

async function decideAndNumber(ports: CommitPorts, commission: Commission, state: CaseState | undefined) {
  const { id, actor, caseId, school, saidAt, command } = commission;
  const current = await ports.directory.settled(actor, school);
  const agreement = await agreementFor(ports.directory, current, command, state);
  if (agreement === undefined) throw new Error('the tenant is checked before a command is taken');
  const now = ports.clock.now();
  // Whatever the school decided since comes first: also in who may do this.
  const before = state && withAllChanges(ports.directory, state, agreement, now);
  const [cited, related] = await Promise.all([
    referencedBy(ports.store, commission, before && asOf(before.state, now), agreement),
    otherCase(ports, command, state),
  ]);
  const opening = { caseId, code: codeFor(caseId, 0) };
  const context = { actor, now, saidAt, agreement, cited, related, opening };
  const decided = decideOr(current ?? agreement, before?.state, command, context);
  const settled = decided.some(opens)
    ? withCode(decided, await reserveCode(ports.store, agreement, caseId, now))
    : decided;
  const events = [...(before?.events ?? []), ...numbered(settled, before?.state.version ?? 0, now, actor.person)];
  const after = replay(events, state);
  if (after === undefined) throw new Error('a decision without events');
  return { agreement, append: { caseId, expected: state?.version ?? 0, events, state: after, commandId: id } };
}

const opens = (event: CaseEvent): event is OpeningEvent =>
  event.type === 'case-opened' || event.type === 'staff-alerted';

/** A code is claimed only for a case that will open; what was decided stays as it is. */
const withCode = (decided: readonly CaseEvent[], code: string): readonly CaseEvent[] =>
  decided.map((event) => (opens(event) ? { ...event, code } : event));

/** The case about which is decided whether it belongs with this one; only one that was found can be meant. */
async function otherCase(
  { store: { cases }, directory, clock }: CommitPorts,
  command: Commission['command'],
  state: CaseState | undefined,
): Promise<CaseState | undefined> {
  if (command.name !== 'relate') return undefined;
  const { other } = command.fields;
  const found = state?.related.some((one) => one.case === other) === true ? await cases.readState(other) : undefined;
  return found && currentState(directory, found, clock.now());
}

/** Decides; what may not be seen answers in the words of the school as it is now, as a case that does not exist does. */
function decideOr(current: Agreement, state: CaseState | undefined, command: Commission['command'], context: Context) {
  try {
    return decide(state, command, context);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found' && !(error instanceof OfItsOwn))
      throw notFound({ agreement: current, actor: context.actor });
    throw error;
  }
}

/** A case goes by what it is pinned to; a new one, and one that is moved, by what the school has agreed now. */
async function agreementFor(
  directory: Directory,
  current: Agreement | undefined,
  command: Commission['command'],
  state: CaseState | undefined,
): Promise<Agreement | undefined> {
  if (state === undefined) return current;
  const newest = command.name === 'move-case' ? directory.ofSchool(state.school) : undefined;
  return newest ?? directory.ofCase(state);
}

/** Claims a code for a case before its first event, so that no two cases of a school ever share one. */
async function reserveCode(
  store: Store,
  { school, protocol }: Agreement,
  caseId: string,
  openedAt: string,
): Promise<string> {
  for (let attempt = 0; attempt < MOST_CODES; attempt += 1) {
    const code = codeFor(caseId, attempt);
    const row = {
      school: school.id,
      code,
      caseId,
      status: 'opening',
      step: protocol.steps[0]?.id ?? '',
      version: 0,
      openedAt,
      people: [],
    } as const;
    if ((await store.registry.reserve(row)) === 'reserved') return code;
  }
  throw new StorageUnavailable(`school ${school.id} has no free case codes left`);
}
