import { bindDialog } from '../../src/cards/bind-dialog';
import { elementsOf } from '../../src/cards/card';
import { cardText } from '../../src/cards/text';
import { dialogs } from '../../src/forms/all';
import { showPage } from '../../src/forms/show';
import type { DialogView, Values } from '../../src/forms/types';
import type { CaseState } from '../../src/case/state';
import type { Task } from '../../src/case/task/task';
import { formOf } from '../../src/room/forms';
import { taskActions } from '../../src/room/task-actions';
import { textIn } from '../../src/view/values';
import { fullCase, id, intakeValues, noteValues, Story } from './fixtures';

const { dossier, 'my-part': myPart } = dialogs;

/** All pages of the dossier, as somebody reads them. */
function read(view: DialogView): string {
  const pages = Array.from({ length: pagesOf(view) }, (_, index) => bindDialog(showPage(dossier, view, index + 1, {})));
  return pages.map(cardText).join('\n');
}

/** A page that is out of range is the last one. */
const pagesOf = (view: DialogView): number => showPage(dossier, view, 1_000, {}).page;

const part = (view: DialogView): string => cardText(bindDialog(showPage(myPart, view, 1, {})));

/** A full case in which the IB-er answered and a colleague supposes something. */
function answered(): Story {
  const story = fullCase();
  story.at = '2027-05-13T08:12:00.000Z';
  story.send('noor', 'answer-consultation', { ...noteValues, date: '2027-05-12' }, story.task('consultation', 'noor'));
  const supposition: Values = {
    ...intakeValues,
    nature: 'hypothesis',
    what: 'misschien valt ze vaak',
    direction: 'neutral',
    safe: 'yes',
  };
  return story.send('noor', 'record-signal', supposition);
}

describe('the dossier', () => {
  const story = answered();
  const what = textIn(intakeValues['what']);

  it('tells the coordinator and the deputy everything, facts apart from suppositions', () => {
    for (const who of ['carla', 'dirk']) {
      const lines = read(story.view(who)).split('\n');
      const at = (line: string) => lines.indexOf(line);
      expect(at('Feiten en waarnemingen')).toBeGreaterThan(0);
      expect(at(`Wat: ${what}`)).toBeGreaterThan(at('Feiten en waarnemingen'));
      expect(at('Hypothesen en gevoel: nog niet zeker')).toBeGreaterThan(at(`Wat: ${what}`));
      expect(at('Wat: misschien valt ze vaak')).toBeGreaterThan(at('Hypothesen en gevoel: nog niet zeker'));
      expect(at('Verloop')).toBeGreaterThan(at('Wat: misschien valt ze vaak'));
      expect(at('Duiding: dit past bij wat ik eerder zag')).toBeGreaterThan(at('Verloop'));
    }
  });

  it('says when it happened, when it was written down, and by whom', () => {
    expect(read(story.view('carla'))).toContain(
      'Overleg gevraagd: beantwoord\nGebeurd: wo 12 mei. Opgeschreven: do 13 mei, 10.12, door Noor Hendriks.',
    );
  });

  it('tells the reporter only what they wrote', () => {
    const text = read(story.view('anna'));
    expect(text).toContain(what);
    expect(text).not.toMatch(/valt ze vaak|eerder zag|Wijkteam|2018|Wat zie jij/);
  });

  it('tells a consulted colleague the question and their own words', () => {
    const text = read(story.view('noor'));
    expect(text).toContain('Wat zie jij aan haar?');
    expect(text).toContain('dit past bij wat ik eerder zag');
    expect(text).not.toMatch(/xylofoon|Quispelhorst|Wijkteam|Herken je dit/);
  });

  it('tells somebody from outside no code, and no name of the school', () => {
    const text = read(story.view('vera'));
    expect(text).toContain('Een kind heeft blauwe plekken.');
    expect(text).not.toMatch(/K7M4|Carla|Anna|Quispelhorst|xylofoon/);
  });

  it('tells anybody else nothing', () => {
    for (const who of ['bas', 'willem', 'bo']) {
      const text = read(story.view(who));
      expect(text).toContain('Er is hier voor jou niets te lezen.');
      expect(text).not.toMatch(/K7M4|Quispelhorst/);
    }
  });

  it('tells what was sent, to the case lead', () => {
    const sent = [{ at: '2027-05-19T07:00:00.000Z', text: 'Herinnering aan Vera Smit' }];
    expect(read({ ...story.view('carla'), sent })).toContain('Herinnering aan Vera Smit\nVerstuurd: wo 19 mei, 09.00.');
    expect(read({ ...story.view('noor'), sent })).not.toContain('Herinnering');
  });

  it.each([
    ['long lines', 'woord '.repeat(1600)],
    ['many lines', 'a\n'.repeat(600)],
    ['quotes and signs of more than one byte', '"é€'.repeat(3000)],
    ['one word', 'x'.repeat(9999)],
  ])('given %s, then pages of it fit on a card and lose nothing', (_kind, text) => {
    const long = fullCase();
    const signal = { ...intakeValues, what: 'HIER', situation: 'HIER', direction: 'confirms', safe: 'yes' };
    long.send('carla', 'record-signal', signal).storedLonger('HIER', text);
    const view = long.view('carla');
    const count = pagesOf(view);
    expect(count).toBeGreaterThan(1);
    let whole = '';
    for (let page = 1; page <= count; page += 1) {
      const card = bindDialog(showPage(dossier, view, page, {}));
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(24_000);
      expect(card.actions.some(({ title }) => title === 'Verder lezen')).toBe(page < count);
      const runs = elementsOf(card.body).filter(({ type, isSubtle }) => type === 'TextRun' && isSubtle !== true);
      whole += runs.map(({ text: run }) => (typeof run === 'string' ? run : '')).join('');
    }
    const solid = (value: string) => value.replace(/\s/g, '');
    expect(solid(whole)).toContain(solid(text));
    expect(dossier.after?.(1, {}, view)).toBe(2);
  });
});

