import { SurfaceError } from '../../src/service/surface';
import { createWorker } from '../../src/service/delivery/worker';
import { who } from '../case/given';
import { ground, openHouse, rest, type House } from './house';
import { measuring, type Measured } from './measured';
import { failure } from './platform';
import { asks, opened } from './story';

const TOLD = 'this is not delivered yet';

/** A house whose platform has two roads, with what its operator is told and what it measured. */
async function observed(): Promise<{
  house: House;
  tell: () => Promise<void>;
  told: () => readonly Record<string, unknown>[];
  measured: readonly Measured[];
}> {
  const on = ground();
  on.platform.roads = { messages: 'connector', rooms: 'graph' };
  const house = await openHouse(on);
  const { metrics, measured } = measuring();
  const worker = createWorker({ ...house.ports, metrics });
  return {
    house: { ...house, worker },
    measured,
    tell: () => worker.tellBacklog(),
    told: () => house.lines.filter(({ message }) => message.startsWith(TOLD)).map(({ fields }) => fields),
  };
}

describe('what the operator hears of what waits', () => {
  it('is nothing while all is well', async () => {
    const { house, tell, told, measured } = await observed();
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    await tell();
    expect(told()).toEqual([]);
    expect(measured.at(-1)).toEqual(['waits', []]);
  });

  it('is how much, on which road, and how long the oldest waits; no name and no content', async () => {
    const { house, tell, told, measured } = await observed();
    const caseId = await opened(house);
    house.platform.trouble = ({ name }) => (name === 'post' ? failure('refused') : undefined);
    await asks(house, caseId, 'noor');
    await rest();
    house.time.passWall(30_000);
    house.platform.trouble = ({ name }) => (name === 'post' || name === 'admit' ? failure('refused') : undefined);
    await asks(house, caseId, 'vera');
    await rest();
    house.time.passWall(10_000);
    await tell();
    const lines = told();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ seconds: 40, 'connector seconds': 40 });
    expect(lines[0]?.['waiting']).toBe(Number(lines[0]?.['connector']) + Number(lines[0]?.['graph'] ?? 0));
    expect(JSON.stringify(lines)).not.toMatch(new RegExp([who('noor').person, 'Noor', caseId].join('|')));
    expect(measured.at(-1)).toEqual(['waits', [{ road: 'connector', count: lines[0]?.['connector'], seconds: 40 }]]);
    // and nothing any more once it stands
    house.platform.trouble = () => undefined;
    house.time.passWall(600_000);
    await house.worker.tick();
    await rest();
    await tell();
    expect(told()).toHaveLength(1);
    expect(measured.at(-1)).toEqual(['waits', []]);
  });

  it('counts a case that is held back by a silent road, since that fell silent', async () => {
    const { house, tell, told, measured } = await observed();
    const [first, second] = [await opened(house), await opened(house)];
    const error = new SurfaceError('unknown', 'no answer', { road: 'connector', code: 'BadGateway' });
    const messages = ['post', 'sendPrivately', 'update', 'probe'];
    house.platform.trouble = ({ name }) => (messages.includes(name) ? { error } : undefined);
    await asks(house, first, 'noor');
    await rest();
    house.time.passWall(20_000);
    await asks(house, second, 'noor');
    await house.worker.deliver(second);
    house.time.passWall(20_000);
    await tell();
    expect(told()).toEqual([expect.objectContaining({ waiting: 2, seconds: 40, connector: 2 })]);
    expect(measured).toContainEqual(['failed', 'connector', 'unknown', 'BadGateway']);
  });
});
