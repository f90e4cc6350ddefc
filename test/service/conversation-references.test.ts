import { conversationReferences } from '../../src/service/people/conversation-references';
import { StorageUnavailable, type People, type PersonRow } from '../../src/service/ports';
import { rest, Time } from './house';

const row: PersonRow = {
  person: 'carla',
  tenant: 't',
  reference: { conversation: { id: 'c' } },
  lastSeen: '2027-05-10',
};

describe('how somebody can be reached', () => {
  let get: People['get'];
  const time = new Time();
  const known = conversationReferences(
    { get: (person) => get(person), put: () => Promise.resolve() },
    { clock: time, pause: time.pause },
  );

  it('is remembered when storage goes away', async () => {
    get = () => Promise.resolve(row);
    expect(await known.find('carla')).toEqual(row);
    get = () => Promise.reject(new StorageUnavailable('away'));
    expect(await known.find('carla')).toEqual(row);
  });

  it('is not known where storage fails or does not answer for a second: then a chat is opened', async () => {
    get = () => Promise.reject(new TypeError('strange'));
    expect(await known.find('dirk')).toBeUndefined();
    get = () => new Promise(() => undefined);
    const found = known.find('dirk');
    await rest();
    time.passWall(1000);
    expect(await found).toBeUndefined();
  });
});
