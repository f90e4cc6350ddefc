import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

describe('given the lock file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'sbom-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const run = Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1) ?? ''}@${version}`);

  it('then the SBOM has each package that a school runs, also where a tool brings the same one, and no tool', () => {
    const file = join(dir, 'sbom.json');
    execFileSync(process.execPath, [join(root, 'tools', 'sbom.mjs'), file], { cwd: dir });
    const sbom = JSON.parse(readFileSync(file, 'utf8')) as { readonly components: readonly { 'bom-ref': string }[] };
    expect(sbom.components.map((component) => component['bom-ref']).sort()).toEqual([...new Set(run)].sort());
  });
});
