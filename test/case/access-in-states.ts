import type { Act } from './access-table';
import type { CaseEvent, RecordedEvent } from '../../src/case/events';
import { replay } from '../../src/case/evolve';
import { asOf } from '../../src/case/people/as-of';
import type { CaseState } from '../../src/case/state';
import { closing, columns, doings, people } from './access-table';
import { history, monday, who, type Act as Done } from './given';

/*
 * The states in which a case can be, for the table of who may do and see what. Each says what it takes from the table:
 * a person who is not named has what they have in an open case.
 */

type Letter = 'y' | 'n' | '-';
export interface InState {
  readonly events: readonly RecordedEvent[];
  /** What differs, by role; `undefined` as in an open case. */
  readonly differs?: (role: string, act: Act, letter: Letter) => Letter | undefined;
}

const after = (...acts: readonly Done[]): Pick<InState, 'events'> => ({ events: history(...doings, ...acts) });

const hides = (...roles: readonly string[]): Required<Pick<InState, 'differs'>> => ({
  differs: (role) => (roles.includes(role) ? '-' : undefined),
});

/** It stands still: the board decides how it goes on, and who said so may say that it was a mistake. */
const standsStill = (act: Done, suspect?: string, by = 'reporter'): InState => ({
  ...after(act),
  differs: (role, asked) => {
    if (role === suspect) return '-';
    return nameOf(asked) === 'decide-standstill' && [by, 'board'].includes(role) ? 'y' : undefined;
  },
});

const nameOf = (act: Act): string => ('command' in act ? act.command : 'view' in act ? act.view : act.system);

const freezing = (suspect: string, by = 'anna'): Done => ({
  by,
  does: 'alert-board',
  with: { suspect: who(suspect).person },
});
const leaving = (key: string): Done => ({
  by: 'carla',
  does: 'dismiss',
  with: { person: who(key).person, reason: 'x' },
});

const keeping = (key: string, by: string): Done => ({ by, does: 'keep-out', with: { person: who(key).person } });
const staying = (by: string): Done => ({ by, does: 'stay-out' });
const naming = (key: string): Done => ({ by: 'bo', does: 'name-lead', with: { person: who(key).person } });

/** Nobody who leads is left: then somebody else does and sees what they did. */
const ledBy =
  (lead: string): InState['differs'] =>
  (role, act, letter) => {
    if (role === 'coordinator' || role === 'deputy') return '-';
    if (role !== lead) return undefined;
    const name = nameOf(act);
    if (name === 'process' || ofBoard.includes(name) || 'system' in act) return letter;
    return 'y';
  };
const ofBoard = ['lift-keeping-out', 'name-lead', 'decide-standstill'];
const ledByBoard = ledBy('board');

/** Nobody is sure who is not concerned, so that what goes on is the board's: it reads what it is asked. */
function unnamed(): InState {
  const { events, differs } = standsStill({ by: 'anna', does: 'alert-board' });
  return {
    events,
    differs: (role, act, letter) =>
      role === 'board' && ['dossier', 'correct'].includes(nameOf(act)) ? 'y' : differs?.(role, act, letter),
  };
}

/** Another case was found and this one joined with it. */
function joined(): readonly RecordedEvent[] {
  const before = history(...doings);
  const other = { case: 'd'.repeat(32), code: 'B8B8' } as const;
  const events: readonly CaseEvent[] = [
    { type: 'related-found', ...other, as: 'same-child' },
    { type: 'related-decided', ...other, as: 'same-child', way: 'join', reason: 'hetzelfde kind' },
    { type: 'joined', ...other },
  ];
  const by = who('carla').person;
  return [...before, ...events.map((event, index) => ({ version: before.length + index + 1, at: monday, by, event }))];
}

