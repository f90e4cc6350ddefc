import { paged, rowsOfEntry } from '../../src/forms/paging';
import type { PageMeasure, ReadingRow } from '../../src/forms/page-measure';
import type { DialogView } from '../../src/forms/types';
import { lindeboom } from '../case/given';

/** A surface that shows so many rows, of so many lines. */
const showing = (rows: number, lines: number): PageMeasure => ({
  page: rows,
  passage: lines,
  row: () => 1,
  line: () => 1,
});

const entry = (text: string) => ({
  section: 'facts' as const,
  title: 'Signaal',
  dates: '10 mei',
  texts: [{ label: 'Wat', text }],
});
const texts = (rows: readonly ReadingRow[]) => rows.flatMap((row) => (row.kind === 'text' ? [row.text] : []));

describe('what there is to read', () => {
  const rows: readonly ReadingRow[] = [...Array(7).keys()].map((n) => ({ kind: 'section', title: `${n}` }));
  const { pageAt } = paged(() => rows);
  const on = (measure: PageMeasure): DialogView => ({
    agreement: lindeboom,
    now: '2027-05-10T08:00:00.000Z',
    viewer: 'x',
    measure,
    events: [],
    sent: [],
  });

  it.each([
    [3, 3],
    [7, 1],
    [100, 1],
    [1, 7],
  ])('given a surface that shows %d rows at once, then it takes %d pages', (most, pages) => {
    const view = on(showing(most, 10));
    expect(pageAt(1, view).count).toBe(pages);
    expect([...Array(pages).keys()].flatMap((n) => pageAt(n + 1, view).shown)).toEqual(rows);
  });

  it('given a row that is more than a page, then it stands alone on one', () => {
    const view = on({ ...showing(1, 10), row: () => 5 });
    expect(pageAt(1, view)).toMatchObject({ count: 7, shown: [rows[0]] });
  });
});

it('a text is cut between its lines, into as many passages as its surface needs, and loses nothing', () => {
  const text = 'een\ntwee\ndrie\nvier\nvijf';
  expect(texts(rowsOfEntry(entry(text), showing(9, 2)))).toEqual(['een\ntwee', 'drie\nvier', 'vijf']);
  expect(texts(rowsOfEntry(entry(text), showing(9, 9)))).toEqual([text]);
});
