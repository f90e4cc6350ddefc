import { join } from 'node:path';
import type { Agreement } from '../../src/agreement/agreement';
import { hashOf, loadAgreements } from '../../src/agreement/load';
import { commandSchemas, type Command, type CommandName } from '../../src/case/commands';
import { decide } from '../../src/case/decide';
import type { CaseEvent, RecordedEvent } from '../../src/case/events';
import { replay } from '../../src/case/evolve';
import { caseId, intake, monday } from './first-report';
import { Refusal, type RefusalCode } from '../../src/case/refusal';
import type { CaseState } from '../../src/case/state';
import type { Values } from '../../src/view/values';

export { caseId, intake, monday };

const root = join(__dirname, '..', '..');

/**
 * The practice school, but for what its board has asked when the first two steps begin: tests of the program count tasks, and
 * do not hang on what one board asks. `test/rules` and the scenarios have its protocol as it is.
 */
export const lindeboom: Agreement = askingLess(
  firstOf(loadAgreements({ schools: join(root, 'schools'), protocols: join(root, 'protocols') })),
);

function askingLess({ protocol: whole, school }: Agreement): Agreement {
  const steps = whole.steps.map((step, index) => (index < 2 ? { ...step, tasks: [] } : step));
  const protocol = { ...whole, steps };
  return { hash: hashOf({ protocol, school }), protocol, school };
}

/** Its people by the keys of the school file. */
export const who = (key: string): { person: string; name: string } => {
  const person = lindeboom.school.people[key];
  if (person === undefined) throw new Error(`nobody is called ${key}`);
  return { person: person.id, name: person.name };
};

/** One act of somebody: at a moment, a command with its fields as a form would send them. */
export interface Act {
  readonly at?: string;
  /** When they said it, where it is written down only at `at`. */
  readonly saidAt?: string;
  readonly by: string;
  readonly does: CommandName;
  readonly with?: Values;
  readonly task?: string;
  readonly version?: number;
}

export const opened: Act = { by: 'anna', does: 'open-case', with: intake };
export const referral = {
  organisation: 'Buurtteam',
  referrer: who('sam').person,
  date: '2027-05-14',
  purpose: 'opvoedhulp',
  lead: 'Sam',
  result: 'rust thuis',
  evaluate: '2027-06-25',
};
export const note = { date: '2027-05-12', contact: 'talk', reading: 'herkenbaar', advice: 'blijf kijken', doubt: 'no' };
export const asking = (to: string, more: Values = {}): Act => ({
  by: 'carla',
  does: 'request-consultation',
  with: { to: who(to).person, mode: 'open', question: 'Hoe kijk jij hiernaar?', ...more },
});

/** No talk, and a consultation that is not held: each with its reason. */
/** The coordinator closes the case. */
export const closes = (reason: string, more: Values = {}): Act => ({
  by: 'carla',
  does: 'close-case',
  with: {
    reason,
    motivation: 'm',
    agreements: 'a',
    wentWell: 'w',
    tookLong: 't',
    lapsedWhy: 'De zorg is afgesloten',
    heard: [],
    safe: 'yes',
    ...more,
  },
});
export const withoutTalk = (partner: string): Act => ({
  by: 'carla',
  does: 'waive-talk',
  with: { with: partner, grounds: ['child-safety'], why: 'het kan nu niet' },
});
const withoutConsultation = (which: string): Act => ({
  by: 'carla',
  does: 'waive-consultation',
  with: { which, reason: 'zij komen nu niet bijeen' },
});
/** A signal with which Veilig Thuis is called before anybody is spoken with. */
export const forcedMarriage: Act = {
  by: 'anna',
  does: 'record-signal',
  with: {
    what: 'Zij moet trouwen',
    nature: 'hunch',
    date: '2027-05-10',
    categories: ['forced-marriage'],
    direction: 'confirms',
    safe: 'yes',
  },
};

/** What is written down first in weighing. */
export const firstInWords = {
  safety: 'onveilig',
  risks: 'veel',
  severity: 'ernstig',
  reporting: 'misschien',
  helping: 'ja',
  willing: 'een beetje',
} as const;

/** Everything that is asked before people weigh is left out. */
export const prepared: readonly Act[] = [
  withoutTalk('parents'),
  withoutTalk('child'),
  withoutConsultation('cvb'),
  withoutConsultation('colleague'),
];

/** Events of one act after another, as the program would record them. */
export function history(...acts: readonly Act[]): readonly RecordedEvent[] {
  let events: readonly RecordedEvent[] = [];
  for (const act of acts) events = [...events, ...recorded(act, events)];
  return events;
}

export const stateAfter = (...acts: readonly Act[]): CaseState => {
  const state = replay(history(...acts));
  if (state === undefined) throw new Error('nothing happened');
  return state;
};

/** `given(acts).when(act)`: then `.then(types)`, `.refused(code)` or `.events`; `.under(agreement)` is another school's. */
export const given = (...acts: readonly Act[]) => ({
  when: (act: Act) => outcome(acts, act, lindeboom),
  under: (agreement: Agreement) => ({ when: (act: Act) => outcome(acts, act, agreement) }),
});

const outcome = (acts: readonly Act[], act: Act, agreement: Agreement) => ({
  events: (): readonly CaseEvent[] => decideOn(history(...acts), act, agreement),
  then: (...types: readonly CaseEvent['type'][]): void => {
    expect(decideOn(history(...acts), act, agreement).map(({ type }) => type)).toEqual(types);
  },
  refused: (code: RefusalCode, ...fields: readonly string[]): void => {
    const refusal = refusalOf(() => decideOn(history(...acts), act, agreement));
    expect([refusal.code, ...refusal.fields]).toEqual([code, ...fields]);
  },
});

export function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

const recorded = (act: Act, before: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  decideOn(before, act).map((event, index) => ({
    version: before.length + index + 1,
    at: act.at ?? monday,
    by: who(act.by).person,
    event,
  }));

function decideOn(before: readonly RecordedEvent[], act: Act, agreement: Agreement = lindeboom): readonly CaseEvent[] {
  const fields = commandSchemas[act.does].parse(act.with ?? {});
  const command = { name: act.does, fields, task: act.task, version: act.version } as Command;
  return decide(replay(before), command, {
    actor: who(act.by),
    now: act.at ?? monday,
    saidAt: act.saidAt,
    agreement,
    cited: before,
    opening: { caseId, code: 'K7M4' },
  });
}

function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('the list is empty');
  return first;
}

/** A family of which both parents have a say. */
export const familyFields = {
  name: 'Jip de Vries',
  birthDate: '2017-03-04',
  parent1: 'Mia Zandstra',
  authority1: 'yes',
  parent2: 'Tom de Vries',
  authority2: 'yes',
};
/** A talk with both, tomorrow; who leads it is to be named. */
export const talkFields = {
  with: 'parents',
  risk: 'no',
  purpose: 'de zorg delen',
  signals: 'de plek',
  date: '2027-05-11',
  where: 'school',
};

/** What is written down of a talk on the same day, apart from who signed. */
export const talkReport = {
  told: 'doel',
  facts: 'plek',
  reaction: 'schrik',
  together: 'samen gekeken',
  present: 'beide ouders',
  date: '2027-05-10',
  outcome: 'recognises',
  safe: 'yes',
};
/** All who were there sign it. */
export const signedByAll = { signed1: 'yes', signedLeader: 'yes', signedSecond: 'yes' };
