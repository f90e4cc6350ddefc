// The last line of a CI run: adds up what jest wrote with --json. A file that could not even run counts as a failure.
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number }} Report
 * @param {string} file
 * @returns {Report} a report that says "one failed" for a run that left none
 */
function read(file) {
  try {
    return /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
  }
}

const reports = process.argv.slice(2).map(read);
const passed = reports.reduce((sum, report) => sum + report.numPassedTests, 0);
const failed = reports.reduce((sum, report) => sum + report.numFailedTests + report.numRuntimeErrorTestSuites, 0);
console.log(`${passed} passed, ${failed} failed`);
