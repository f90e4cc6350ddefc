// Fills in the Teams manifest, holds it against Microsoft's own schema, and zips it with its icons.
//   npm run app-package -- [--env FILE] [--manifest FILE] [--out FILE]
// Settings come from the environment; a file named by --env comes before it. appPackage/example.env lists them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** What the operator can mend; everything else is a fault of this program and keeps its stack. */
class Mistake extends Error {}

/**
 * What may be in the manifest between `${{` and `}}`.
 * @typedef {Readonly<Record<string, string | undefined>>} Settings
 */

/**
 * @param {string | undefined} file
 * @returns {Settings}
 */
function readSettings(file) {
  const settings = { ...process.env, ...(file === undefined ? {} : parseEnv(readText(file))) };
  return {
    ...settings,
    MANIFEST_ID: settings['MANIFEST_ID'] ?? settings['BOT_APP_ID'],
    APP_VERSION: /** @type {{ version: string }} */ (JSON.parse(readText(join(root, 'package.json')))).version,
  };
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Mistake(`${file} cannot be read.`);
  }
}

/**
 * @param {string} template
 * @param {Settings} settings
 */
function fillIn(template, settings) {
  const names = [...template.matchAll(/\$\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
  const missing = [...new Set(names)].filter((name) => !settings[name]);
  if (missing.length > 0) {
    throw new Mistake(
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set. ` +
        'Set them in the environment, or name a file with --env: appPackage/example.env says what each is.',
    );
  }
  // JSON.stringify, so that a quotation mark in an organisation's name is no harm to the manifest.
  return template.replace(/\$\{\{(\w+)\}\}/g, (_, name) => JSON.stringify(settings[String(name)]).slice(1, -1));
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Mistake(`The manifest is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @param {unknown} manifest */
function validate(manifest) {
  const version = String(/** @type {{ manifestVersion?: unknown }} */ (manifest).manifestVersion);
  const folder = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');
  const schema = join(folder, `v${version}`, 'MicrosoftTeams.schema.json');
  if (!/^[\d.]+$/.test(version) || !existsSync(schema)) {
    throw new Mistake(`/manifestVersion: ${version} is no version for which Microsoft's schema is here, such as 1.30.`);
  }
  // Microsoft's schemas say draft-04 but use `const`, which is younger: it is taught here.
  const ajv = new Ajv.default({ allErrors: true, strict: false });
  if (!ajv.getKeyword('const')) {
    ajv.addKeyword({
      keyword: 'const',
      validate: (/** @type {unknown} */ wanted, /** @type {unknown} */ found) => wanted === found,
    });
  }
  addFormats.default(ajv);
  const isValid = ajv.compile(/** @type {object} */ (JSON.parse(readText(schema))));
  if (isValid(manifest)) return;
  const lines = (isValid.errors ?? []).map((error) => {
    const extra = Object.values(error.params).flat().join(', ');
    return `  ${error.instancePath || '/'}: ${error.message ?? error.keyword} (${extra})`;
  });
  throw new Mistake(`The manifest does not fit Microsoft's schema ${version}:\n${lines.join('\n')}`);
}

/**
 * The size that a PNG says it has.
 * @param {Uint8Array} png
 */
function sizeOf(png) {
  const view = new DataView(png.buffer, png.byteOffset);
  return png.length > 24 && view.getUint32(0) === 0x89504e47 ? `${view.getUint32(16)}x${view.getUint32(20)}` : 'no PNG';
}

/**
 * @param {unknown} manifest
 * @param {string} folder
 * @returns {Record<string, Uint8Array>}
 */
function readIcons(manifest, folder) {
  const { icons } = /** @type {{ icons: { color: string, outline: string } }} */ (manifest);
  const wanted = { [icons.color]: '192x192', [icons.outline]: '32x32' };
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const [name, size] of Object.entries(wanted)) {
    readText(join(folder, name));
    const png = readFileSync(join(folder, name));
    if (sizeOf(png) !== size) throw new Mistake(`${name} is ${sizeOf(png)}; Teams wants a PNG of ${size}.`);
    files[name] = png;
  }
  return files;
}

function main() {
  const { values } = parseArgs({
    options: { env: { type: 'string' }, manifest: { type: 'string' }, out: { type: 'string' } },
  });
  const source = values.manifest ?? join(root, 'appPackage/manifest.json');
  const target = values.out ?? join(root, 'dist/zorgmelding-app.zip');
  const text = fillIn(readText(source), readSettings(values.env));
  const manifest = parse(text);
  validate(manifest);
  const files = { 'manifest.json': Buffer.from(text), ...readIcons(manifest, join(root, 'appPackage')) };
  mkdirSync(dirname(target), { recursive: true });
  // A fixed moment, so that the same settings give the same bytes.
  writeFileSync(target, zipSync(files, { level: 9, mtime: '2000-01-01T12:00:00' }));
  console.log(
    `${relative(process.cwd(), target)}: ${Object.keys(files).join(', ')}. Upload it in the Teams admin centre: infra/README.md says how.`,
  );
}

try {
  main();
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
