import { bindDialog } from '../../src/cards/bind-dialog';
import { elementsOf } from '../../src/cards/card';
import { cardText } from '../../src/cards/text';
import { dialogs } from '../../src/forms/all';
import { showPage } from '../../src/forms/show';
import { fullCase, id, intakeValues, noteValues, Story } from './fixtures';

const { dossier, correct: form } = dialogs;
const bodyOf = (story: Story, who: string) => bindDialog(showPage(dossier, story.view(who), 1, {})).body;
const buttonsOf = (story: Story, who: string): readonly unknown[] =>
  elementsOf(bodyOf(story, who)).flatMap(({ type, title }) => (type === 'Action.Submit' ? [title] : []));
const read = (story: Story, who: string): string => cardText(bindDialog(showPage(dossier, story.view(who), 1, {})));
/** The version of the event with this text. */
const entry = (story: Story, words: string): string =>
  String(story.events.find(({ event }) => JSON.stringify(event).includes(words))?.version ?? 0);

const began = (): Story => new Story().send('anna', 'open-case', intakeValues);
const corrected = (story: Story, who: string, words: string): Story =>
  story.give(who, 'correct', { entry: entry(story, words), text: 'boven de rechterknie', reason: 'verkeerde kant' });

describe('given the dossier', () => {
  it('then the author of an entry has Wijzigen… until a later step begins, and after that Correctie…', () => {
    const story = began();
    expect(buttonsOf(story, 'anna')).toEqual(['Wijzigen…', 'Wijzigen…']);
    story.send('carla', 'request-consultation', { to: id('noor'), mode: 'open', question: 'Wat zie jij?', due: '' });
    expect(buttonsOf(story, 'anna')).toEqual(['Correctie…', 'Correctie…']);
  });

  it('then the coordinator has Correctie… at what others wrote, and nothing at what nobody wrote', () => {
    expect(buttonsOf(began(), 'carla')).toEqual(['Correctie…', 'Correctie…']);
  });

  it('then somebody who was only asked has no button', () => {
    expect(buttonsOf(fullCase(), 'noor')).toEqual([]);
  });

  it('when an entry was corrected, then both texts stand there, with who, when and why', () => {
    const story = corrected(began(), 'anna', 'xylofoon');
    for (const who of ['anna', 'carla']) {
      const text = read(story, who);
      expect(text).toContain('Wat: een xylofoonblauwe plek boven de linkerknie');
      expect(text).toContain(
        'Correctie op di 11 mei, 10.00 door Anna Bakker: boven de rechterknie\nWant: verkeerde kant',
      );
    }
  });

  it('when somebody from outside corrects their answer, then no name of the school is told them', () => {
    const story = fullCase();
    story.send(
      'vera',
      'answer-consultation',
      { ...noteValues, advice: 'wacht af' },
      story.task('consultation', 'vera'),
    );
    const text = read(corrected(story, 'vera', 'wacht af'), 'vera');
    expect(text).toContain('Correctie op di 11 mei, 10.00: boven de rechterknie');
    expect(text).not.toContain('door');
  });
});

describe('given the form of a correction', () => {
  it('then the old text stands above, also one that was corrected before', () => {
    const story = corrected(began(), 'anna', 'xylofoon');
    const text = cardText(bindDialog(showPage(form, story.view('anna'), 1, { entry: entry(story, 'xylofoon') })));
    expect(text).toContain('een xylofoonblauwe plek');
    expect(text).toContain('boven de rechterknie');
  });

  it('when it is about an entry of another, then nothing of it is shown', () => {
    const story = fullCase();
    const text = cardText(bindDialog(showPage(form, story.view('noor'), 1, { entry: entry(story, 'xylofoon') })));
    expect(text).not.toContain('xylofoon');
  });

  it('then what it is about travels along, also on the way to Nu gevaar', () => {
    const card = bindDialog(showPage(form, began().view('anna'), 1, { entry: '2' }));
    expect(card.actions.map(({ data }) => (data as { entry?: string }).entry)).toEqual(['2', '2']);
  });

  it('when the entry is as long as it can be, then the form still fits on a card', () => {
    const long = 'x'.repeat(2000);
    const story = fullCase();
    const values = {
      ...noteValues,
      reading: long,
      alternative: long,
      advice: `wacht ${long.slice(6)}`,
      agreements: long,
    };
    story.send('noor', 'answer-consultation', values, story.task('consultation', 'noor'));
    const spec = showPage(form, story.view('noor'), 1, { entry: entry(story, 'wacht x'), text: long });
    expect(Buffer.byteLength(JSON.stringify(bindDialog(spec)))).toBeLessThan(24_000);
  });

  it('when an earlier program stored a longer text than forms take now, then it is shown, and can be corrected', () => {
    const story = fullCase();
    story.send('noor', 'answer-consultation', { ...noteValues, advice: 'HIER' }, story.task('consultation', 'noor'));
    story.storedLonger('HIER', `wacht ${'x'.repeat(9_000)}`);
    const about = entry(story, 'wacht x');
    expect(JSON.stringify(bindDialog(showPage(form, story.view('noor'), 1, { entry: about })))).toContain('wacht x');
    story.send('noor', 'correct', { entry: about, text: 'wacht tot mei', reason: 'korter' });
    expect(story.events.at(-1)?.event).toMatchObject({ type: 'corrected', text: 'wacht tot mei' });
  });
});
