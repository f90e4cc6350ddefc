import type { PersonId } from '../../agreement/people';
import { dayOf } from '../../agreement/calendar';
import { leads } from '../../case/involvement';
import { Refusal } from '../../case/refusal';
import { marksOf, relationOf } from '../../case/relation/related';
import { SYSTEM } from '../../case/people/participant';
import { allKeptOut } from '../../case/people/those-left';
import type { SystemCommand } from '../../case/relation/system-command';
import { nameOf } from '../../case/people/roster';
import type { CaseState } from '../../case/state';
import { commit, type CommitPorts } from './commit';
import { currentState } from './current-state';
import type { Ledger } from '../delivery/ledger';
import { CaseUnopenable, DuplicateCommand } from '../ports';

/**
 * What happens between cases: finding others about the same child or family, and telling them what was decided here. Two
 * cases are never written in one transaction, so each step can be done again: what is given to a case has an id that
 * follows from what it tells, and is written down as done only once it is there.
 */
export async function relateCases(ports: CommitPorts, ledger: Ledger, state: CaseState): Promise<void> {
  if (state.route === 'staff') return;
  if (ledger.delivery.indexed !== state.child.writtenIn) {
    await findOthers(ports, state);
    await ledger.write({ indexed: state.child.writtenIn });
  }
  const told = ledger.delivery.toldOthers ?? 0;
  const decided = state.related.some(({ decidedIn = 0 }) => decidedIn > told);
  const news = decided || state.joined !== undefined || state.frozen !== undefined || state.keptOutIn !== undefined;
  if (!news || told >= state.version) return;
  // Before anything else is told: to who is kept out of the one, the other says nothing.
  await keepOutTogether(ports, state, told);
  await tellDecisions(ports, state, told);
  await handOverSignals(ports, state, told);
  await standStillTogether(ports, state);
  await ledger.write({ toldOthers: state.version });
}

/** More cases that may be about one family than this are no longer a help to anybody. */
const MOST = 60;

/**
 * Written before it is looked for: of two cases that are reported in the same instant, one sees the other. It is always the
 * later of the two that asks what it has to do with the earlier one.
 */
async function findOthers(ports: CommitPorts, state: CaseState): Promise<void> {
  const { pupils, cases } = ports.store;
  const now = (one: CaseState): CaseState => currentState(ports.directory, one, ports.clock.now());
  const marks = marksOf(state);
  await pupils.put(state.school, state.id, marks);
  const found = (await pupils.find(state.school, marks)).filter((caseId) => caseId !== state.id).slice(0, MOST);
  for (const other of await Promise.all(found.map((caseId) => cases.readState(caseId).catch(nobodys)))) {
    if (other === undefined) continue;
    const [earlier, later] = isBefore(other, state) ? [other, state] : [state, other];
    const as = relationOf(later, earlier);
    // Only somebody who leads both, by the roles of now, may learn that there are two.
    if (as === undefined || !leadsBoth(now(earlier), now(later))) continue;
    const closedOn = as === 'earlier' && earlier.closedAt !== undefined ? { closedOn: dayOf(earlier.closedAt) } : {};
    await give(ports, state.id, later.id, `related|${earlier.id}|${as}`, {
      name: 'find-related',
      fields: { case: earlier.id, code: earlier.code, as, ...closedOn, ...keptFrom(earlier) },
    });
  }
}

/** A case that does not open cannot be told apart from one that has nothing to do with it; the others can. */
function nobodys(error: unknown): undefined {
  if (!(error instanceof CaseUnopenable)) throw error;
  return undefined;
}

/** What is closed is history to what is open; else the one that was opened first comes first. */
function isBefore(a: CaseState, b: CaseState): boolean {
  if (a.status !== b.status) return a.status === 'closed';
  return a.openedAt === b.openedAt ? a.id < b.id : a.openedAt < b.openedAt;
}

