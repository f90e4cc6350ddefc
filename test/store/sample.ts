import type { Participant } from '../../src/case/people/participant';
import type { RecordedEvent } from '../../src/case/events';
import type { CaseState } from '../../src/case/state';
import type { Append } from '../../src/service/ports';

/** A fictional child and words that are nowhere else, so that finding them anywhere is a leak. */
export const child = { name: 'Fenna Quispelhorst', birthDate: '2018-03-09' };

export const words = 'een xylofoonblauwe plek boven de linkerknie';

export const opened = '2027-05-21T07:00:00.000Z';

const person = (name: string, role: string): Participant => ({ person: `${role}-id`, name, role, external: false });

const coordinator = person('Anneke Winter', 'coordinator');

const cast = {
  coordinator,
  deputy: person('Bram Zomer', 'deputy'),
  director: person('Cor Herfst', 'director'),
  board: person('Dina Lente', 'board'),
};

export function stateOf(id: string, version: number, changes: Partial<CaseState> = {}): CaseState {
  return {
    id,
    version,
    status: 'open',
    route: 'meldcode',
    code: 'K7M4',
    school: 'de-regenboog',
    agreement: 'a'.repeat(64),
    openedAt: opened,
    progress: { at: opened },
    reporter: coordinator,
    cast,
    members: [coordinator],
    steps: ['signal'],
    child: { ...child, writtenIn: 1 },
    related: [],
    parents: [],
    directions: {},
    consents: [],
    done: [],
    consulted: [],
    waivedConsultations: [],
    talkBlocked: false,
    talks: [],
    reports: [],
    tasks: [],
    counts: { tasks: 0, referrals: 0, signals: 1, complete: 1 },
    ...changes,
  };
}

export function eventOf(version: number, text = words): RecordedEvent {
  const task = `t${String(version)}`;
  return {
    version,
    at: opened,
    by: 'coordinator-id',
    event: { type: 'task-completed', task, result: text, on: '2027-05-21' },
  };
}

/** An append of `count` events upon version `expected`. */
export function appendOf(caseId: string, expected: number, commandId: string, count = 1, text = words): Append {
  const events = Array.from({ length: count }, (_, index) => eventOf(expected + index + 1, text));
  return { caseId, expected, events, state: stateOf(caseId, expected + count), commandId };
}
