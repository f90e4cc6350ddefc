import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
/** What is kept, and what would be if it were committed now. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const isText = (file: string): boolean => !/\.(png|zip|ico)$/.test(file);

describe('given the pages of the repository', () => {
  const pages = files.filter((file) => file.endsWith('.md'));

  it.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'infra/README.md'])('then %s is among them', (page) => {
    expect(pages).toContain(page);
  });

  it.each(pages)('then every link of %s leads to a file that exists', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map((match) => match[1]!);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'infra/README.md'])(
    'then every command and file that %s names exists',
    (page) => {
      const text = existsSync(join(root, page)) ? read(page) : '';
      const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
      const commands = [...text.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map((match) => match[1]!);
      expect(commands.filter((command) => !scripts.includes(command))).toEqual([]);
      const paths = [
        ...text.matchAll(/`((?:src|test|cards|protocols|schools|tools|infra|appPackage)\/[\w./-]*)`/g),
      ].map((match) => match[1]!);
      // NAME stands for a name of your own.
      expect(paths.filter((path) => !path.includes('NAME') && !existsSync(join(root, path)))).toEqual([]);
    },
  );
});

describe('given the lock file', () => {
  const lock = read('package-lock.json');

  it('then it names no server: whichever registry a machine has, is used', () => {
    expect(lock).not.toContain('"resolved"');
  });

  it('then it belongs to package.json', () => {
    const wanted = JSON.parse(read('package.json')) as Record<string, unknown>;
    const locked = (JSON.parse(lock) as { packages: Record<string, Record<string, unknown>> }).packages['']!;
    for (const part of ['version', 'dependencies', 'devDependencies']) expect(locked[part]).toEqual(wanted[part]);
  });
});

describe('given the source', () => {
  it('then no file is longer than 400 lines', () => {
    const long = files.filter(
      (file) => /^(src|test|tools)\/.*\.(ts|mjs)$/.test(file) && read(file).split('\n').length > 401,
    );
    expect(long).toEqual([]);
  });

  it('then no file speaks of the machine that it was written on', () => {
    const places = ['work', 'home', 'root', 'Users'].map((place) => `/${place}/`);
    const pattern = new RegExp(`(?<![\\w.:@/-])(${places.join('|')})[a-z.]`);
    const found = files.filter((file) => isText(file) && file !== 'package-lock.json' && pattern.test(read(file)));
    expect(found).toEqual([]);
  });

  it('then nothing is left for later', () => {
    const words = ['TODO', 'FIXME', 'XXX'].map((word) => `\\b${word}\\b`).join('|');
    const found = files.filter(
      (file) => /^(src|tools|cards|infra)\//.test(file) && isText(file) && new RegExp(words).test(read(file)),
    );
    expect(found).toEqual([]);
  });
});
