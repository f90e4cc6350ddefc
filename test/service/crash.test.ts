import { StorageUnavailable } from '../../src/service/ports';
import { newCaseId, ground, openHouse, rest, type Ground, type House } from './house';
import { beyond, kills, outages, pausesEnd, renamed } from './blows';
import { Crash, Life, livingSurface, livingTables, type Blow } from './life';
import { answers, asks, asksOutside, closes, reads, reports, signals, until } from './story';

/*
 * One case, played with a blow at one call to the outside, for every call there is: what stands on the platform in the
 * end, what was decided, and what was noted as sent must be what they are without the blow.
 */

type Step = (house: House, caseId: string) => Promise<unknown>;

/** Each step is what a person does, or a moment that comes. Who gets no answer does the same again: the id is the same. */
const story: readonly Step[] = [
  (house, caseId) => reports(house, caseId, 'anna', 'a1'),
  (house, caseId) => asks(house, caseId, 'noor', 'a2'),
  (house, caseId) => asksOutside(house, caseId, 'a3'),
  (house) => until(house, '2027-05-11T07:00:00.000Z'),
  (house, caseId) => reads(house, caseId, 'a4'),
  (house, caseId) => answers(house, caseId, 'noor', 't3', 'a5'),
  (house, caseId) => signals(house, caseId, 'anna', 'Vandaag blij', 'a6'),
  (house) => until(house, '2027-05-18T07:00:00.000Z'),
  (house, caseId) => closes(house, caseId, 'a7'),
];

interface Outcome {
  readonly rooms: readonly string[];
  readonly messages: readonly string[];
  readonly decided: readonly unknown[];
  readonly sent: readonly unknown[];
  readonly calls: readonly string[];
}

const storageAway = (): Error => new StorageUnavailable('away for a moment');

async function play(
  blow: Blow | undefined,
  kind: 'killed' | 'killed, another copy takes over' | 'storage',
): Promise<Outcome> {
  const on = ground();
  const caseId = newCaseId();
  const life = kind === 'storage' ? new Life(storageAway, false) : new Life();
  life.blow = blow;
  let house = await open(on, life, kind !== 'storage', 'one');
  for (const step of story) {
    life.armed = true;
    const answered = await step(house, caseId).then(isAnswer, notAnswered);
    await rest();
    if (life.over()) {
      house = await openHouse(on, { instance: kind === 'killed' ? 'one' : 'two' });
      await house.worker.recover();
      await rest();
    }
    if (!answered) await step(house, caseId);
    life.armed = false;
    await pausesEnd(on, house);
  }
  const { rooms, messages } = on.platform.picture();
  const decided = (await house.store.cases.readEvents(caseId)).map(({ version, event }) => [version, event.type]);
  const sent = (await house.store.cases.readSent(caseId)).map(({ to, key, edition }) => [to, key, edition]);
  return { rooms: renamed(rooms, caseId), messages: renamed(messages, caseId), decided, sent, calls: life.calls };
}

const open = (on: Ground, life: Life, alsoPlatform: boolean, instance: string): Promise<House> =>
  openHouse(on, {
    instance,
    tables: (tables) => livingTables(tables, life),
    ...(alsoPlatform ? { surface: (surface) => livingSurface(surface, life) } : {}),
  });

/** Whether the person was told what came of it; "opslaan lukt niet" is an answer after which one tries again. */
const isAnswer = (reply: unknown): boolean =>
  !(typeof reply === 'object' && reply !== null && 'code' in reply && reply.code === 'unavailable');

function notAnswered(error: unknown): boolean {
  if (error instanceof Crash || error instanceof StorageUnavailable) return false;
  throw error;
}

let plain: Outcome;
let storageOnly: Outcome;
beforeAll(async () => {
  plain = await play(undefined, 'killed');
  storageOnly = await play(undefined, 'storage');
});

/** What is not as it is without a blow, by the calls that it came at. At most one message, the one under way, may be twice. */
async function misses(all: readonly Blow[], kind: Parameters<typeof play>[1]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const blow of all) {
    const outcome = await play(blow, kind);
    const missing = beyond(plain.messages, outcome.messages).length;
    const twice = beyond(outcome.messages, plain.messages).length;
    const others = (['rooms', 'decided', 'sent'] as const).filter(
      (what) => JSON.stringify(outcome[what]) !== JSON.stringify(plain[what]),
    );
    if (missing > 0 || twice > 1 || others.length > 0)
      found.push(`${blow.when} call ${blow.at}: ${missing} missing, ${twice} twice, other: ${others.join()}`);
  }
  return found;
}

describe('a blow at any call to the outside', () => {
  it('the story has them all: a room, messages, reminders, an end', () => {
    expect(plain.calls.length).toBeGreaterThan(150);
    expect(plain.decided.at(-1)).toEqual([plain.decided.length, 'closed']);
    expect(plain.messages.length).toBeGreaterThan(5);
  });

  it('killed before or after it, and started again: all is as without, but the one message under way', async () => {
    expect(await misses(kills(plain.calls), 'killed')).toEqual([]);
  }, 300_000);

  it('storage that is away for one call, or whose answer is lost: all is as without', async () => {
    expect(await misses(outages(storageOnly.calls), 'storage')).toEqual([]);
  }, 300_000);

  it('another copy takes over when the lease of the dead one ends', async () => {
    const some = kills(plain.calls).filter((_, index) => index % 5 === 0);
    expect(await misses(some, 'killed, another copy takes over')).toEqual([]);
  }, 300_000);
});
