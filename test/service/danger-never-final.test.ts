import { who } from '../case/given';
import { openHouse, rest, type House } from './house';
import { failure } from './platform';
import { opened } from './story';

const carla = who('carla').person;
const OUTAGE = 20 * 60_000;

const alerts = ({ platform }: House) => platform.privately(carla).filter(({ card }) => card.template !== 'request');

describe.each(['refused', 'unknown', 'busy'] as const)('an alert about danger that is %s', (kind) => {
  it('is tried again at most half a minute apart, for as long as it takes', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const tries: number[] = [];
    const began = Date.parse(house.time.wall());
    house.platform.trouble = ({ name, about }) => {
      if (name !== 'sendPrivately' || about !== carla) return undefined;
      const now = Date.parse(house.time.wall());
      tries.push(now);
      return now < began + OUTAGE ? failure(kind) : undefined;
    };
    await house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} });
    await rest();
    const before = alerts(house).length;
    for (let second = 0; second < 1240; second += 5) {
      house.time.passWall(5000);
      await house.worker.tick();
    }
    await rest();
    expect(alerts(house).length).toBeGreaterThan(before);
    expect(alerts(house).some(({ card }) => card.template === 'alert')).toBe(true);
    const gaps = [...new Set(tries)].map((moment, index, all) => moment - (all[index - 1] ?? moment));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
  }, 20_000);
});

it('an alert whose form is never taken goes as a short plain one', async () => {
  const house = await openHouse();
  const caseId = await opened(house);
  const unfit = new Set<string>();
  house.platform.trouble = ({ name, about, number }) => {
    if (name !== 'sendPrivately' || about !== carla || unfit.size > 0) return undefined;
    unfit.add(String(number));
    return failure('unfit');
  };
  await house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} });
  await rest();
  for (let second = 0; second < 60; second += 5) {
    house.time.passWall(5000);
    await house.worker.tick();
  }
  await rest();
  expect(alerts(house).map(({ card }) => [card.template, card.data['title']])).toContainEqual(['notice', 'Nu gevaar']);
});
