import { lookAtSchools } from '../../src/service/appoint';
import { remindOfMaps } from '../../src/service/remind-of-map';
import { lindeboom, who } from '../case/given';
import { ground, openHouse, type Ground, type House } from './house';
import { failure } from './platform';

const { school } = lindeboom;
const checkedOn = '2027-05-10';
const agreements = [
  {
    ...lindeboom,
    school: { ...school, socialMap: school.socialMap.map((one) => ({ ...one, checked: checkedOn })) },
  },
];
const nine = (day: string): string => `${day}T07:00:00.000Z`;
const yearLater = nine('2028-05-10');

const opened = (on: Ground, instance = 'one'): Promise<House> => openHouse(on, { agreements, instance });
const asked = ({ platform }: Ground): readonly string[] =>
  platform.calls.filter(({ name }) => name === 'sendPrivately').map(({ about }) => about);

/** What the program does at its look at the schools. */
async function looks(house: House, moment: string): Promise<number> {
  house.time.to(moment);
  const before = asked(house).length;
  await lookAtSchools(house.ports);
  await remindOfMaps(house.ports);
  return asked(house).length - before;
}

describe('R-17: the yearly look at the social map', () => {
  it('is asked for a year after the last one, in working hours, and a month later again', async () => {
    const house = await opened(ground());
    expect(await looks(house, nine('2028-05-09'))).toBe(0);
    expect(await looks(house, '2028-05-10T04:00:00.000Z')).toBe(0);
    expect(await looks(house, yearLater)).toBe(1);
    expect(await looks(house, nine('2028-05-11'))).toBe(0);
    expect(await looks(house, nine('2028-06-08'))).toBe(0);
    expect(await looks(house, nine('2028-06-09'))).toBe(1);
    expect(house.platform.privately(who('carla').person).at(-1)?.card.template).toBe('notice');
  });

  it('is over for a year once the coordinator says that all is right, which is kept with who said it', async () => {
    const house = await opened(ground());
    await looks(house, yearLater);
    const form = await house.act('carla', 'map-form');
    expect(JSON.stringify(form)).toContain('Crisisteam');
    expect((await house.act('carla', 'map-form', { page: 1 })).code).toBeUndefined();
    expect(await looks(house, nine('2028-06-09'))).toBe(0);
    expect(await looks(house, nine('2029-05-14'))).toBe(1);
    const rows = await house.store.schools.list(school.id);
    expect(rows.map(({ by, change }) => [by, change.kind])).toEqual([
      ['system', 'map-reminded'],
      [who('carla').person, 'map-checked'],
      ['system', 'map-reminded'],
    ]);
  });

  it('is for whoever stands in, and for nobody but coordinator and director to answer', async () => {
    const house = await opened(ground());
    house.time.to(nine('2028-05-09'));
    const standIn = { page: 2, values: { person: who('noor').person, until: '2028-05-20', absence: 'ill' } };
    expect((await house.act('carla', 'stand-in-form', standIn)).code).toBeUndefined();
    await looks(house, yearLater);
    expect(house.platform.privately(who('noor').person).at(-1)?.card.template).toBe('notice');
    expect(await house.act('anna', 'map-form')).toMatchObject({ code: 'not-yours' });
  });

  it('is asked once by two copies of the program', async () => {
    const on = ground();
    const houses = [await opened(on), await opened(on, 'two')];
    on.time.to(yearLater);
    await Promise.all(houses.map((house) => remindOfMaps(house.ports)));
    expect(asked(on)).toHaveLength(1);
  });

  it('is tried the next day when the platform fails, and nobody else waits for it', async () => {
    const house = await opened(ground());
    house.platform.trouble = ({ name }) => (name === 'sendPrivately' ? failure('refused') : undefined);
    await looks(house, yearLater);
    house.platform.trouble = () => undefined;
    expect(await looks(house, yearLater)).toBe(0);
    expect(await looks(house, nine('2028-05-11'))).toBe(1);
  });

  it('changes no case, and makes no agreement a newer one', async () => {
    const house = await opened(ground());
    await looks(house, yearLater);
    const now = house.ports.directory.ofSchool(school.id);
    expect(now?.hash).not.toBe(agreements[0]?.hash);
    expect(await house.ports.directory.hasNewerTerms({ agreement: now?.hash ?? '', school: school.id })).toBe(false);
    expect(house.ports.directory.changedBy(school.id)).toBeUndefined();
  });
});