describe('my part', () => {
  it('shows a member what is asked of them', () => {
    const text = part(fullCase().view('noor'));
    expect(text).toContain('Van jou gevraagd\nOverleg gevraagd\nUiterlijk wo 19 mei, 09.00\n[Invullen…]\n[Later…]');
    expect(text).not.toMatch(/Vera|Overleg vragen|Afsluiten|Intrekken/);
  });

  it('shows the coordinator and the deputy what can be done next, and what waits for others', () => {
    const story = fullCase();
    for (const who of ['carla', 'dirk']) {
      const text = part(story.view(who));
      for (const button of ['Overleg vragen…', 'Gegevens kind…', 'Verwijzen…', 'Afsluiten…', 'Intrekken…']) {
        expect(text).toContain(`[${button}]`);
      }
      expect(text).toContain('Noor Hendriks: Overleg gevraagd');
      expect(text).toContain('Afsluiten kan dan alleen met een reden.');
    }
    expect(part(story.view('carla'))).toContain('[Gelezen]');
  });

  it('opens each request by its own task and version', () => {
    const story = fullCase();
    const task = story.state?.tasks.find((one) => one.id === story.task('consultation', 'vera'));
    const withdraw = elementsOf(bindDialog(showPage(myPart, story.view('carla', 't1'), 1, {})).body).filter(
      ({ title }) => title === 'Intrekken…',
    );
    expect(withdraw.map(({ data }) => data)).toContainEqual({
      verb: 'form/withdraw-request',
      case: 'c81f',
      task: task?.id,
      version: task?.version,
    });
  });

  it.each(['feedback', 'inform', 'record'] as const)('offers of a task of kind %s what its card offers', (kind) => {
    const story = fullCase();
    const task = { ...(story.state?.tasks[0] as Task), kind, rule: 'made-up' };
    const state = { ...(story.state as CaseState), tasks: [task] };
    const buttons = elementsOf(bindDialog(showPage(myPart, { ...story.view('carla'), state }, 1, {})).body)
      .filter(({ data }) => JSON.stringify(data ?? {}).includes(`"${task.id}"`))
      .map(({ title }) => title);
    const onCard = taskActions({ kind, form: formOf({ kind }), later: kind !== 'inform' }).map(({ title }) => title);
    expect(buttons).toEqual(onCard.filter((title) => title !== 'Dossier'));
  });

  it('lets nobody withdraw what must be followed up', () => {
    const story = fullCase();
    const own = elementsOf(bindDialog(showPage(myPart, story.view('dirk'), 1, {})).body);
    const arrival = own.filter(({ data }) => JSON.stringify(data ?? {}).includes(`"${story.task('arrival')}"`));
    expect(arrival.map(({ title }) => title)).toEqual(['Namens invullen…', 'Vervangen…']);
  });

  it('asks nothing any more once the case is closed, and offers to open it again', () => {
    const story = new Story().send('anna', 'open-case', intakeValues);
    story.send('carla', 'close-case', {
      reason: 'other-cause',
      motivation: 'x',
      agreements: 'x',
      wentWell: 'x',
      tookLong: 'x',
      lapsedWhy: 'De zorg is afgesloten',
      heard: ['parents', 'child'],
      filed: '',
      safe: 'yes',
    });
    const text = part(story.view('carla'));
    expect(text).toContain('Er staat nu niets van jou open.\nAfgesloten\n[Heropenen…]\nDicht bij het gezin\n');
  });
});

describe('a case as it is filled in', () => {
  it('goes from the forms through the schemas into events', () => {
    const story = answered();
    expect(story.state?.child).toEqual({
      name: 'Fenna Quispelhorst',
      reportedAs: 'Fenna Quispelhorst',
      group: '6',
      birthDate: '2018-03-09',
      writtenIn: expect.any(Number) as number,
    });
    expect(story.state?.members.map(({ person }) => person)).toContain(id('noor'));
    expect(story.events.map(({ event }) => event.type)).toContain('referred');
  });
});
