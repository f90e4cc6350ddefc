import { who } from '../case/given';
import { openHouse, rest, type House } from './house';
import { failure } from './platform';
import { answers, asks, opened } from './story';

const [carla, noor] = [who('carla').person, who('noor').person];
const ANSWER = 'Er is een antwoord';

const handsOver = (house: House) =>
  house.act('willem', 'hand-over-role', {
    page: 2,
    values: { about: 'role', role: 'coordinator', person: noor, reason: 'Nieuwe taken' },
  });

const notices = ({ platform }: House, person: string): readonly string[] =>
  platform
    .privately(person)
    .filter(({ card }) => card.template === 'notice')
    .map(({ card }) => String(card.data['title']));

async function seconds(house: House, count: number): Promise<void> {
  house.time.passWall(count * 1000);
  await house.worker.tick();
  await rest();
}

/** The school follows at one look, its cases at the next. */
async function followed(house: House): Promise<void> {
  await seconds(house, 1);
  await seconds(house, 1);
}

/** Bas answered Carla, who has the notice of it. */
async function answered(): Promise<{ house: House; caseId: string }> {
  const house = await openHouse();
  const caseId = await opened(house);
  await asks(house, caseId, 'bas');
  await rest();
  const task = (await house.stateOf(caseId)).tasks.find(({ kind }) => kind === 'consult');
  await answers(house, caseId, 'bas', task?.id ?? '');
  await rest();
  expect(notices(house, carla)).toEqual([ANSWER]);
  return { house, caseId };
}

describe('a notice to the case lead, once somebody else leads', () => {
  it('stands with them, and no more with the former one', async () => {
    const { house } = await answered();
    await handsOver(house);
    await followed(house);
    expect(notices(house, noor)).toContain(ANSWER);
    expect(notices(house, carla)).not.toContain(ANSWER);
    const sent = house.platform.count('sendPrivately');
    await seconds(house, 3600);
    expect(house.platform.count('sendPrivately')).toBe(sent);
  });

  it('comes to them also while it cannot be taken away from the former one, which is tried until it is gone', async () => {
    const { house } = await answered();
    house.platform.trouble = ({ name, about }) =>
      name === 'remove' && about.includes(carla) ? failure('refused') : undefined;
    await handsOver(house);
    await followed(house);
    expect(notices(house, noor)).toContain(ANSWER);
    expect(notices(house, carla)).toContain(ANSWER);
    house.platform.trouble = () => undefined;
    await seconds(house, 3600);
    expect(notices(house, carla)).not.toContain(ANSWER);
    expect(notices(house, noor).filter((title) => title === ANSWER)).toHaveLength(1);
  });

  it('goes from the former one also while the next one cannot be reached', async () => {
    const { house } = await answered();
    house.platform.trouble = ({ name, about }) =>
      name === 'sendPrivately' && about === noor ? failure('refused') : undefined;
    await handsOver(house);
    await followed(house);
    expect(notices(house, carla)).not.toContain(ANSWER);
    house.platform.trouble = () => undefined;
    await seconds(house, 3600);
    expect(notices(house, noor)).toContain(ANSWER);
  });

  it('stays where it is when an earlier build did not write down with whom', async () => {
    const { house, caseId } = await answered();
    const { delivery, etag } = await house.store.cases.readDelivery(caseId);
    const items = delivery.items.map(({ to: _, ...item }) => item);
    await house.store.cases.writeDelivery(caseId, { ...delivery, items }, { etag });
    const sent = house.platform.count('sendPrivately');
    await house.worker.deliver(caseId);
    expect(house.platform.count('sendPrivately')).toBe(sent);
    expect(notices(house, carla)).toContain(ANSWER);
  });
});
