import { lookAtSchools } from '../../src/service/school/appoint';
import type { Agreement } from '../../src/agreement/agreement';
import type { School } from '../../src/agreement/school-schema';
import { askAboutSchools } from '../../src/service/school/ask-about-schools';
import type { WrongFile } from '../../src/service/school/school-files';
import { lindeboom, who } from '../case/given';
import { ground, openHouse, type Ground, type House } from './house';
import { failure } from './platform';

const { school } = lindeboom;
const checkedOn = '2027-05-10';
const autumns = ['2028', '2029'].map((year) => ({ name: 'herfst', from: `${year}-10-14`, until: `${year}-10-22` }));
const agreements = [
  {
    ...lindeboom,
    school: {
      ...school,
      holidays: [...school.holidays, ...autumns],
      socialMap: school.socialMap.map((one) => ({ ...one, checked: checkedOn })),
    },
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
  await askAboutSchools(house.ports);
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
    const form = await house.act('carla', 'check-map');
    expect(JSON.stringify(form)).toContain('Crisisteam');
    expect((await house.act('carla', 'check-map', { page: 1 })).code).toBeUndefined();
    expect(await looks(house, nine('2028-06-09'))).toBe(0);
    expect(await looks(house, nine('2029-05-14'))).toBe(1);
    const rows = await house.store.schools.list(school.id);
    expect(rows.map(({ by, change }) => [by, change.kind])).toEqual([
      ['system', 'map-reminded'],
      [who('carla').person, 'map-checked'],
      ['system', 'map-reminded'],
    ]);
  });

  it('is for the stand-in, and for nobody but coordinator and director to answer', async () => {
    const house = await opened(ground());
    house.time.to(nine('2028-05-09'));
    const standIn = { page: 2, values: { person: who('noor').person, until: '2028-05-20', absence: 'ill' } };
    expect((await house.act('carla', 'stand-in', standIn)).code).toBeUndefined();
    await looks(house, yearLater);
    expect(house.platform.privately(who('noor').person).at(-1)?.card.template).toBe('notice');
    expect(await house.act('anna', 'check-map')).toMatchObject({ code: 'not-yours' });
  });

  it('is asked once by two copies of the program', async () => {
    const on = ground();
    const houses = [await opened(on), await opened(on, 'two')];
    on.time.to(yearLater);
    await Promise.all(houses.map((house) => askAboutSchools(house.ports)));
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

/** A school whose social map was looked at today, so that nobody is asked about that. */
const without = (change: Partial<School>): readonly Agreement[] => [
  { ...lindeboom, school: { ...school, socialMap: [], ...change } },
];
const lastText = (house: House, by: string): unknown =>
  house.platform.privately(who(by).person).at(-1)?.card.data['text'];

describe('the holidays of the next school year', () => {
  const known = school.holidays.filter(({ from }) => from < '2028-08-01');
  const house = (on: Ground, instance = 'one') => openHouse(on, { agreements: without({ holidays: known }), instance });

  it('are asked for from May on, in working hours, and a month later again, until they are there', async () => {
    const on = ground();
    const before = await house(on);
    expect(await looks(before, nine('2028-04-28'))).toBe(0);
    expect(await looks(before, '2028-05-01T04:00:00.000Z')).toBe(0);
    expect(await looks(before, nine('2028-05-01'))).toBe(1);
    expect(before.platform.privately(who('carla').person).at(-1)?.card.data['title']).toContain('2028-2029');
    expect(lastText(before, 'carla')).toContain('beheerder');
    expect(await looks(before, nine('2028-05-29'))).toBe(0);
    expect(await looks(before, nine('2028-05-31'))).toBe(1);
    const after = await openHouse(on, { agreements: without({ holidays: [...known, ...autumns] }) });
    expect(await looks(after, nine('2028-07-03'))).toBe(0);
    expect(await looks(after, nine('2030-05-01'))).toBe(1);
  });

  it('are asked for after the summer as well, when nobody came to it', async () => {
    const late = await house(ground());
    expect(await looks(late, nine('2028-09-04'))).toBe(1);
  });

  it('are asked for once by two copies of the program', async () => {
    const on = ground();
    const houses = [await house(on), await house(on, 'two')];
    on.time.to(nine('2028-05-02'));
    await Promise.all(houses.map(({ ports }) => askAboutSchools(ports)));
    expect(asked(on)).toHaveLength(1);
  });
});

describe('a school file that is wrong', () => {
  const wrongFile = (message: string, calendarOnly: boolean): WrongFile => ({
    school: school.id,
    mistakes: [{ file: 'schools/de-lindeboom.yaml', line: 36, message }],
    calendarOnly,
  });
  const house = (on: Ground, wrong: WrongFile, instance = 'one') =>
    openHouse(on, { agreements: without({}), wrong: [wrong], instance });

  it('is told to coordinator and director once, and each week until it is mended', async () => {
    const on = ground();
    const open = await house(on, wrongFile('holidays.1: lasts 16481 days', true));
    expect(await looks(open, '2027-05-12T04:00:00.000Z')).toBe(0);
    expect(await looks(open, nine('2027-05-12'))).toBe(2);
    for (const by of ['carla', 'willem'])
      expect(lastText(open, by)).toContain('De schoolkalender van Basisschool De Lindeboom klopt niet');
    expect(await looks(await house(on, wrongFile('holidays.1: lasts 16481 days', true)), nine('2027-05-13'))).toBe(0);
    expect(await looks(open, nine('2027-05-19'))).toBe(2);
    expect(await looks(await openHouse(on, { agreements: without({}) }), nine('2027-05-26'))).toBe(0);
  });

  it('another fault is told at once, whatever was told before', async () => {
    const on = ground();
    await looks(await house(on, wrongFile('holidays.1: lasts 16481 days', true)), nine('2027-05-12'));
    const other = await house(on, wrongFile('roles.board.person: "willem" is the director as well', false));
    expect(await looks(other, nine('2027-05-13'))).toBe(2);
    expect(lastText(other, 'willem')).toContain('schoolbestand');
    // What is wrong is for the operator: it may name people.
    expect(lastText(other, 'willem')).not.toContain('director');
  });

  it('a person who cannot be reached keeps nobody else from being told', async () => {
    const open = await house(ground(), wrongFile('holidays.1: lasts 16481 days', true));
    open.platform.trouble = ({ name, about }) =>
      name === 'sendPrivately' && about === who('carla').person ? failure('refused') : undefined;
    await looks(open, nine('2027-05-12'));
    expect(lastText(open, 'willem')).toContain('schoolkalender');
    expect(await looks(open, nine('2027-05-13'))).toBe(0);
  });
});
