import { replay } from '../../src/case/evolve';
import type { RecordedEvent } from '../../src/case/events';
import type { CaseState } from '../../src/case/state';
import { whoIsWho } from '../../src/service/school/who-is-who';
import { history, opened, type Act } from '../case/given';
import { newCaseId, type House } from './house';

const LETTERS = 'BCDFGHJKLMNPRSTVWXZ';
const DIGITS = '23456789';

/** Another code for each number, of the form that the program gives. */
export const codeOf = (number: number): string =>
  [
    LETTERS.charAt(number % 19),
    DIGITS.charAt(Math.floor(number / 19) % 8),
    LETTERS.charAt(Math.floor(number / 152) % 19),
    '2',
  ].join('');

/** What happened in a case, told of another one. */
const toldOf = (events: readonly RecordedEvent[], id: string, code: string): readonly RecordedEvent[] =>
  events.map((one) => (one.event.type === 'case-opened' ? { ...one, event: { ...one.event, id, code } } : one));

/**
 * The line of the registry as the worker writes it of such a case, without delivering anything; `besides`: people whom it
 * names still, though the case does no more.
 */
export async function registered(house: House, state: CaseState, besides: readonly string[] = []): Promise<void> {
  const open = state.tasks.filter(({ status }) => status === 'open');
  const [nextDue] = open.map(({ due }) => due).sort();
  const agreement = house.ports.directory.ofSchool(state.school);
  const { school, code, id: caseId, status, version, openedAt, reporter } = state;
  await house.store.registry.put({
    ...{ school, code, caseId, status, version, openedAt },
    step: state.steps.at(-1) ?? '',
    people: [
      ...new Set([...state.members, ...open.map(({ owner }) => owner)].map(({ person }) => person).concat(besides)),
    ],
    owners: [...new Set(open.map(({ owner }) => owner.person))],
    reporter: reporter.person,
    ...(agreement === undefined ? {} : { follows: whoIsWho(agreement) }),
    ...(nextDue === undefined ? {} : { nextDue }),
    ...(state.emergency === undefined ? {} : { danger: true }),
  });
}

/** So many cases that went like this, each under a code of its own; `acts` may differ by number. */
export async function manyCases(
  house: House,
  count: number,
  acts: (number: number) => readonly Act[] = () => [opened],
): Promise<readonly CaseState[]> {
  const told = new Map<string, readonly RecordedEvent[]>();
  const all: CaseState[] = [];
  for (let number = 0; number < count; number += 1) {
    const key = JSON.stringify(acts(number));
    const before = told.get(key) ?? history(...acts(number));
    told.set(key, before);
    const caseId = newCaseId();
    const events = toldOf(before, caseId, codeOf(number));
    const state = replay(events);
    if (state === undefined) throw new Error('nothing happened');
    await house.store.cases.append({ caseId, expected: 0, events, state, commandId: 'told' });
    await registered(house, state);
    all.push(state);
  }
  return all;
}
