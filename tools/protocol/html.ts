import type { Cell, Document, Part } from './document';

/** A document as one page that needs nothing besides: to look at in a browser, and to print on A4. */
export const htmlOf = ({ title, subtitle, parts }: Document): string => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}, ${escaped(subtitle)}</title>
<style>${style(`${title}, ${subtitle}`)}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(subtitle)}</p>
</header>
<main>
${parts.map(partOf).join('\n')}
</main>
</body>
</html>
`;

function partOf(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `<h${part.level}>${escaped(part.text)}</h${part.level}>`;
    case 'text':
      return `<p>${escaped(part.text)}</p>`;
    case 'list':
      return `<ul>${part.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableOf(part.head, part.rows);
    case 'signatures':
      return `<div class="signatures">${part.who.map(signatureOf).join('')}</div>`;
  }
}

function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = (row: readonly Cell[]): string =>
    row.map((cell, index) => `<td data-label="${escaped(head[index] ?? '')}">${cellOf(cell)}</td>`).join('');
  const titles = head.map((title) => `<th scope="col">${escaped(title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n');
  return `<table data-columns="${head.length}"><thead><tr>${titles}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

const cellOf = ([first = '', ...more]: Cell): string =>
  [`<div>${escaped(first)}</div>`, ...more.map((line) => `<div class="more">${escaped(line)}</div>`)].join('');

const signatureOf = (who: string): string =>
  `<section><h3>${escaped(who)}</h3>${['Naam', 'Plaats en datum', 'Handtekening']
    .map((what) => `<p class="fill${what === 'Handtekening' ? ' high' : ''}"><span>${what}</span></p>`)
    .join('')}</section>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A text within a string of CSS. */
const inCss = (text: string): string => JSON.stringify(text.replace(/[<>\\\n]/g, ' '));

const style = (footer: string): string => `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; font: 1rem/1.5 system-ui, 'Segoe UI', Arial, sans-serif; color: #1d2a2a; background: #fff; }
header { border-bottom: 3px solid #2b6a66; margin-bottom: 1.5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0; }
header p { margin: 0.25rem 0 1rem; color: #4a5a59; font-size: 1.1rem; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.5rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 1px solid #b9c6c4; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
p, ul { max-width: 46rem; margin: 0.5rem 0; }
ul { padding-left: 1.25rem; }
li { margin: 0.2rem 0; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0 1.25rem; font-size: 0.93rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.6rem; border-bottom: 1px solid #cfd8d7; overflow-wrap: anywhere; hyphens: manual; }
th { border-bottom: 2px solid #2b6a66; font-size: 0.85rem; color: #2b4a48; }
td:first-child > div:first-child { font-weight: 600; }
.more { color: #33413f; margin-top: 0.15rem; }
table[data-columns='5'] th:nth-child(1) { width: 38%; }
table[data-columns='5'] th:nth-child(2) { width: 17%; }
table[data-columns='5'] th:nth-child(3) { width: 23%; }
table[data-columns='5'] th:nth-child(4) { width: 14%; }
table[data-columns='5'] th:nth-child(5) { width: 8%; }
table[data-columns='2'] th:nth-child(1) { width: 50%; }
.signatures { display: grid; gap: 1.5rem; margin-top: 1.5rem; }
.signatures section { break-inside: avoid; max-width: 40rem; }
.signatures h3 { margin: 0 0 0.25rem; }
.fill { display: flex; align-items: flex-end; height: 2.4rem; border-bottom: 1px solid #1d2a2a; margin: 0; max-width: none; }
.fill.high { height: 4.5rem; }
.fill span { color: #4a5a59; font-size: 0.85rem; }
@media screen and (max-width: 40rem) {
  thead { display: none; }
  tr { display: block; padding: 0.5rem 0; border-bottom: 1px solid #cfd8d7; }
  td { display: block; border: 0; padding: 0.15rem 0; }
  td:not(:first-child)::before { content: attr(data-label) ': '; color: #4a5a59; font-size: 0.85rem; }
  td:not(:first-child) > div:first-child { display: inline; }
}
@page {
  size: A4;
  margin: 18mm 17mm 20mm;
  @bottom-left { content: ${inCss(footer)}; font: 8pt Arial, sans-serif; color: #4a5a59; }
  @bottom-right { content: counter(page) ' van ' counter(pages); font: 8pt Arial, sans-serif; color: #4a5a59; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.4; }
  h1 { font-size: 20pt; }
  h2 { font-size: 14pt; margin-top: 8mm; }
  h3 { font-size: 11pt; margin-top: 5mm; }
  h2, h3, thead, p:has(+ ul) { break-after: avoid; }
  tr, li { break-inside: avoid; }
  table { font-size: 9pt; }
  th, td { padding: 1.2mm 1.6mm; }
}
`;
