import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseYaml } from '../../src/agreement/parse';
import { protocolSchema } from '../../src/agreement/protocol-schema';
import { checkFile } from '../../tools/walk/check-file';
import { ENOUGH, read } from './given';

/*
 * Each file in `broken/` is `good/klein.yaml` with one mistake, and its first line says what must be told of it:
 * `# <line>: <message>`. Those that begin with `walk-` look right, and only the walk sees what is wrong.
 */
const root = resolve(__dirname, '../..');
const names = readdirSync(join(__dirname, 'broken'));
/** That no way leads somewhere is known only when every way was walked. */
const NO_WAY = 'walk-task-to-which-no-way-leads.yaml';
const walked = names.filter((name) => name.startsWith('walk-') && name !== NO_WAY);
const seen = names.filter((name) => !name.startsWith('walk-'));

const expected = (name: string): string => read(join('broken', name)).split('\n')[0]!;
const parsed = (name: string) => parseYaml(name, read(join('broken', name)), protocolSchema);
const told = ({ mistakes }: ReturnType<typeof checkFile>): readonly string[] =>
  mistakes.map(({ line, message }) => `# ${line}: ${message}`);

describe('given a protocol with a mistake', () => {
  it.each(seen)('%s: then it is told with its line, without a walk', (name) => {
    const checked = checkFile(name, parsed(name));
    expect(told(checked)).toEqual([expected(name)]);
    expect(checked.walked).toBeUndefined();
  });

  it.each(walked)(
    '%s: then the walk finds it',
    (name) => {
      expect(told(checkFile(name, parsed(name), { mostStates: ENOUGH }))).toEqual([expected(name)]);
    },
    300_000,
  );
});

describe('given a protocol that builds on another file', () => {
  const never = read('broken/task-that-is-never-asked.yaml');

  it('when that file offers a task that it does not use, then nothing is wrong', () => {
    const base = { file: 'shared.yaml', text: never };
    const top = parseYaml('own.yaml', read('good/klein.yaml'), protocolSchema, base);
    expect(checkFile('own.yaml', top, { mostStates: 1 }).mistakes).toEqual([]);
  });

  it('when it has such a task itself, then that is told', () => {
    const base = { file: 'shared.yaml', text: read('good/klein.yaml') };
    const top = parseYaml('own.yaml', never, protocolSchema, base);
    expect(told(checkFile('own.yaml', top))).toEqual([expected('task-that-is-never-asked.yaml')]);
  });
});

describe('given the program', () => {
  const paths = [
    ...seen.map((name) => join(__dirname, 'broken', name)),
    ...readdirSync(join(root, 'test/agreement/broken'))
      .filter((name) => name.startsWith('protocol-'))
      .map((name) => join(root, 'test/agreement/broken', name)),
  ].map((path) => relative(root, path));

  it('when files are wrong, then it says file, line and message of each, and fails', async () => {
    const { code, out } = await check(...paths);
    const wanted = paths.map((path) => {
      const [, line, message] = /^# (\d+): (.*)$/.exec(readFileSync(join(root, path), 'utf8').split('\n')[0]!)!;
      return `${path}:${line}: ${message}`;
    });
    // In the order in which they were done.
    expect(out.filter((line) => wanted.includes(line)).sort()).toEqual([...wanted].sort());
    expect(code).toBe(1);
  }, 300_000);

  it('when it walked every way, then it prints how far it came, and to what no way leads', async () => {
    const [right, wrong] = ['test/walk/good/klein.yaml', `test/walk/broken/${NO_WAY}`];
    const [alone, { code, out }] = await Promise.all([check(right), check(wrong)]);
    const far =
      '\\d{4} states, \\d{6,7} edges \\(\\d{6,7} refused\\), up to \\d+ steps from the start, \\d+ facts in \\d+ pairs, \\d+ ms';
    expect(alone).toEqual({ code: 0, out: [expect.stringMatching(`^${right}: in order; ${far}$`)] });
    const [, line, message] = /^# (\d+): (.*)$/.exec(expected(NO_WAY))!;
    expect(out).toEqual([`${wrong}:${line}: ${message}`, expect.stringMatching(`^${wrong}: 1 to repair; ${far}$`)]);
    expect(code).toBe(1);
  }, 300_000);

  it('when a school file cannot be meant, then it says so with its line, and what comes with the program is in order', async () => {
    const wrong = 'test/agreement/broken/school-holiday-for-45-years.yaml';
    const right = 'test/agreement/good/schools/de-proef.yaml';
    const { code, out } = await check(wrong, 'schools/de-wilg.yaml', right);
    expect(code).toBe(1);
    expect(out).toContain('schools/de-wilg.yaml: in order');
    expect(out).toContainEqual(expect.stringContaining(`${wrong}:16: holidays.0: lasts 16446 days`));
    // Its protocol is none of those that come with the program, and was not named either.
    expect(out).toContainEqual(expect.stringContaining(`${right}:4: protocol "kort" does not exist`));
  }, 300_000);

  it('when a file about practising names nobody of its school, then it says so with its line', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'practice-'));
    try {
      const file = join(dir, 'de-wilg.yaml');
      writeFileSync(file, 'neverOpened:\n  - bo\n  - niemand\nguests: []\ngasten: []\n');
      expect(await check(file)).toEqual({
        code: 1,
        out: [`${file}:5: gasten: unknown key: check its spelling`, `${file}: 1 to repair`],
      });
      writeFileSync(file, 'neverOpened:\n  - niemand\n');
      expect((await check(file)).out).toContain(
        `${file}:2: neverOpened.0: "niemand" is not among the people of the school`,
      );
      expect(await check('practice/de-lindeboom.yaml')).toEqual({
        code: 0,
        out: ['practice/de-lindeboom.yaml: in order'],
      });
    } finally {
      rmSync(dir, { recursive: true });
    }
  }, 300_000);

  it('when there is no such file, or no such option, then it says what would be right', async () => {
    expect(await check('test/walk/nowhere.yaml')).toEqual({
      code: 2,
      out: ['test/walk/nowhere.yaml: this file cannot be read: give the path of a protocol file or a school file'],
    });
    const { code, out } = await check('--fast');
    expect([code, out[0]]).toEqual([2, 'npm run protocol:check -- [--thorough] [FILE…]']);
  }, 300_000);
});

function check(...args: readonly string[]): Promise<{ readonly code: number; readonly out: readonly string[] }> {
  return new Promise((done) => {
    execFile(process.execPath, ['dist/tools/walk/main.js', ...args], { cwd: root }, (problem, stdout, stderr) => {
      const code = problem === null ? 0 : Number(problem.code);
      done({ code, out: `${stdout}${stderr}`.split('\n').filter((line) => line !== '') });
    });
  });
}
