import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Agreement } from '../../src/agreement/agreement';
import { hashOf, loadAgreements } from '../../src/agreement/load';
import type { Protocol, Rung } from '../../src/agreement/protocol-schema';
import { safetyTasks } from '../../src/agreement/safety-tasks';
import { AgreementsOnTables } from '../../src/store/agreements';
import { toChunks, toJson } from '../../src/store/chunks';
import { memoryTables } from '../../src/store/memory-tables';
import type { TableRow } from '../../src/store/tables';
import { downcast } from '../../src/store/upcast';
import { lindeboom } from '../case/given';
import { tablesOf, type Fixture } from './builds/fixture';

/*
 * Cases stay with the agreement that they began with, and go on as they did: what the program itself knew when it was
 * stored is filled in, and none is ever refused.
 */

const builds = join(__dirname, 'builds');
const unzipped = (path: string): unknown => JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
const fixtures = readdirSync(builds)
  .filter((name) => name.endsWith('.json.gz'))
  .map((name) => unzipped(join(builds, name)) as Fixture);
/** What the program stored of the practice schools before a protocol said these things itself: schema 1. */
const schema1 = unzipped(join(__dirname, 'agreements', 'schema-1.json.gz')) as readonly Agreement[];

const storing = (agreement: unknown, hash: string, schema: object): TableRow => ({
  partition: hash,
  row: 'agreement',
  values: { ...schema, ...toChunks(toJson(agreement)) },
});

/** An agreement as it comes out of storage, and whether anything was wrong with it. */
async function readBack(row: TableRow): Promise<Agreement> {
  const tables = memoryTables();
  await tables.insert('agreements', row);
  const wrong: unknown[] = [];
  const found = await new AgreementsOnTables(tables, (broken) => wrong.push(broken)).get(row.partition);
  expect(wrong).toEqual([]);
  if (found === undefined) throw new Error(`agreement ${row.partition} is gone`);
  return found;
}

/** What is about safety waits for no end of a holiday, and what others hear meanwhile is what today's files say. */
function expectNoHoliday(protocol: Protocol): void {
  const safety = [...safetyTasks(protocol)];
  expect(safety).toEqual(
    expect.arrayContaining(['read-concern', 'call-first', 'weigh-concern', 'make-report', 'feedback', 'arrival']),
  );
  for (const id of safety) {
    const { term, last, ladder } = protocol.tasks[id]!;
    const rungs = protocol.ladders[ladder]!;
    expect(JSON.stringify([term, last, rungs])).not.toContain('schoolDays');
    const today = lindeboom.protocol.tasks[id];
    if (today !== undefined)
      expect([id, rungs.map(heard)]).toEqual([id, lindeboom.protocol.ladders[today.ladder]!.map(heard)]);
  }
  expect(Object.values(protocol.tasks).filter((task) => 'inHolidays' in task)).toEqual([]);
  // What is not about safety goes on as it did.
  const { ladder } = protocol.tasks['consultation']!;
  expect(JSON.stringify(protocol.ladders[ladder])).toContain('schoolDays');
}

/** A rung with everybody who hears it on a day without lessons. */
const heard = ({ to, inHolidays, ...rung }: Rung) => ({ ...rung, to: [...new Set([...to, ...inHolidays])].sort() });

/** What was not asked then is asked as it is today, apart from the reminders. */
const weighed = (({ ladder: _, ...task }) => task)(lindeboom.protocol.tasks['weigh-concern']!);

