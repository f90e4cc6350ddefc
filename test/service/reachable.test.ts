import { lindeboom, who } from '../case/given';
import { openHouse, rest, type House } from './house';
import { failure } from './platform';
import { asks, opened } from './story';

const { tenant } = lindeboom.school;
const noor = who('noor').person;

/** A case in which Noor is asked something that does not come. */
async function waiting(): Promise<{ house: House; room: string; asked: () => number }> {
  const house = await openHouse();
  const caseId = await opened(house);
  house.platform.trouble = ({ name, about }) =>
    name === 'post' && about === 'request' ? failure('busy', { retryAfter: 600_000 }) : undefined;
  await asks(house, caseId, 'noor');
  await rest();
  house.platform.trouble = () => undefined;
  const { delivery } = await house.store.cases.readDelivery(caseId);
  const room = delivery.room?.ref?.id ?? '';
  return {
    house,
    room,
    asked: () => house.platform.messages(room).filter(({ card }) => card.template === 'request').length,
  };
}

describe('the bot was added somewhere', () => {
  it('what waits there for its next try is tried at once', async () => {
    for (const where of ['room', 'person', 'tenant'] as const) {
      const { house, room, asked } = await waiting();
      expect(asked()).toBe(0);
      const news = { room: { room }, person: { person: noor }, tenant: {} }[where];
      await house.service.reachable({ tenant, ...news });
      await rest();
      expect([where, asked()]).toEqual([where, 1]);
    }
  });

  it('while another copy has the case: it is tried once that lets go, whichever copy then serves it', async () => {
    const { house, room, asked } = await waiting();
    const { caseId } = (await house.store.registry.list(lindeboom.school.id))[0]!;
    const { delivery, etag } = await house.store.cases.readDelivery(caseId);
    const until = new Date(Date.parse(house.time.wall()) + 60_000).toISOString();
    await house.store.cases.writeDelivery(caseId, { ...delivery, lease: { owner: 'other', until } }, { etag });
    await house.service.reachable({ tenant, room });
    await rest();
    expect(asked()).toBe(0);
    house.time.passWall(61_000);
    await (await openHouse(house, { instance: 'third' })).worker.tick();
    expect(asked()).toBe(1);
  });

  it('elsewhere: nothing is tried because of it', async () => {
    const { house, asked } = await waiting();
    await house.service.reachable({ tenant: 'another', person: noor });
    await house.service.reachable({ tenant, person: who('vera').person });
    await house.service.reachable({ tenant, room: 'of nobody' });
    await rest();
    expect(asked()).toBe(0);
  });
});
