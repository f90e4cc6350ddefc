import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const tool = resolve(__dirname, '../../tools/mutants.mjs');

/** One comparison is tested on both sides but not at its edge, and one sum not at all. */
const source = `export function toll(age: number): number { return age >= 18 ? 5 : 0; }
export function untested(age: number): number { return age + 1; }
export function refusal(): string { return 'Je mag niet mee.'; }
`;
const tests = `import { toll } from '../src/toll';
let grown = 0;
beforeEach(() => { grown = 30; });
afterEach(() => { grown = 0; });
it('who is grown up pays', () => { expect(toll(grown)).toBe(5); });
it('a child does not', () => { expect(toll(3)).toBe(0); });
`;

describe('npm run mutants', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  const results = join(folder, 'results', '1-1000.jsonl');
  const run = (...more: string[]) =>
    spawnSync(
      process.execPath,
      [tool, '--of', folder, '--results', join(folder, 'results'), '--workers', '1', ...more],
      { encoding: 'utf8' },
    );
  const known = (): string[] => readFileSync(results, 'utf8').trimEnd().split('\n').slice(1);
  let first = '';

  beforeAll(() => {
    for (const name of ['src', 'test']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'src', 'toll.ts'), source);
    writeFileSync(join(folder, 'test', 'toll.test.ts'), tests);
    first = run().stdout;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('tells with its line what no test noticed, and what no test comes by', () => {
    expect(first).toContain('src/toll.ts:1 survived: age >= 18 => age > 18\n');
    expect(first).toContain('src/toll.ts:2 not covered: age + 1 => age - 1\n');
  });

  it('counts what a test noticed, and leaves out sentences and what the compiler refuses', () => {
    expect(first).toContain('left out: 1 sentences');
    // A function that gives nothing where a number or a text is promised.
    expect(first).toContain('the compiler refuses 3 besides');
    expect(first).toMatch(/^all +3 +0 +1 +1 +60\.0 %$/m);
    expect(known().filter((line) => line.includes('toll.test.ts: who is grown up pays'))).toHaveLength(2);
  });

  it('fails below a score that is asked', () => {
    expect(run('--least', '60').status).toBe(0);
    expect(run('--least', '61').status).toBe(1);
  });

  it('goes on where it was stopped, also in the middle of a line', () => {
    const whole = readFileSync(results, 'utf8');
    const [state = '', ...lines] = whole.split('\n');
    const refused = lines.filter((line) => line.includes('refused'));
    const judged = lines.filter((line) => line !== '' && !line.includes('refused'));
    const half = judged[2]?.slice(0, 20);
    writeFileSync(results, [state, ...refused, ...judged.slice(0, 2), half].join('\n'));

    const again = run().stdout;

    expect(again).toContain('going on: 2 are known, 3 to go');
    expect(known().sort()).toEqual([...refused, ...judged].sort());
    expect(again.slice(again.indexOf('src/'))).toBe(first.slice(first.indexOf('src/')));
  });

  it('begins anew once a test is another, and judges what was left alive by it alone', () => {
    writeFileSync(
      join(folder, 'test', 'toll.test.ts'),
      `${tests}it('on the very day', () => { expect(toll(18)).toBe(5); });\n`,
    );
    const left = run('--survivors').stdout;
    expect(left).not.toContain('age > 18');
    expect(left).toMatch(/^all +1 +0 +0 +1 +50\.0 %$/m);

    const anew = run().stdout;
    expect(anew).not.toContain('going on');
    expect(anew).toMatch(/^all +4 +0 +0 +1 +80\.0 %$/m);
  });
});
