import { commandSchemas } from '../../../src/case/commands';
import {
  familyFields,
  given,
  history,
  lindeboom,
  opened,
  stateAfter,
  talkFields,
  talkReport,
  who,
  type Act,
} from '../given';
import type { Values } from '../../../src/view/values';

const family: Act = {
  by: 'carla',
  does: 'record-child',
  with: familyFields,
};
const plan = (more: Values = {}): Act => ({
  by: 'carla',
  does: 'plan-talk',
  with: { ...talkFields, leader: who('noor').person, second: who('anna').person, ...more },
});
const written = (signatures: Values): Act => ({
  by: 'noor',
  does: 'record-talk',
  task: 't3',
  with: { ...talkReport, ...signatures },
});
const all = { signed1: 'yes', signed2: 'refused', signedLeader: 'yes', signedSecond: 'yes' };
const held = [opened, family, plan()];
const signing = (...acts: readonly Act[]) => stateAfter(...acts).tasks.filter(({ rule }) => rule === 'signing');

describe('D-06: who signs the report of a talk', () => {
  it('given a talk with the parents, then each of them and each of school is asked', () => {
    given(...held)
      .when(written({}))
      .refused('incomplete', 'signed1', 'signed2', 'signedLeader', 'signedSecond');
    given(...held)
      .when(written(all))
      .then('talk-recorded', 'asked', 'asked');
  });

  it('given parents whom nobody wrote down, then one of them is asked all the same', () => {
    given(opened, plan({ second: '', alone: 'er was haast' }))
      .when(written({}))
      .refused('incomplete', 'signed1', 'signedLeader');
  });

  it('given a talk with the child, then the child is asked and no parent', () => {
    given(opened, family, plan({ with: 'child' }))
      .when(written({}))
      .refused('incomplete', 'signedChild', 'signedLeader', 'signedSecond');
  });

  it('given that it cannot be, then the reason is needed', () => {
    const { success, error } = commandSchemas['record-signatures'].safeParse({ signed2: 'impossible' });
    expect([success, error?.issues.map(({ path }) => path[0])]).toEqual([false, ['unsigned2']]);
  });

  it('then each answer is kept with who gave it', () => {
    const [event] = given(...held)
      .when(written({ ...all, signed2: 'impossible', unsigned2: 'woont ver weg' }))
      .events();
    expect(event).toMatchObject({
      note: {
        signatures: [
          { of: 'p1', answer: 'yes' },
          { of: 'p2', answer: 'impossible', why: 'woont ver weg' },
          { of: 'leader', person: who('noor').person },
          { of: 'second', person: who('anna').person },
        ],
      },
    });
  });
});

describe('D-06: a signature that is not there yet', () => {
  const late = written({ ...all, signed2: 'later' });
  const signs = (task: string, answer: string): Act => ({
    by: 'noor',
    does: 'record-signatures',
    task,
    with: { signed2: answer },
  });

  it('given that all said yes or no, then nobody is asked', () => {
    expect(signing(...held, written(all))).toEqual([]);
  });

  it('given one who has not said, then the colleague who led the talk is asked, and again until they have', () => {
    expect(signing(...held, late)).toMatchObject([{ id: 't4', status: 'open', owner: { person: who('noor').person } }]);
    expect(signing(...held, late, signs('t4', 'later'))).toMatchObject([{ status: 'answered' }, { status: 'open' }]);
    const done = [...held, late, signs('t4', 'later'), signs('t7', 'refused')];
    expect(signing(...done)).toMatchObject([{ status: 'answered' }, { status: 'answered' }]);
    expect(stateAfter(...done).talks).toMatchObject([{ status: 'held', unsigned: [] }]);
  });

  it('given that it is left open who, or another who does it, then it is refused', () => {
    given(...held, late)
      .when({ ...signs('t4', ''), with: {} })
      .refused('incomplete', 'signed2');
    given(...held, late)
      .when({ ...signs('t4', 'yes'), by: 'anna' })
      .refused('not-yours');
    given(...held, late)
      .when({ ...signs('t1', 'yes'), by: 'carla' })
      .refused('not-allowed');
  });

  it('given a protocol that does not ask again, then nobody is asked', () => {
    const { signatures: _, ...talk } = lindeboom.protocol.talk;
    const once = { ...lindeboom, protocol: { ...lindeboom.protocol, talk } };
    given(...held)
      .under(once)
      .when(late)
      .then('talk-recorded', 'asked', 'asked');
  });
});

describe('D-16: the signals that a talk is about', () => {
  it('given signals of the case, then they are kept by where they stand', () => {
    const version = history(opened).find(({ event }) => event.type === 'signal-recorded')?.version;
    const events = given(opened)
      .when(plan({ chosen: [String(version)], signals: '' }))
      .events();
    const planned = events.flatMap((event) => (event.type === 'talk-planned' ? event.talk.chosen : []));
    expect(planned).toEqual([version]);
  });

  it('given what is no signal, or nothing at all, then it is refused', () => {
    for (const chosen of ['1', '999'])
      given(opened)
        .when(plan({ chosen: [chosen] }))
        .refused('incomplete', 'chosen');
    const { error } = commandSchemas['plan-talk'].safeParse({ ...plan().with, signals: '' });
    expect(error?.issues.map(({ path }) => path[0])).toEqual(['chosen', 'signals']);
  });
});
