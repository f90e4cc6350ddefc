import { bindCard } from '../../src/cards/bind-card';
import { cardText } from '../../src/cards/text';
import { intake, who } from '../case/given';
import { newCaseId, openHouse, rest, type House } from './house';
import { failure } from './platform';
import { opened } from './story';

const [anna, carla, dirk, willem, bo] = ['anna', 'carla', 'dirk', 'willem', 'bo'].map((key) => who(key).person) as [
  string,
  string,
  string,
  string,
  string,
];

const alertsOf = ({ platform }: House, person: string) =>
  platform.privately(person).filter(({ card }) => card.template === 'alert');
/** What is on the card of the declarer; there is one. */
function declarer(house: House, person = anna): string {
  const [one, ...more] = alertsOf(house, person);
  expect(more).toEqual([]);
  return one === undefined ? '' : cardText(bindCard(one.card));
}

const declares = (house: House, caseId: string, by = 'anna') =>
  house.act(by, 'declare-emergency', { case: caseId, page: 1, values: {} });

/** So many seconds pass on the wall alone, as where a practice clock stands still. */
async function seconds(house: House, count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) {
    house.time.passWall(1000);
    await house.worker.tick();
  }
  await rest();
}

/** Nobody of these gets a message one to one. */
const unreachable = (house: House, ...people: readonly string[]): void => {
  house.platform.trouble = ({ name, about }) =>
    name === 'sendPrivately' && people.includes(about) ? failure('busy') : undefined;
};

describe('somebody who types a word of danger', () => {
  it('reads first whom to call, and that nothing was told yet', async () => {
    const house = await openHouse();
    const reply = await house.act('anna', 'danger');
    const text = reply.kind === 'card' ? cardText(bindCard(reply.card)) : '';
    expect(text).toMatch(
      /^Nu gevaar\?\s+Bel zelf: 112, of Veilig Thuis 0800-2000, dag en nacht. Er is nog niets gemeld. Druk op Nu gevaar/,
    );
    await rest();
    expect(house.platform.privately(carla)).toEqual([]);
  });
});

describe('the card of the declarer of danger', () => {
  it('says with whom the alert stands, and only after a tap that somebody is on it', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await declares(house, caseId);
    await rest();
    const first = declarer(house);
    expect(first).toContain('Afgeleverd bij Carla Postma, Dirk van Vliet en Willem Jansma, nog niet gelezen.');
    expect(first).toContain('112');
    expect(first).toContain('0800-2000');
    expect(first).toContain('Carla Postma: 06-0000 0001');
    expect(first).not.toContain('is ermee bezig');
    await house.act('carla', 'acknowledge-emergency', { case: caseId });
    await rest();
    expect(declarer(house)).toContain('Carla Postma is ermee bezig.');
    expect(declarer(house)).not.toMatch(/Afgeleverd|06-0000/);
  });

  it('says whom the bot is still trying, and that they were reached once they are', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    unreachable(house, carla, dirk);
    await declares(house, caseId);
    await rest();
    expect(declarer(house)).toContain('Afgeleverd bij Willem Jansma, nog niet gelezen.');
    expect(declarer(house)).toContain('Ik probeer ook Carla Postma en Dirk van Vliet te bereiken.');
    unreachable(house);
    await seconds(house, 30);
    expect(declarer(house)).toContain('Afgeleverd bij Carla Postma, Dirk van Vliet en Willem Jansma');
    expect(alertsOf(house, bo)).toEqual([]);
  });

  it('says plainly that nobody was reached, with the numbers to call', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    unreachable(house, carla, dirk, willem, bo);
    await declares(house, caseId);
    await rest();
    expect(declarer(house)).toContain('Ik probeer Carla Postma, Dirk van Vliet en Willem Jansma te bereiken.');
    await seconds(house, 61);
    expect(declarer(house)).toContain(
      'Het lukt nog niet om Carla Postma, Dirk van Vliet, Willem Jansma en Bo Terpstra te bereiken.',
    );
    expect(declarer(house)).toContain('Bo Terpstra: 06-0000 0004');
    expect(declarer(house)).not.toContain('Afgeleverd');
  });

  it('of somebody of another organisation names nobody and has no number of theirs', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await house.act('carla', 'request-consultation', {
      case: caseId,
      page: 2,
      values: { to: who('vera').person, mode: 'anonymous', question: 'Wat valt op?', summary: 'kind', clean: true },
    });
    await rest();
    const handle = house.platform.privately(who('vera').person).at(-1)?.card.data['case'];
    await declares(house, String(handle), 'vera');
    await rest();
    const text = declarer(house, who('vera').person);
    expect(text).toContain('Afgeleverd bij de coördinator en de directeur, nog niet gelezen.');
    expect(text).not.toMatch(/Postma|Vliet|Jansma|06-/);
  });
});