async function tellDecisions(ports: CommitPorts, state: CaseState, told: number): Promise<void> {
  const { id, code, related } = state;
  for (const { case: other, as, way, decidedIn } of related) {
    if (way === undefined || decidedIn === undefined || decidedIn <= told) continue;
    await give(ports, id, other, `decided|${id}|${decidedIn}`, {
      name: 'link-related',
      fields: { case: id, code, as, way, ...keptFrom(state) },
    });
  }
}

/** Whether somebody who leads the later of two cases leads the earlier one too. */
const leadsBoth = (earlier: CaseState, { cast }: CaseState): boolean =>
  [cast.coordinator, cast.deputy].some(({ person }) => leads(earlier, person));

/** Who hears nothing of a case by way of another. */
const keptFrom = (state: CaseState): { readonly keptFrom?: readonly PersonId[] } => {
  const people = allKeptOut(state);
  return people.length === 0 ? {} : { keptFrom: people };
};

/**
 * What was joined is one: who is kept out of the one case is kept out of the other. And whatever other case knows of this
 * one, tells who is kept out nothing of it.
 */
async function keepOutTogether(ports: CommitPorts, state: CaseState, told: number): Promise<void> {
  const { id, keptOut = [], keptOutIn = 0, related } = state;
  for (const { case: other, way } of related) {
    if (way !== 'join') continue;
    for (const { person, version } of keptOut)
      await give(ports, id, other, `kept-out|${id}|${version}`, { name: 'keep-out-too', fields: { person } });
  }
  if (keptOutIn <= told) return;
  const { pupils, cases } = ports.store;
  const alike = await pupils.find(state.school, marksOf(state));
  for (const other of new Set([...alike, ...related.map((one) => one.case)])) {
    const knows = (await cases.readState(other).catch(nobodys))?.related.some((one) => one.case === id) === true;
    if (!knows) continue;
    const fields = { case: id, keptFrom: allKeptOut(state) };
    await give(ports, id, other, `kept-from|${id}|${keptOutIn}`, { name: 'keep-related-from', fields });
  }
}

/** The signals of a report that was joined, also those that are added to it later, are in the case that it joined. */
async function handOverSignals(ports: CommitPorts, state: CaseState, told: number): Promise<void> {
  const { id, code, joined, reporter } = state;
  if (joined === undefined) return;
  for (const { version, at, by, event } of await ports.store.cases.readEvents(id)) {
    // All of them when it has just been joined; later only what was added.
    if (event.type !== 'signal-recorded' || (version <= told && joined.in <= told)) continue;
    await give(ports, id, joined.case, `signal|${id}|${version}`, {
      name: 'take-over-signal',
      fields: { signal: event.signal, code, writtenBy: nameOf(state, by) ?? reporter.name, writtenAt: at },
    });
  }
}

/** What was joined is one: where one of the two stands still, so does the other, and for the same person. */
async function standStillTogether(ports: CommitPorts, { id, frozen, related }: CaseState): Promise<void> {
  if (frozen === undefined) return;
  const { suspect } = frozen;
  for (const { case: other, way } of related) {
    if (way !== 'join') continue;
    const fields = suspect === undefined ? {} : { suspect };
    await give(ports, id, other, `frozen|${id}`, { name: 'stand-still', fields });
  }
}

/** Gives another case what the program has to say to it, at most once; its own delivery follows from the due list. */
async function give(
  ports: CommitPorts,
  from: string,
  caseId: string,
  id: string,
  command: SystemCommand,
): Promise<void> {
  const actor = { person: SYSTEM, tenant: SYSTEM, name: 'Zorgmelding' };
  // A case whose key was destroyed is there for nobody.
  if ((await ports.store.cases.readState(caseId)) === undefined) return;
  try {
    await commit(ports, { id, actor, caseId, command });
  } catch (error) {
    if (error instanceof DuplicateCommand || error instanceof Refusal) return;
    throw error;
  }
  // The worker that delivers `from` looks at it once more before letting go.
  if (caseId !== from) await ports.store.due.put({ clock: 'wall', at: ports.clock.wall(), caseId });
}
