import type { Reader } from '../../src/case/event-row';
import { eventTable } from '../../src/case/event-table';
import type { EventType } from '../../src/case/events';

/* What an event is for others: who reads it by which right, whether a case gets further by it, and who may set it right. */

const list = (words: string): readonly string[] => words.trim().split(/\s+/).sort();
const types = Object.keys(eventTable) as EventType[];
const having = (is: (type: EventType) => boolean): readonly string[] => types.filter(is).sort();

const nobody: Reader = {
  person: 'reader',
  leads: false,
  reports: false,
  weighs: false,
  isAsked: () => false,
  reads: () => false,
  knowsOf: () => true,
  board: 'board',
};
const readWith = (right: Partial<Reader>, by = 'another'): readonly string[] =>
  having((type) => {
    const event = { type, task: 't1', case: 'other', person: 'somebody', about: 1 } as never;
    // How something was asked has its task in it, and is read by more than one right.
    return type !== 'asked' && eventTable[type].visibleTo.some((may) => may({ ...nobody, ...right }, event, by));
  });

describe('R-07: who reads an event', () => {
  it('without a right, nobody', () => {
    expect(readWith({})).toEqual([]);
  });

  it('who leads reads all that is told in the case; what is the board’s, not', () => {
    expect(types.filter((type) => type !== 'asked' && !readWith({ leads: true }).includes(type)).sort()).toEqual(
      list(`board-contacted frozen related-kept-from staff-alerted standstill-closed standstill-extended task-held`),
    );
  });

  it('who leads hears of another case unless they are kept out of it', () => {
    const kept = readWith({ leads: true, knowsOf: () => false });
    expect(readWith({ leads: true }).filter((type) => !kept.includes(type))).toEqual(
      list('joined related-decided related-found'),
    );
  });

  it('who makes the report reads what is known of the child', () => {
    expect(readWith({ reports: true })).toEqual(
      list('case-opened child-recorded consultation-answered signal-recorded signal-taken-over talk-recorded'),
    );
  });

  it('who weighs along reads the weighing', () => {
    expect(readWith({ weighs: true })).toEqual(['weighed']);
  });

  it('the writer reads what they wrote of the child, and no plan', () => {
    expect(readWith({}, 'reader')).toEqual(
      list('case-opened parents-contacted person-kept-out referred reported signal-recorded third-party-contact'),
    );
  });

  it('who is asked reads what was answered to that; a reason is for who gave it', () => {
    const asked = { isAsked: (task: string) => task === 't1' };
    const answers = 'consultation-answered feedback-recorded talk-recorded talk-signed task-completed weighing-agreed';
    expect(readWith(asked)).toEqual(list(answers));
    expect(readWith(asked, 'reader').filter((type) => !readWith({}, 'reader').includes(type))).toEqual(
      list(`${answers} declined postponed`),
    );
  });

  it('what was set right is read by who set it right, and who reports, as far as they read what it is about', () => {
    const reads = (version: number): boolean => version === 1;
    expect(readWith({ reads })).toEqual([]);
    expect(readWith({ reads }, 'reader')).toContain('corrected');
    expect(readWith({ reads, reports: true })).toContain('corrected');
    expect(readWith({ reports: true })).not.toContain('corrected');
  });
});

it('R-12: a case gets further by an answer, a plan or a decision, and not by reading, putting off or moving people', () => {
  expect(having((type) => eventTable[type].progress)).toEqual(
    list(`
      advice-recorded agreement-moved asked board-contacted case-opened child-recorded closed consent-recorded
      consultation-answered consultation-waived emergency-declared feedback-recorded file-requested follow-up-recorded
      frozen inquiry-recorded joined lead-named parents-contacted referred related-decided reopened reported reporter-told
      signal-recorded signal-taken-over staff-alerted standstill-closed standstill-ended standstill-undone talk-blocked
      talk-planned talk-recorded talk-signed talk-waived task-completed third-party-contact weighed weighing-agreed`),
  );
});

it('what somebody wrote in words can be set right', () => {
  expect(having((type) => eventTable[type].correctable)).toEqual(
    list(`
      advice-recorded case-opened closed consent-recorded consultation-answered consultation-waived declined dismissed
      emergency-withdrawn feedback-recorded follow-up-recorded handed-over postponed referred related-decided reopened
      reported signal-recorded signal-taken-over talk-planned talk-recorded talk-signed talk-waived task-completed
      weighed weighing-agreed withdrawn`),
  );
});
