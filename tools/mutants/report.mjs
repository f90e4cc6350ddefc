// The score, room by room, and what no test noticed.

/** @typedef {{ mutant: import('./sample.mjs').Mutant, result: import('./results.mjs').Result }} Judged */

const columns = /** @type {const} */ (['killed', 'timed out', 'survived', 'not covered']);

/** @param {string} text */
const short = (text) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
};

/** @param {readonly Judged[]} judged */
export function scoreOf(judged) {
  const noticed = judged.filter(({ result: { is } }) => is === 'killed' || is === 'timed out').length;
  return judged.length === 0 ? 0 : (100 * noticed) / judged.length;
}

/** @param {readonly Judged[]} judged @returns {string} */
export function reportOf(judged) {
  const rooms = [...new Set(judged.map(({ mutant }) => mutant.room))].sort();
  /** @param {string} name @param {readonly Judged[]} some */
  const row = (name, some) => {
    const counts = columns.map((is) => some.filter(({ result }) => result.is === is).length);
    return [
      name.padEnd(10),
      ...counts.map((count, index) => String(count).padStart((columns[index] ?? '').length)),
      `${scoreOf(some).toFixed(1)} %`.padStart(8),
    ].join('  ');
  };
  const left = judged
    .filter(({ result: { is } }) => is === 'survived' || is === 'not covered')
    .map(({ mutant, result }) => ({ ...mutant, is: result.is }))
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return [
    ...left.map(({ file, line, from, to, is }) => `${file}:${line} ${is}: ${short(from)} => ${short(to)}`),
    '',
    [' '.repeat(10), ...columns, '   score'].join('  '),
    ...rooms.map((name) =>
      row(
        name,
        judged.filter(({ mutant }) => mutant.room === name),
      ),
    ),
    row('all', judged),
  ].join('\n');
}
