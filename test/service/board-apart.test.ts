import { agreementOf } from '../../src/agreement/load';
import { lindeboom, who } from '../case/given';
import { newCaseId, openHouse, rest, type House } from './house';
import { opened } from './story';

const { school, protocol } = lindeboom;
const board = (person: string) => agreementOf({ ...school, roles: { ...school.roles, board: { person } } }, protocol);
const toldTo = ({ platform }: House, by: string): string =>
  JSON.stringify(platform.privately(who(by).person).map(({ card }) => card));

describe.each(['willem', 'carla', 'dirk'])('S1-24: at a school whose file says that its board is %s', (person) => {
  const house = () => openHouse(undefined, { agreements: [board(person)] });

  it('a concern about a member of staff goes to nobody, and the person who has it reads whom to call', async () => {
    const open = await house();
    const page = await open.act('bas', 'alert-board', { case: newCaseId(), values: { fresh: true } });
    expect(page.kind).toBe('dialog');
    const caseId = newCaseId();
    const sent = await open.act('bas', 'alert-board', { case: caseId, page: 1, values: { fresh: true } });
    expect(sent.code).toBe('not-allowed');
    expect(JSON.stringify(sent)).toContain('0900-111 3111');
    await rest();
    expect(await open.store.cases.readState(caseId)).toBeUndefined();
    expect(toldTo(open, person)).toBe('[]');
  });

  it('a case that is about somebody of the school stands still, and only the person who said so hears whom to call', async () => {
    const open = await house();
    const caseId = await opened(open);
    await rest();
    const before = toldTo(open, person);
    const values = { about: 'this', suspect: who('lies').person };
    const sent = await open.act('anna', 'alert-board', { case: caseId, page: 2, values });
    expect([sent.code, JSON.stringify(sent)]).toEqual([undefined, expect.stringContaining('0900-111 3111')]);
    await rest();
    expect((await open.stateOf(caseId)).frozen).toBeDefined();
    expect(toldTo(open, 'anna')).toContain('0900-111 3111');
    expect(open.platform.privately(who(person).person).map(({ card }) => card.template)).not.toContain('board');
    expect(toldTo(open, person)).not.toContain('0900-111 3111');
    expect(before).not.toContain('board/');
  });
});

it('S1-24: a board that becomes the director by a wrong file sees nothing more of what it was told before', async () => {
  const open = await openHouse();
  const caseId = newCaseId();
  await open.act('bas', 'alert-board', { case: caseId, page: 1, values: { fresh: true } });
  await rest();
  expect(toldTo(open, 'bo')).toContain('Bas de Wit');
  const next = await openHouse(open, { agreements: [board('willem')], instance: 'two' });
  next.time.to('2027-05-11T07:00:00.000Z');
  await next.worker.deliver(caseId);
  await rest();
  expect(toldTo(next, 'willem')).not.toContain('Bas de Wit');
  expect((await next.act('willem', 'confirm-board', { case: caseId, task: 'task-1', version: 1 })).kind).not.toBe(
    'card',
  );
});
