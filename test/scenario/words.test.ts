import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formVerb } from '../../src/cards/verbs';
import { dialogs } from '../../src/forms/all';
import { startAzurite } from '../../tools/practice/azurite';
import { startPractice, type Practice } from '../../tools/practice/practice';
import { School } from '../../tools/scenario/school';
import { formsOf } from '../store/forms-of';
import { lindeboom } from '../case/given';
import { valuesOf, wholeCase, words, type Writing } from './every-field';

/*
 * The word list of a case (design, "Who may see what"): whatever people write, none of it is in a room, a preview, a
 * line of the log, an address, or in the files of storage in clear. On the running program, with real files.
 */

/** What is written of whom the school works with is kept as its file is, in clear: it is about no case. */
const ofSchool = words.flatMap(([command, , word]) => (command === 'keep-in-map' ? [word] : []));

const ids = { A: 'a1'.repeat(16), B: 'b2'.repeat(16), C: 'c3'.repeat(16) } as const;
const BORN = '2018-03-09';
const PATIENCE = 300_000;

let dir: string;
let practice: Practice;
let school: School;
/** Everything that can be seen without opening a form, by where it stands. */
const places = new Map<string, Buffer>();
const outcomes: { readonly what: string; readonly code: string }[] = [];
/** The words that the case lead reads in its dossier. */
let dossier: readonly string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zorgmelding-words-'));
  // Storage of its own: what the practice school starts itself, it also clears away.
  practice = await startPractice({ dir, startStorage: () => startAzurite({ dir: join(dir, 'storage') }) });
  school = new School(practice.url);
  await school.reset({ school: 'de-lindeboom', now: '2027-05-10T06:30:00.000Z' });
  for (const writing of wholeCase) outcomes.push(await write(writing));
  // A morning with reminders, and the list of it.
  await school.walk('2027-05-27T07:00:00.000Z');
  dossier = await read();
  await lookAround();
}, PATIENCE);

afterAll(async () => {
  await practice.stop();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

/** Sends the last page of the form, as somebody's own client does; answers how it ended. */
async function write(writing: Writing): Promise<(typeof outcomes)[number]> {
  const { by, does, on, task, at } = writing;
  if (at !== undefined) await school.walk(at);
  const form = Object.values(dialogs).find(({ sends }) => sends.includes(does));
  const values = valuesOf(writing);
  const data = {
    verb: form === undefined ? does : formVerb(form.name),
    page: writing.page ?? form?.pages.length,
    ...(on === undefined ? {} : { case: ids[on] }),
    ...(task === undefined ? {} : { task: await taskOf(task) }),
    ...values,
    ...(does === 'relate' ? { other: ids.A } : {}),
  };
  const before = await requests();
  await school.invoke(by, { name: 'task/submit', value: { data, context: { theme: 'default' } } });
  await school.settle();
  const [line = '{}'] = (await requests()).slice(before.length);
  const { code, kind } = JSON.parse(line) as { code?: string; kind?: string };
  return { what: `${by} ${does}`, code: kind === 'message' ? (code ?? '') : `${code ?? ''}, ${kind ?? 'no answer'}` };
}

const requests = async (): Promise<readonly string[]> =>
  (await school.log()).split('\n').filter((line) => line.includes('"msg":"request"'));

async function taskOf(name: string): Promise<string> {
  const [rule, key = ''] = name.split(' of ');
  const owner = lindeboom.school.people[key]?.id;
  const { tasks } = (await school.cases()).find(({ caseId }) => caseId === ids.A) ?? { tasks: [] };
  const open = tasks.filter((task) => task.rule === rule && task.owner === owner && task.status === 'open');
  return open.at(-1)?.id ?? 'none';
}

async function read(): Promise<readonly string[]> {
  const pages: string[] = [];
  for (let page = 0; page < 8; page += 1) {
    const turned = page === 0 ? {} : { page };
    const data = { verb: formVerb('dossier'), case: ids.A, ...turned };
    pages.push((await school.invoke('carla', { name: 'task/submit', value: { data } })).body);
  }
  return words.map(([, , word]) => word).filter((word) => pages.some((page) => page.includes(word)));
}

async function lookAround(): Promise<void> {
  const { people } = await school.school();
  const all = async (what: (key: string) => Promise<unknown>): Promise<Buffer> =>
    Buffer.from(JSON.stringify(await Promise.all(people.map(({ key }) => what(key)))));
  places.set('chats and rooms, with their names', await all((key) => school.chats(key)));
  places.set('previews', await all((key) => school.notifications(key)));
  places.set('the log', Buffer.from(await school.log()));
  places.set('what was sent to the platform, with its address', Buffer.from(JSON.stringify(await school.trace())));
}

/** All that storage left on the disk. */
async function files(): Promise<Buffer> {
  const storage = join(dir, 'storage');
  return Buffer.concat(await Promise.all((await readdir(storage)).map((name) => readFile(join(storage, name)))));
}

const secrets = [...words.map(([, , word]) => word), BORN];
const forms = new Map(secrets.map((secret) => [secret, formsOf(secret)]));
const found = (place: Buffer): readonly string[] =>
  secrets.filter((secret) =>
    [encodeURIComponent(secret), ...(forms.get(secret) ?? [])].some((form) => place.includes(form)),
  );

describe('a whole case with a word of its own in every field that people write', () => {
  it('has every command in it that takes words, and every field of them', () => {
    const told = new Set<string>(wholeCase.map(({ does }) => does));
    expect(words.map(([command]) => command).filter((command) => !told.has(command))).toEqual([]);
    const written = new Set(wholeCase.flatMap((writing) => Object.values(valuesOf(writing))));
    expect(words.filter(([, , word]) => !written.has(word))).toEqual([]);
    expect(words.length).toBeGreaterThan(120);
  });

  it('is taken, but for what this school does not take', () => {
    const taken = wholeCase.map(({ by, does, refused }) => [`${by} ${does}`, !refused]);
    expect(outcomes.map(({ what, code }) => [what, code === 'ok'])).toEqual(taken);
  });

  it('is all there for a person who may read it, so that the words were really written', () => {
    expect(dossier.length).toBeGreaterThan(80);
  });

  it('left something in every place in which is looked', () => {
    for (const [place, bytes] of places) {
      expect([place, bytes.byteLength > 5_000]).toEqual([place, true]);
      expect([place, found(Buffer.concat([bytes, Buffer.from(` ${secrets[0] ?? ''} `)]))]).toEqual([
        place,
        [secrets[0]],
      ]);
    }
  });

  it('and no word of it stands in a room, a preview, a line of the log or an address', () => {
    for (const [place, bytes] of places) expect([place, found(bytes)]).toEqual([place, []]);
  });

  it('nor in the files of storage, once all is saved', async () => {
    const code = (await school.cases())[0]?.code ?? 'none';
    // Ending it makes Azurite save: from here on the files say all that it knows.
    await practice.stop();
    const bytes = await files();
    expect([bytes.includes(code), bytes.includes(ids.A)]).toEqual([true, true]);
    const foundIn = (stored: Buffer) => found(stored).filter((word) => !ofSchool.includes(word));
    expect(foundIn(bytes)).toEqual([]);
    const planted = formsOf(BORN).map((form) => foundIn(Buffer.concat([bytes, form])));
    expect(planted).toEqual(planted.map(() => [BORN]));
  }, 60_000);
});
