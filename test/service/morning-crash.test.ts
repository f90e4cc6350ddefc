import { StorageUnavailable } from '../../src/service/ports';
import { ground, openHouse, rest, type House } from './house';
import { beyond, kills, outages, pausesEnd, renamed } from './blows';
import { Life, livingSurface, livingTables, type Blow } from './life';
import { opened, reads, until } from './story';

/*
 * A morning on which two cases have something for the same person, with a blow at one call to the outside, for every call
 * there is: in the end one list stands, with both lines, as without the blow.
 */

interface Outcome {
  readonly messages: readonly string[];
  readonly sent: readonly unknown[];
  readonly calls: readonly string[];
}

type Kind = 'killed' | 'killed, another copy takes over' | 'storage';

async function play(blow: Blow | undefined, kind: Kind): Promise<Outcome> {
  const on = ground();
  const storage = kind === 'storage';
  const life = storage ? new Life(() => new StorageUnavailable('away for a moment'), false) : new Life();
  life.blow = blow;
  let house: House = await openHouse(on, {
    tables: (tables) => livingTables(tables, life),
    ...(storage ? {} : { surface: (surface) => livingSurface(surface, life) }),
  });
  const cases = [await opened(house), await opened(house)];
  const [first = ''] = cases;
  for (const step of [() => until(house, '2027-05-11T07:00:00.000Z'), () => reads(house, first, 'read')]) {
    life.armed = true;
    const answer = await step().catch(() => 'none');
    await rest();
    life.armed = false;
    if (life.over()) {
      house = await openHouse(on, { instance: kind === 'killed' ? 'one' : 'two' });
      await house.worker.recover();
      await rest();
    }
    const heard = answer === undefined || (typeof answer === 'object' && answer.code === undefined);
    if (!heard) await step();
    await pausesEnd(on, house);
  }
  const sent = await Promise.all(cases.map((caseId) => house.store.cases.readSent(caseId)));
  const { messages } = on.platform.picture();
  return {
    messages: cases.reduce(renamed, messages.map(inOneOrder)).map((text) => text.replaceAll(/,"id":"m\d+"/g, '')),
    sent: sent.map((notes) => notes.map(({ to, key, edition }) => [to, key, edition])),
    calls: life.calls,
  };
}

/** Which of two cases comes first on a list is nobody's concern. */
function inOneOrder(text: string): string {
  const message = JSON.parse(text) as { card: { data: { lines?: readonly { text: string }[] } } };
  const { lines } = message.card.data;
  if (lines === undefined) return text;
  const sorted = [...lines].sort((a, b) => (a.text < b.text ? -1 : 1));
  return JSON.stringify({ ...message, card: { ...message.card, data: { ...message.card.data, lines: sorted } } });
}

let plain: Outcome;
beforeAll(async () => {
  plain = await play(undefined, 'killed');
});

async function misses(blows: readonly Blow[], kind: Kind): Promise<readonly string[]> {
  const found: string[] = [];
  for (const blow of blows) {
    const outcome = await play(blow, kind);
    const missing = beyond(plain.messages, outcome.messages).length;
    const twice = beyond(outcome.messages, plain.messages).length;
    const noted = JSON.stringify(outcome.sent) === JSON.stringify(plain.sent);
    if (missing > 0 || twice > 1 || !noted)
      found.push(`${blow.when} call ${blow.at}: ${missing} missing, ${twice} twice, noted ${noted}`);
  }
  return found;
}

describe('a blow on a morning with something of two cases', () => {
  it('without it there is one list, of which one line is answered', () => {
    const lists = plain.messages.filter((text) => text.includes('"morning"'));
    expect(lists).toHaveLength(1);
    expect(lists[0]).toMatch(/Klaar.*Uiterlijk di 11 mei/);
    expect(plain.calls.filter((call) => call.endsWith('mornings')).length).toBeGreaterThan(5);
  });

  it.each(['killed', 'killed, another copy takes over'] as const)(
    '%s: all is as without, but the one message under way',
    async (kind) => {
      expect(await misses(kills(plain.calls), kind)).toEqual([]);
    },
    60_000,
  );

  it('storage that is away for one call, or whose answer is lost: all is as without', async () => {
    const { calls } = await play(undefined, 'storage');
    expect(await misses(outages(calls), 'storage')).toEqual([]);
  }, 60_000);
});
