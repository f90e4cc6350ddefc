import { StorageUnavailable } from '../../src/service/ports';
import { sweep } from '../../src/service/delivery/sweep';
import { lindeboom, who } from '../case/given';
import { ground, newCaseId, openHouse, request, rest, type House } from './house';
import { failure } from './platform';
import { asks, asksOutside, closes, follows, reads, refers, until } from './story';

/** Words that are in what people write in this case, and nowhere else. */
const content = {
  child: 'Quispelhorst',
  group: 'vlindergroep',
  what: 'xylofoonblauw',
  place: 'kapstokgang',
  situation: 'poppenhoek',
  question: 'duidingsvraag',
  reading: 'leesindruk',
  advice: 'vervolgadvies',
  later: 'agendareden',
} as const;
const found = (text: string): readonly string[] => Object.values(content).filter((word) => text.includes(word));

/** A case from report to closing, with everything in it that people write; the platform and storage fail now and then. */
async function wholeCase(): Promise<House> {
  const house = await openHouse(ground());
  const caseId = newCaseId();
  const { child, group, what, place, situation } = content;
  house.platform.trouble = ({ number, about }) =>
    about === who('vera').person ? failure('refused') : number % 5 === 0 ? failure('busy') : undefined;
  const signal = { what, nature: 'observation', date: '2027-05-10', place, situation, alone: true };
  const intake = { danger: 'no', staff: 'no', child, group, ...signal };
  await house.act('anna', 'open-case', { case: caseId, page: 3, values: intake });
  await rest();
  await house.act('carla', 'record-child', {
    case: caseId,
    task: 't2',
    page: 1,
    values: { name: child, birthDate: '2018-03-09' },
  });
  await house.act('carla', 'request-consultation', {
    case: caseId,
    page: 1,
    values: { to: who('noor').person, mode: 'open', question: content.question },
  });
  const naming = {
    to: who('vera').person,
    mode: 'anonymous',
    question: content.question,
    summary: child,
    clean: true,
  };
  await house.act('carla', 'request-consultation', { case: caseId, page: 2, values: naming });
  await asksOutside(house, caseId);
  await house.act('noor', 'not-now', {
    case: caseId,
    task: 't3',
    page: 2,
    values: { choice: 'later', until: '2027-05-11', reason: content.later },
  });
  await rest();
  await until(house, '2027-05-18T07:00:00.000Z');
  const note = { date: '2027-05-18', contact: 'talk', reading: content.reading, advice: content.advice, doubt: 'yes' };
  await house.act('noor', 'answer-consultation', { case: caseId, task: 't3', page: 1, values: note });
  await house.act('noor', 'answer-consultation', { case: caseId, task: 't3', page: 1, values: note });
  await house.act('bas', 'record-signal', {
    case: caseId,
    page: 2,
    values: { ...signal, direction: 'neutral', safe: 'no' },
  });
  await house.act('anna', 'record-signal', {
    case: caseId,
    page: 2,
    values: { ...signal, direction: 'neutral', safe: 'no' },
  });
  await reads(house, caseId);
  await refers(house, caseId, '2027-05-18');
  await house.act('carla', 'dossier', { case: caseId });
  await until(house, '2027-05-25T07:00:00.000Z');
  await follows(house, caseId, 't5', 'absent');
  await until(house, '2027-06-02T07:00:00.000Z');
  await asks(house, caseId, 'sam');
  await house.service.handle({ ...request('anna', content.what), values: { text: content.what } });
  await breaks(house, caseId);
  await closes(house, caseId);
  for (let hour = 0; hour < 30; hour += 1) {
    house.time.pass(3_600_000);
    await house.worker.tick();
    await rest();
  }
  return house;
}

/** Errors whose own texts hold content, as those of libraries may. */
async function breaks(house: House, caseId: string): Promise<void> {
  house.platform.trouble = () => ({ error: new Error(content.what) });
  await house.worker.tick();
  const broken = await openHouse(house, {
    tables: (tables) => ({
      ...tables,
      get: () => Promise.reject(new StorageUnavailable('STORAGE_CONNECTION: no answer')),
      range: (...all) => tables.range(...all),
      insert: (...all) => tables.insert(...all),
      upsert: (...all) => tables.upsert(...all),
    }),
  });
  const values = { date: '2027-05-18', contact: 'talk', reading: content.reading, advice: content.advice, doubt: 'no' };
  await broken.act('sam', 'answer-consultation', { case: caseId, task: 't8', page: 1, values });
  await sweep(broken.ports, broken.worker);
  house.platform.trouble = () => undefined;
}

let house: House;
beforeAll(async () => {
  house = await wholeCase();
});

describe('through a whole case with all that can go wrong in it', () => {
  it('much was logged, of every kind', () => {
    expect(new Set(house.lines.map(({ level }) => level))).toEqual(new Set(['info', 'warn', 'error']));
    expect(house.lines.length).toBeGreaterThan(25);
  });

  it('no line of the log holds a word of what people wrote', () => {
    expect(house.lines.filter((line) => found(JSON.stringify(line)).length > 0)).toEqual([]);
  });

  it('no line of the log holds the name of anybody, or the code of a case', async () => {
    const names = Object.values(lindeboom.school.people).flatMap(({ name }) => name.split(' ').slice(0, 1));
    const [row] = await house.store.registry.list(lindeboom.school.id);
    const told = house.lines.map((line) => JSON.stringify(line)).join('\n');
    for (const name of [...names, row?.code ?? 'none']) expect(told).not.toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('no message, in the room or in private, holds one either', () => {
    const { rooms, messages } = house.platform.picture();
    expect(messages.length).toBeGreaterThan(10);
    expect([...rooms, ...messages].filter((message) => found(message).length > 0)).toEqual([]);
  });

  it('nor does what the audit and the overview keep', async () => {
    const [row] = await house.store.registry.list(lindeboom.school.id);
    const audit = await house.store.audit.list(row?.caseId ?? '');
    expect(audit.length).toBeGreaterThan(0);
    expect(found(JSON.stringify([row, audit]))).toEqual([]);
  });

  it('and all of it is in the dossier, so that these words were really written', async () => {
    const [row] = await house.store.registry.list(lindeboom.school.id);
    const events = JSON.stringify(await house.store.cases.readEvents(row?.caseId ?? ''));
    expect(found(events)).toEqual(Object.values(content));
  });
});
