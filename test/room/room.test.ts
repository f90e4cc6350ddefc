import { room } from '../../src/room/room';
import type { Item } from '../../src/room/types';
import { asking, lindeboom, monday, note, opened, referral, stateAfter, who, type Act } from '../case/given';

const referred: Act = { by: 'carla', does: 'refer', with: referral, at: '2027-05-14T10:00:00.000Z' };
const read: Act = { by: 'carla', does: 'acknowledge', task: 't1' };
const facts: Act = { by: 'carla', does: 'record-child', with: { name: 'Jip de Vries', birthDate: '2019-03-04' } };

const roomAt = (at: string, ...acts: readonly Act[]) => room(stateAfter(...acts), lindeboom, at);
const keyed = (items: readonly Item[], key: string): Item | undefined => items.find((item) => item.key === key);
const keys = (at: string, ...acts: readonly Act[]): readonly string[] =>
  roomAt(at, ...acts)
    .items.filter(({ closed }) => !closed)
    .map(({ key }) => key);

describe('the room', () => {
  it('opens with the reporter, the coordinator and the deputy; the reporter hears that it arrived', () => {
    const opening = roomAt(monday, opened);
    expect(opening.members).toEqual(['anna', 'carla', 'dirk'].map((key) => who(key).person));
    expect(opening.title).toBe('Zorg K7M4');
    expect(keyed(opening.items, 'received')).toMatchObject({
      to: who('anna').person,
      card: { data: { state: 'received' } },
    });
    expect(keyed(roomAt(monday, opened, read).items, 'received')).toMatchObject({
      edition: 1,
      card: { data: { state: 'taken-up' } },
    });
  });

  it('holds no content: not the name, the birth date, nor a word of a signal', () => {
    const texts = JSON.stringify(roomAt('2027-06-30T10:00:00.000Z', opened, facts, asking('noor'), referred));
    for (const word of ['Jip', 'Vries', '2019', 'blauwe', 'pauze', 'plein', 'Buurtteam', 'opvoedhulp', 'kijk jij'])
      expect(texts).not.toContain(word);
  });

  it('asks a colleague in the room with a mention, and somebody from outside one to one, unnamed', () => {
    expect(keyed(roomAt(monday, opened, asking('noor')).items, 'task/t3')).toMatchObject({
      to: 'room',
      mentions: [who('noor').person],
    });
    const outside = asking('vera', { mode: 'anonymous', summary: 'Een kind', clean: true });
    const item = keyed(roomAt(monday, opened, outside).items, `task/t3/${who('vera').person}`);
    expect(item).toMatchObject({ to: who('vera').person, mentions: [], card: { data: { anonymous: true } } });
    expect(roomAt(monday, opened, outside).members).not.toContain(who('vera').person);
  });

  it('R-11: reminds the owner at the term, then with coordinator and deputy, then tells the director, then repeats', () => {
    const acts = [opened, read, facts, asking('noor')];
    const edition = (at: string) => keyed(roomAt(at, ...acts).items, 'task/t3')?.edition;
    const escalations = (at: string) => keys(at, ...acts).filter((key) => key.startsWith('escalation/'));
    const to = (key: string) => `escalation/t3/${who(key).person}`;
    expect([edition('2027-05-18T06:59:00.000Z'), edition('2027-05-18T07:00:00.000Z')]).toEqual([1, 2]);
    expect(escalations('2027-05-20T06:59:00.000Z')).toEqual([]);
    expect(edition('2027-05-20T07:00:00.000Z')).toBe(3);
    expect(escalations('2027-05-20T07:00:00.000Z')).toEqual([to('carla'), to('dirk')]);
    expect(escalations('2027-05-25T07:00:00.000Z')).toEqual([to('carla'), to('dirk'), to('willem')]);
    expect(edition('2027-06-01T07:00:00.000Z')).toBe(4);
  });

  it('H-05: asks after a week and after two, tells the director on the next working day, and goes on asking', () => {
    const acts = [opened, read, facts, referred];
    const key = `task/t3/${who('carla').person}`;
    const edition = (at: string) => keyed(roomAt(at, ...acts).items, key)?.edition;
    expect(edition('2027-05-21T06:59:00.000Z')).toBeUndefined();
    expect(edition('2027-05-21T07:00:00.000Z')).toBe(1);
    expect(edition('2027-05-25T07:00:00.000Z')).toBe(2);
    expect(edition('2027-05-28T07:00:00.000Z')).toBe(3);
    const director = `escalation/t3/${who('willem').person}`;
    expect(keys('2027-05-31T06:59:00.000Z', ...acts)).not.toContain(director);
    expect(keys('2027-05-31T07:00:00.000Z', ...acts)).toContain(director);
    expect(edition('2027-06-07T07:00:00.000Z')).toBe(4);
  });

  it('an answer stops every reminder, and the card says so', () => {
    const answered: Act = {
      by: 'noor',
      does: 'answer-consultation',
      task: 't3',
      with: note,
      at: '2027-05-12T10:00:00.000Z',
    };
    const acts = [opened, read, facts, asking('noor'), answered];
    const later = roomAt('2027-07-01T10:00:00.000Z', ...acts);
    expect(keyed(later.items, 'task/t3')).toMatchObject({
      edition: 1,
      closed: true,
      mentions: [],
      card: { data: { state: 'answered', on: 'wo 12 mei' } },
    });
    expect(keyed(later.items, 'answered/t3')).toMatchObject({ to: who('carla').person });
    expect(later.items.some(({ key }) => key.startsWith('escalation/t3/'))).toBe(false);
  });

  it('"later" moves the reminder and not the escalation', () => {
    const acts = [
      opened,
      read,
      facts,
      { ...asking('noor'), at: monday },
      {
        by: 'noor',
        does: 'postpone',
        task: 't3',
        at: '2027-05-18T08:00:00.000Z',
        with: { until: '2027-05-20', reason: 'druk' },
      } as const,
    ];
    const edition = (at: string) => keyed(roomAt(at, ...acts).items, 'task/t3')?.edition;
    expect([edition('2027-05-19T10:00:00.000Z'), edition('2027-05-20T07:00:00.000Z')]).toEqual([2, 3]);
    expect(keys('2027-05-20T07:00:00.000Z', ...acts)).toContain(`escalation/t3/${who('dirk').person}`);
  });

  it('R-06: "nee" to whether the child is safe brings the numbers to the person who said it', () => {
    const signal: Act = {
      by: 'anna',
      does: 'record-signal',
      with: {
        what: 'x',
        nature: 'fact',
        direction: 'confirms',
        date: '2027-05-10',
        place: 'x',
        situation: 'x',
        alone: true,
        safe: 'no',
      },
    };
    const notice = roomAt(monday, opened, signal).items.find(({ key }) => key.startsWith('safe/'));
    expect(notice).toMatchObject({ to: who('anna').person, card: { data: { urgent: true } } });
    expect(JSON.stringify(notice)).toContain('0800-2000');
  });

  it('a closed case leaves no open item but what people should still read', () => {
    const closing = {
      reason: 'help-done',
      motivation: 'x',
      agreements: 'x',
      wentWell: 'x',
      tookLong: 'x',
      lapsedWhy: 'De zorg is afgesloten',
      heard: [],
      safe: 'yes',
    };
    const closed = roomAt(monday, opened, asking('noor'), { by: 'carla', does: 'close-case', with: closing });
    expect(closed.archived).toBe(true);
    expect(closed.items.filter(({ closed: over }) => !over).map(({ key }) => key)).toEqual(['room', 'received']);
  });
});
