// `npm run check`: format, lint, types and the direction of imports, on two cores at once. Everything is checked, also when
// something before it failed: one run tells all there is to mend.
import { spawn } from 'node:child_process';

/** Linting takes as long as the rest together. */
const LANES = [['lint'], ['format', 'types', 'imports']];

/**
 * @param {string} name a script `check:…` of package.json
 * @returns {Promise<boolean>} whether nothing was found
 */
function run(name) {
  const started = Date.now();
  const child = spawn('npm', ['run', '--silent', `check:${name}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Buffer[]} */
  const said = [];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => said.push(chunk));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(0);
      if (code !== 0) process.stdout.write(Buffer.concat(said));
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      done(code === 0);
    });
  });
}

const lanes = LANES.map(async (names) => {
  let good = true;
  for (const name of names) good = (await run(name)) && good;
  return good;
});
process.exitCode = (await Promise.all(lanes)).every(Boolean) ? 0 : 1;