describe('the answer to a person who says that there is danger', () => {
  const text = async (reply: ReturnType<House['act']>): Promise<string> => {
    const answer = await reply;
    return answer.kind === 'message' ? answer.text : answer.kind;
  };

  it('says whom to call and whom the bot tells meanwhile, with their numbers', async () => {
    const house = await openHouse();
    expect(await text(declares(house, await opened(house)))).toBe(
      'Bel zelf: 112, of Veilig Thuis 0800-2000, dag en nacht. Ik waarschuw nu Carla Postma (06-0000 0001), Dirk van Vliet (06-0000 0002) en Willem Jansma (06-0000 0003).',
    );
  });

  it('says so first where it was said while reporting', async () => {
    const house = await openHouse();
    const values = { ...intake, danger: 'yes', informed: true };
    const answer = await text(house.act('anna', 'open-case', { case: newCaseId(), page: 3, values }));
    expect(answer).toMatch(
      /^Bel zelf: 112, of Veilig Thuis 0800-2000.*Ik waarschuw nu Carla.*Ontvangen\. Carla Postma/,
    );
  });

  it('does not say that they know already when that is not so', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    unreachable(house, carla, dirk, willem);
    await declares(house, caseId);
    const again = await declares(house, caseId);
    expect(again.code).toBe('already-done');
    expect(JSON.stringify(again)).not.toContain('weten');
  });
});

describe('an alert that stands with nobody for a minute', () => {
  it('goes to the board as well, which is in the timeline, and not before', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    unreachable(house, carla, dirk, willem);
    await declares(house, caseId);
    await rest();
    await seconds(house, 58);
    expect(alertsOf(house, bo)).toEqual([]);
    await seconds(house, 3);
    expect(alertsOf(house, bo)).toHaveLength(1);
    expect(declarer(house)).toContain('Afgeleverd bij Bo Terpstra, nog niet gelezen.');
    const dossier = await house.act('carla', 'dossier', { case: caseId });
    expect(JSON.stringify(dossier)).toContain('Bo Terpstra gewaarschuwd: er kan nu gevaar zijn');
  });

  it('keeps the board in the picture once others are reached, and tells it again when its turn comes', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    unreachable(house, carla, dirk, willem);
    await declares(house, caseId);
    await rest();
    await seconds(house, 61);
    const [early] = alertsOf(house, bo);
    unreachable(house);
    await seconds(house, 40);
    expect(alertsOf(house, bo)).toEqual([early]);
    house.time.pass(60 * 60_000);
    await seconds(house, 1);
    expect(alertsOf(house, bo)).toHaveLength(1);
    expect(alertsOf(house, bo)[0]?.id).not.toBe(early?.id);
  });

  it('is over for the board too when somebody is on it', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    unreachable(house, carla, dirk, willem);
    await declares(house, caseId);
    await rest();
    await seconds(house, 61);
    unreachable(house);
    await house.act('bo', 'acknowledge-emergency', { case: caseId });
    await rest();
    expect(alertsOf(house, bo).map(({ card }) => card.data['state'])).toEqual(['taken-up']);
    expect(declarer(house)).toContain('Bo Terpstra is ermee bezig.');
  });

  it('about a member of staff goes to nobody else: the declarer is told whom to call', async () => {
    const house = await openHouse();
    await house.act('anna', 'alert-board', { case: 'f'.repeat(32), page: 1, values: { fresh: true } });
    await rest();
    unreachable(house, bo);
    await declares(house, 'f'.repeat(32));
    await rest();
    await seconds(house, 61);
    for (const person of [carla, dirk, willem]) expect(alertsOf(house, person)).toEqual([]);
    expect(declarer(house)).toContain('vertrouwensinspecteur: 0900-111 3111');
    expect(declarer(house)).toContain('Bo Terpstra: 06-0000 0004');
    expect(declarer(house)).not.toContain('Zorg');
  });

  it('never goes to the colleague who may be involved', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await house.act('anna', 'alert-board', {
      case: caseId,
      page: 2,
      values: { about: 'this', suspect: bo },
    });
    await rest();
    unreachable(house, carla, dirk, willem);
    await declares(house, caseId);
    await rest();
    await seconds(house, 61);
    expect(alertsOf(house, bo)).toEqual([]);
    expect(declarer(house)).not.toContain('Bo Terpstra');
  });
});
