import type { Agreement } from '../../src/agreement/agreement';
import { agreementOf } from '../../src/agreement/load';
import type { School } from '../../src/agreement/school-schema';
import { createWorker, type Worker } from '../../src/service/delivery/worker';
import { lindeboom, who } from '../case/given';
import { ground, openHouse, rest, type Ground } from './house';
import { failure } from './platform';
import { opened } from './story';

type Holidays = School['holidays'];

const carla = who('carla').person;
const MINUTE = 60_000;

const spans = (count: number): Holidays =>
  Array.from({ length: count }, (_, index) => {
    const day = (days: number): string => new Date(Date.UTC(2027, 4, 1 + days)).toISOString().slice(0, 10);
    return { name: `Vakantie ${index}`, from: day(index * 70), until: day(index * 70 + 69) };
  });

const calendars: Readonly<Record<string, Holidays>> = {
  'without a holiday': [],
  'with a year that was mistyped': [{ name: 'Meivakantie', from: '2027-05-01', until: '2077-05-09' }],
  'without a school day for years': spans(12),
};

const saying = (holidays: Holidays): Agreement => agreementOf({ ...lindeboom.school, holidays }, lindeboom.protocol);

/** A case of which the alert about danger was refused, as the next start of the program finds it. */
async function refused(agreement: Agreement) {
  const on = ground();
  const house = await openHouse(on, { agreements: [agreement] });
  const caseId = await opened(house);
  on.platform.trouble = ({ name }) => (name === 'sendPrivately' ? failure('refused') : undefined);
  await house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} });
  await rest();
  on.time.passWall(MINUTE);
  return on;
}

/** How many alerts she has: after a minute in which they are refused, and half a minute after that. */
async function alertsThen({ platform, time }: Ground, worker: Worker): Promise<readonly number[]> {
  const counts: number[] = [];
  const pass = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += 5_000) {
      time.passWall(5_000);
      await worker.tick();
    }
    counts.push(platform.privately(carla).filter(({ card }) => card.template === 'alert').length);
  };
  await worker.recover();
  await pass(MINUTE);
  platform.trouble = () => undefined;
  await pass(MINUTE / 2);
  return counts;
}

describe.each(Object.entries(calendars))('an alert about danger at a school with a calendar %s', (_, holidays) => {
  it.each([
    ['of a case that began with it', saying(holidays)],
    ['that comes while the alert is going out', lindeboom],
  ])(
    '%s: arrives within half a minute of a platform that takes it',
    async (_when, before) => {
      const on = await refused(before);
      const { worker } = await openHouse(on, { agreements: [saying(holidays)], instance: 'two' });
      expect(await alertsThen(on, worker)).toEqual([0, 1]);
    },
    30_000,
  );
});

it('an alert about danger arrives also where nothing of a calendar can be worked out any more', async () => {
  const on = await refused(lindeboom);
  const { ports } = await openHouse(on, { instance: 'two' });
  const broken = saying(undefined as unknown as Holidays);
  const directory = Object.assign(Object.create(ports.directory) as typeof ports.directory, {
    ofCase: () => Promise.resolve(broken),
  });
  expect(await alertsThen(on, createWorker({ ...ports, directory }))).toEqual([0, 1]);
  expect(on.lines.some(({ level }) => level === 'error')).toBe(true);
}, 30_000);
