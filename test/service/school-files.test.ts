import type { Diagnostic } from '../../src/agreement/diagnostic';
import { agreementOf, type SchoolFile } from '../../src/agreement/load';
import type { School } from '../../src/agreement/school-schema';
import { openDirectory } from '../../src/service/school/directory';
import { StorageUnavailable } from '../../src/service/ports';
import { fileAlarm, schoolsToRun, type WrongFile } from '../../src/service/school/school-files';
import { lindeboom, who } from '../case/given';
import { ground, openHouse, request, type Line } from './house';

const { id } = lindeboom.school;
const slip: Diagnostic = { file: 'schools/de-lindeboom.yaml', line: 36, message: 'holidays.1: lasts 16481 days' };
const good: SchoolFile = { id, file: slip.file, mistakes: [], agreement: lindeboom };
const unfit: SchoolFile = { id, file: slip.file, mistakes: [slip] };
const saying = (change: Partial<School>): typeof lindeboom =>
  agreementOf({ ...lindeboom.school, ...change }, lindeboom.protocol);
const other = saying({ id: 'de-andere', name: 'De Andere' });
const noCalendar = saying({ holidays: [], daysOff: [], crisisService: 'Nieuw' });

const silent = { error: () => undefined };
const read = (...files: readonly SchoolFile[]) => ({ files, besides: [] });
/** Storage in which nothing stands, and storage that is away. */
const empty = { lastGood: () => Promise.resolve(undefined), everyLastGood: () => Promise.resolve([]) };
const gone = (): Promise<never> => Promise.reject(new StorageUnavailable('away'));
const away = { lastGood: gone, everyLastGood: gone };

describe('the school files with which the program starts', () => {
  it('run as they are where nothing is wrong', async () => {
    const { store } = await openHouse();
    expect(await schoolsToRun(read(good), store.agreements, silent)).toEqual({
      agreements: [lindeboom],
      dangerAlone: [],
      wrong: [],
    });
  });

  it('a school whose file is wrong runs from its last good one, after a start with that', async () => {
    const { store } = await openHouse();
    const { agreements, wrong } = await schoolsToRun(read(unfit), store.agreements, silent);
    expect(agreements).toEqual([lindeboom]);
    expect(wrong).toEqual([{ school: id, mistakes: [slip], calendarOnly: false }]);
  });

  it('a file that is wrong is never the last good one', async () => {
    const on = ground();
    const { store } = await openHouse(on);
    const wrong = [{ school: id, mistakes: [slip], calendarOnly: false }];
    await openHouse(on, { agreements: [noCalendar], wrong });
    expect((await store.agreements.lastGood(id))?.hash).toBe(lindeboom.hash);
  });

  it('where only the calendar is wrong, the rest of the file holds, with the last good calendar', async () => {
    const { store } = await openHouse();
    const file: SchoolFile = { ...unfit, agreement: noCalendar, withoutCalendar: true };
    const { agreements, wrong } = await schoolsToRun(read(file), store.agreements, silent);
    expect(agreements[0]?.school).toMatchObject({ crisisService: 'Nieuw', holidays: lindeboom.school.holidays });
    expect(wrong[0]?.calendarOnly).toBe(true);
  });

  it('without a last good one, and where storage is away, it runs from what is left of its file', async () => {
    const file: SchoolFile = { ...unfit, agreement: noCalendar, withoutCalendar: true };
    for (const stored of [empty, away])
      expect((await schoolsToRun(read(file), stored, silent)).agreements).toEqual([noCalendar]);
  });

  it('a school of which nothing is left keeps no other from running', async () => {
    const both = read(unfit, { id: 'de-andere', file: 'schools/de-andere.yaml', mistakes: [], agreement: other });
    expect((await schoolsToRun(both, empty, silent)).agreements).toEqual([other]);
  });

  it('where none is left the program starts all the same, and every mistake is told', async () => {
    const landelijk: Diagnostic = { file: 'protocols', line: 1, message: 'this folder cannot be read' };
    for (const stored of [empty, away])
      expect(await schoolsToRun({ ...read(unfit), besides: [slip, landelijk] }, stored, silent)).toEqual({
        agreements: [],
        dangerAlone: [],
        wrong: [
          { school: id, mistakes: [slip], calendarOnly: false, left: 'nothing' },
          { mistakes: [landelijk], calendarOnly: false, left: 'nothing' },
        ],
      });
  });

  it('where there is no file at all, such as in a wrong folder, each school runs from its last good one', async () => {
    const { store } = await openHouse(ground(), { agreements: [lindeboom, other] });
    const folder: Diagnostic = { file: 'school', line: 1, message: 'no school file here: set SCHOOLS_DIR' };
    const nothing = { files: [], besides: [folder] };
    const { agreements, wrong } = await schoolsToRun(nothing, store.agreements, silent);
    expect(agreements.map(({ hash }) => hash).sort()).toEqual([lindeboom.hash, other.hash].sort());
    expect(wrong).toEqual(
      expect.arrayContaining([{ school: id, mistakes: [folder], calendarOnly: false } satisfies WrongFile]),
    );
    for (const stored of [empty, away])
      expect(await schoolsToRun(nothing, stored, silent)).toEqual({
        agreements: [],
        dangerAlone: [],
        wrong: [{ mistakes: [folder], calendarOnly: false, left: 'nothing' }],
      });
  });

  it('a school of which people and leads are left, and no last good one, has danger alone; also when it is the only one', async () => {
    const left = { ...unfit, forDanger: lindeboom };
    expect(await schoolsToRun(read(left), empty, silent)).toEqual({
      agreements: [],
      dangerAlone: [lindeboom],
      wrong: [{ school: id, mistakes: [slip], calendarOnly: false, left: 'danger' }],
    });
    const last = { ...empty, lastGood: () => Promise.resolve(lindeboom) };
    expect(await schoolsToRun(read(left), last, silent)).toMatchObject({ agreements: [lindeboom], dangerAlone: [] });
  });

  it('the operator is told of each mistake at once, and each hour again', () => {
    const { time } = ground();
    const lines: Line[] = [];
    const write = (fields: Line['fields'], message: string): void =>
      void lines.push({ level: 'error', fields, message });
    const log = { info: write, warn: write, error: write };
    const alarm = fileAlarm([{ school: id, mistakes: [slip], calendarOnly: true }], { clock: time, log });
    alarm();
    time.passWall(3_599_000);
    alarm();
    expect(lines.map(({ fields }) => fields)).toEqual([
      { school: id, file: slip.file, line: 36, remedy: slip.message },
    ]);
    time.passWall(1_000);
    alarm();
    expect(lines).toHaveLength(2);
  });
});