function expectFilledIn({ protocol }: Agreement): void {
  expect(protocol.opening.reading).toBe('read-concern');
  expect(protocol.opening.tasks).toContain('read-concern');
  expectNoHoliday(protocol);
  // Somebody is asked to weigh.
  expect(protocol.weighing.task).toBe('weigh-concern');
  expect(protocol.tasks['weigh-concern']).toMatchObject(weighed);
  // What asks to weigh question 4 again is answered by weighing, in no words of its own.
  for (const id of ['weigh-question-4', 'once-more']) {
    expect(protocol.tasks[id]).toMatchObject({ completedBy: 'weigh' });
    expect(protocol.tasks[id]).not.toHaveProperty('questions');
  }
  expect(protocol.tasks['evaluate-help']).toMatchObject({ blocksClosing: true });
  // The second page of the form has the questions that can be gone through with Veilig Thuis.
  const together = Object.entries(protocol.weighing.questions).filter(([, question]) => question.together);
  expect(together.map(([id]) => id)).toEqual(['q3', 'q4', 'q5']);
  expect(protocol.stagnation.map(({ to }) => to[0])).toEqual(['coordinator', 'director', 'board']);
  expect(protocol).not.toHaveProperty('rules');
  // A task says by which command it is completed, where it named a form.
  expect(Object.values(protocol.tasks).filter((task) => 'form' in task)).toEqual([]);
}

it.each(fixtures)(
  'an agreement that build $build stored says what the program knew then',
  async ({ rows, ...fixture }) => {
    const stored = rows.filter(({ table, row }) => table === 'agreements' && row === 'agreement');
    expect(stored.length).toBeGreaterThan(0);
    const tables = await tablesOf({ ...fixture, rows: stored });
    for (const { partition } of stored) {
      const found = await new AgreementsOnTables(tables, () => undefined).get(partition);
      if (found === undefined) throw new Error(`agreement ${partition} is gone`);
      expectFilledIn(found);
      expect(found.hash).toBe(partition);
    }
  },
);

it.each(schema1.map((agreement) => [agreement.protocol.id, agreement.school.id, agreement] as const))(
  'an agreement on %s of %s that was stored as schema 1 says what the program knew then',
  async (_protocol, _school, agreement) => {
    const found = await readBack(storing(agreement, agreement.hash, { schema: 1 }));
    expectFilledIn(found);
    expect(found.school).toEqual(agreement.school);
  },
);

it('one without what everybody was told of standing still gets what held for it', async () => {
  const [agreement] = schema1;
  const { stagnation: _, ...protocol } = { ...agreement?.protocol };
  expectFilledIn(await readBack(storing({ ...agreement, protocol }, 'abc', { schema: 1 })));
});

it.each([
  ['without tasks, ladders and questions', { tasks: undefined, ladders: undefined, weighing: undefined }],
  ['without an opening', { opening: undefined }],
  ['with a key that no file may have', { horoscope: 'ram' }],
])('one %s is read all the same', async (_what, change) => {
  const [agreement] = schema1;
  const strange = { ...agreement, protocol: { ...agreement?.protocol, ...change } };
  for (const schema of [{}, { schema: 1 }])
    expect((await readBack(storing(strange, 'abc', schema))).protocol.id).toBe(agreement?.protocol.id);
});

it('what this program stores of a file comes back as the file says it, also where that differs from what held before', async () => {
  const root = join(__dirname, '..', '..');
  for (const loaded of loadAgreements({ schools: join(root, 'schools'), protocols: join(root, 'protocols') })) {
    const { reading: _, ...opening } = loaded.protocol.opening;
    const tasks = Object.entries(loaded.protocol.tasks).map(([id, task]) => [id, { ...task, quiet: true }]);
    const other = { ...loaded.protocol, opening, tasks: Object.fromEntries(tasks) as Protocol['tasks'] };
    for (const protocol of [loaded.protocol, other]) {
      const agreement = { hash: hashOf({ protocol, school: loaded.school }), protocol, school: loaded.school };
      const tables = memoryTables();
      await new AgreementsOnTables(tables, () => undefined).put(agreement);
      // The release before goes by the forms of tasks.
      expect(JSON.stringify(downcast('agreement', agreement))).toContain('"form":"weigh-form"');
      expect(await new AgreementsOnTables(tables, () => undefined).get(agreement.hash)).toEqual(agreement);
    }
  }
});
