import { StorageUnavailable } from '../../src/service/ports';
import { outages, pausesEnd } from './blows';
import { ground, openHouse, rest, type House } from './house';
import { Life, livingTables, type Blow } from './life';
import { opened } from './story';

interface Outcome {
  readonly calls: readonly string[];
  /** Of every alert, where it stands. */
  readonly alerts: readonly string[];
}

/** Danger is declared, of which alerts go out side by side, with one blow at a call to storage. */
async function play(blow?: Blow): Promise<Outcome> {
  const life = new Life(() => new StorageUnavailable('away for a moment'), false);
  life.blow = blow;
  const house = await openHouse(ground(), { tables: (tables) => livingTables(tables, life) });
  const caseId = await opened(house);
  life.armed = true;
  await declares(house, caseId);
  await rest();
  life.armed = false;
  await pausesEnd(house, house);
  const alerts = house.platform.messages().filter(({ card }) => card.template === 'alert');
  return { calls: life.calls, alerts: alerts.map(({ conversation }) => conversation).sort() };
}

const declares = (house: House, caseId: string): Promise<unknown> =>
  house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {}, id: 'declared' });

it('an answer of storage that is lost while alerts go out side by side costs at most one extra copy, at any call', async () => {
  const plain = await play();
  const found: string[] = [];
  for (const blow of outages(plain.calls)) {
    const { alerts } = await play(blow);
    const missing = plain.alerts.filter((place) => !alerts.includes(place)).length;
    const extra = alerts.length - new Set(alerts).size;
    if (missing > 0 || extra > 1)
      found.push(`${blow.when} ${String(plain.calls[blow.at - 1])} (${blow.at}): ${missing} missing, ${extra} extra`);
  }
  expect(found).toEqual([]);
});
