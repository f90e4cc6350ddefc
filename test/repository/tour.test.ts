import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const tour = readFileSync(join(root, 'docs/tour.md'), 'utf8');
const stops = [...tour.matchAll(/`(src\/[\w./-]+\.ts):(\w+)`/g)].map(([, file = '', name = '']) => ({ file, name }));

/** Whether the file defines it: as a function, a constant, or a method of a class. */
function defines(source: string, name: string): boolean {
  const alone = `^(?:export )?(?:async )?(?:function|const|class) ${name}\\b`;
  const method = `^  (?:private |static |readonly )*(?:async )?${name}(?: =|<|\\()`;
  return new RegExp(`${alone}|${method}`, 'm').test(source);
}

describe('given the tour for newcomers', () => {
  it('then each function that it names is in the file that it names', () => {
    const gone = stops.filter(({ file, name }) => {
      const path = join(root, file);
      return !existsSync(path) || !defines(readFileSync(path, 'utf8'), name);
    });
    expect(gone).toEqual([]);
    expect(stops.length).toBeGreaterThan(30);
  });

  it('then a function that is only called there is not taken for one', () => {
    const source = readFileSync(join(root, 'src/service/delivery/reconcile.ts'), 'utf8');
    expect([defines(source, 'reconcile'), defines(source, 'planAhead')]).toEqual([true, false]);
  });

  it('then each test that it names exists', () => {
    const named = [...tour.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
