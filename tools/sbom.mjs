// Writes which packages a school runs, with versions, licences and hashes, as an SBOM in the form of CycloneDX.
//   npm run sbom -- [FILE]
// npm writes it itself, but leaves out what is also a tool of the developers; so it is given a lock file without those.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {Readonly<Record<string, unknown>>} Json */

const root = join(import.meta.dirname, '..');
const [file = join(root, 'sbom.json')] = process.argv.slice(2);

/**
 * @param {string} name
 * @returns {Json}
 */
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

const { devDependencies: _tools, ...what } = read('package.json');
const lock = read('package-lock.json');
const { '': own, ...packages } = /** @type {Record<string, Json>} */ (lock['packages']);
const { devDependencies: _ownTools, ...ownRow } = own ?? {};
const run = Object.entries(packages).filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true);

const folder = mkdtempSync(join(tmpdir(), 'zorgmelding-sbom-'));
try {
  writeFileSync(join(folder, 'package.json'), JSON.stringify(what));
  const packagesRun = { '': ownRow, ...Object.fromEntries(run) };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages: packagesRun }));
  const options = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const sbom = execFileSync('npm', options, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  writeFileSync(file, sbom);
  const { components } = /** @type {{ components: readonly unknown[] }} */ (JSON.parse(sbom));
  console.log(`${components.length} packages: ${file}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