describe('a school that does not open', () => {
  const torn = new StorageUnavailable('restore the schools table');

  it('runs from its file, is told of, and keeps no other school from being looked at', async () => {
    const house = await openHouse();
    const { schools, agreements } = house.store;
    const lines: unknown[] = [];
    const broken = instead(schools, {
      list: (school: string) => (school === id ? Promise.reject(torn) : schools.list(school)),
    });
    const log = { error: (fields: object) => void lines.push(fields) };
    const directory = await openDirectory([lindeboom, other], { agreements, schools: broken }, { log });
    expect(directory.all.map(({ school }) => school.id)).toEqual([id, 'de-andere']);
    expect(lines).toEqual([{ school: id, error: 'StorageUnavailable', remedy: 'restore the schools table' }]);
    await schools.append({ school: 'de-andere', number: 1, at: house.time.now(), by: 'p', change: { kind: 'back' } });
    expect(await directory.refresh()).toEqual(['de-andere']);
  });

  it('nothing is written down by a file that is not stored, and once storage is back all is as it was', async () => {
    const house = await openHouse();
    const { schools, agreements } = house.store;
    let cut = true;
    const orCut = <T>(work: () => Promise<T>): Promise<T> => (cut ? Promise.reject(torn) : work());
    const store = {
      agreements: instead(agreements, { put: (one: typeof other) => orCut(() => agreements.put(one)) }),
      schools,
    };
    const directory = await openDirectory([other], store, { log: silent });
    const { actor } = request('anna', 'start');
    expect(directory.current(actor)?.school.id).toBe('de-andere');
    await expect(directory.settled(actor)).rejects.toThrow(StorageUnavailable);
    cut = false;
    expect((await directory.settled(actor))?.hash).toBe(other.hash);
    expect(await agreements.get(other.hash)).toEqual(other);
  });

  it('a role is not handed over while a change before it does not open, and that is said', async () => {
    const house = await openHouse();
    const values = { about: 'role', role: 'director', person: who('noor').person, reason: 'Zij neemt het over' };
    expect((await house.act('willem', 'hand-over-role', { page: 2, values })).code).toBeUndefined();
    const late = await openHouse(house, {
      instance: 'two',
      tables: (tables) =>
        instead(tables, { range: async (table, range) => (table === 'schools' ? [] : tables.range(table, range)) }),
    });
    expect(await late.act('willem', 'hand-over-role', { page: 2, values })).toMatchObject({ code: 'unavailable' });
    expect(house.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('restore the schools table') }),
    );
  });
});

/** A port of which some methods are others. */
const instead = <T extends object>(port: T, others: Partial<T>): T =>
  new Proxy(port, {
    get: (target, name) => {
      const found: unknown = Reflect.get({ ...others }, name) ?? Reflect.get(target, name);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