/** S1-19: the case as it is where the reporter steps out at once. */
function withoutReporter(): readonly RecordedEvent[] {
  const kept = history(...doings).flatMap((recorded): RecordedEvent[] => {
    const { event } = recorded;
    if (event.type === 'case-opened') return [{ ...recorded, event: { ...event, reporterStepsOut: true } }];
    // The child's own teacher stays, and is asked to watch it; this is somebody else.
    const whom = event.type === 'admitted' ? event.participant : event.type === 'asked' ? event.task.owner : undefined;
    return whom?.person === people['reporter'] ? [] : [recorded];
  });
  return kept.map((recorded, index) => ({ ...recorded, version: index + 1 }));
}

/** What comes with taking part, and goes with it. */
const ofMembers = [
  'record-signal',
  'record-report',
  'record-parent-contact',
  'record-advice',
  'alert-board',
  'my-part',
];

/** The history is for the case lead; others keep what they answered (E-11), the reporter adds to it, and what was taken back is nobody's. */
const reopened: InState['differs'] = (role, act, letter) => {
  if (!['reporter', 'answered', 'asked', 'tookOver'].includes(role)) return undefined;
  const name = nameOf(act);
  if (name === 'declare-emergency' || name === 'stay-out') return 'y';
  if (role === 'reporter' && name === 'record-signal') return 'y';
  const gone = role !== 'answered' && ['dossier', 'correct'].includes(name);
  return role === 'reporter' || letter === 'n' || gone || ofMembers.includes(name) ? '-' : undefined;
};

const steppedOut: InState['differs'] = (role, act) => {
  if (role !== 'reporter') return undefined;
  return ['record-signal', 'declare-emergency', 'stay-out'].includes(nameOf(act)) ? 'y' : '-';
};

export const inStates = {
  'it is open': after(),
  'there is danger': after({ by: 'anna', does: 'declare-emergency' }),
  'it is closed': after(closing),
  'it was joined with another': { events: joined() },
  'it was opened again': {
    ...after(closing, { by: 'carla', does: 'reopen-case', with: { reason: 'nieuwe zorg' } }),
    differs: reopened,
  },
  'it stands still, for somebody who was asked': standsStill(freezing('sam'), 'asked'),
  'it stands still, for the coordinator': standsStill(freezing('carla'), 'coordinator'),
  'it stands still, for the deputy': standsStill(freezing('dirk'), 'deputy'),
  'it stands still, for the director': standsStill(freezing('willem'), 'director'),
  'it stands still, for the board': standsStill(freezing('bo'), 'board'),
  'it stands still, for the reporter': standsStill(freezing('anna', 'carla'), 'reporter', 'coordinator'),
  'it stands still, and nobody was named': unnamed(),
  'the coordinator is kept out': { ...after(keeping('carla', 'dirk')), ...hides('coordinator') },
  'coordinator and deputy are kept out': { ...after(keeping('carla', 'dirk'), staying('dirk')), differs: ledByBoard },
  'the board named who leads': {
    ...after(keeping('carla', 'dirk'), staying('dirk'), naming('noor')),
    differs: ledBy('answered'),
  },
  'the director is kept out': { ...after(staying('willem')), ...hides('director') },
  'the reporter stays out': { ...after(staying('anna')), ...hides('reporter') },
  'S1-19: the reporter stepped out': { events: withoutReporter(), differs: steppedOut },
  'R-07: the reporter was sent away': { ...after(leaving('anna')), ...hides('reporter') },
  'R-07: somebody who was asked was sent away': { ...after(leaving('sam')), ...hides('asked') },
} as const satisfies Readonly<Record<string, InState>>;

export type StateName = keyof typeof inStates;

/** A case in such a state. */
export function stateOf({ events }: InState): CaseState {
  const state = replay(events);
  if (state === undefined) throw new Error('there is no case');
  return asOf(state, monday);
}

/** A row of the table as it is in such a state. */
export const rowIn = ({ differs }: InState, act: Act, row: string): string =>
  row
    .split(' ')
    .map((letter, index) => differs?.(columns[index] ?? '', act, letter as Letter) ?? letter)
    .join(' ');
