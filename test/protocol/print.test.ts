import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AgreementError } from '../../src/agreement/diagnostic';
import { readProtocol } from '../../src/agreement/load-protocol';
import type { Protocol } from '../../src/agreement/protocol-schema';
import { printed } from '../../tools/protocol/print';

/*
 * A board signs what the program does: nothing that a protocol file says may be missing on the page.
 */

const folder = join(__dirname, '..', '..', 'protocols');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join(folder, name));

/** What is on a page, as a reader sees it. */
const shown = (page: string): string =>
  page
    .slice(page.indexOf('<body>'))
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

function protocolIn(file: string): Protocol {
  const read = readProtocol(file);
  if (!('value' in read)) throw new AgreementError(read);
  return read.value;
}

/** The tasks that something opens: a protocol may leave out what it takes over from the national one. */
function openedIn({ tasks, ...rest }: Protocol): readonly { readonly title: string }[] {
  const named = new Set(JSON.stringify([rest, Object.values(tasks)]).match(/"[a-z0-9-]+"/g));
  return Object.entries(tasks).flatMap(([id, task]) => (named.has(`"${id}"`) ? [task] : []));
}

const titlesOf = (protocol: Protocol): readonly string[] => {
  const { title, roles, steps, outcomes, talk, weighing } = protocol;
  return [
    title,
    ...[roles, openedIn(protocol), outcomes, talk.waivers].flatMap((named) =>
      Object.values(named).map((one) => one.title),
    ),
    ...Object.values(steps).map((step) => step.title),
    ...Object.values(weighing.questions).map((question) => question.text),
  ];
};

describe.each(files.map((file) => [basename(file), file] as const))('%s, printed', (_, file) => {
  const text = shown(printed(file));
  const words = text.toLowerCase();

  it('names every role, step, task, question, outcome and ground', () => {
    expect(titlesOf(protocolIn(file)).filter((title) => !words.includes(title.toLowerCase()))).toEqual([]);
  });

  it('says of which bytes it speaks, and asks who signs', () => {
    expect(text).toContain(createHash('sha256').update(readFileSync(file)).digest('hex'));
    for (const who of ['Bestuurder', 'Directeur', 'Coördinator']) expect(text).toContain(who);
  });

  it('holds no name from the program, and no sentence with a hole in it', () => {
    expect(text).not.toMatch(/undefined|\[object|NaN|\bnull\b| , |\s\.\s/);
  });
});

describe('a protocol with a school, printed', () => {
  it('names the people of that school by role', () => {
    const page = printed(join(folder, 'luc-stevens.yaml'), join(folder, '..', 'schools', 'de-lindeboom.yaml'));
    expect(shown(page)).toContain('Carla Postma');
  });
});

describe('the protocol of a board with a sixth step, printed', () => {
  const dir = mkdtempSync(join(tmpdir(), 'print-'));
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  it('says when that step begins, and with which signals a consultation is needed', () => {
    cpSync(join(folder, 'shared'), join(dir, 'shared'), { recursive: true });
    const file = join(dir, 'zes-stappen.yaml');
    copyFileSync(join(folder, '../test/scenario/other-board/protocols/zes-stappen.yaml'), file);
    const text = shown(printed(file));
    expect(text).toMatch(/Stap 6\. Volgen en terugkijken\s+Deze stap begint zodra een van haar taken wordt gevraagd\./);
    expect(text).toMatch(
      /De jeugdarts\s+Alleen bij een signaal als: ‘Pijn of letsel door een ander’ of ‘Te weinig zorg of aandacht’\./,
    );
    expect(text.match(/Deze stap begint/g)).toHaveLength(1);
  });
});

describe('a protocol that is not in order', () => {
  const dir = mkdtempSync(join(tmpdir(), 'print-'));
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  it('is not printed: each mistake is named', () => {
    const wrong = join(dir, 'wrong.yaml');
    writeFileSync(wrong, 'title: Zonder stappen\n');
    expect(() => printed(wrong)).toThrow(AgreementError);
  });
});
