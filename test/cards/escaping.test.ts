import { bindCard } from '../../src/cards/bind-card';
import { bindDialog } from '../../src/cards/bind-dialog';
import { elementsOf, type AdaptiveCard } from '../../src/cards/card';
import { summaryOf } from '../../src/cards/summary';
import { cardText } from '../../src/cards/text';
import type { CardSpec } from '../../src/room/card-data';
import type { Problem } from '../../src/forms/show';
import type { Values } from '../../src/view/values';
import type { Page } from '../../src/view/view';
import { pageOf, stateNamed } from '../forms/states';
import { cardNamed } from './states/all';

const request = (changes: Readonly<Record<string, unknown>>): CardSpec => {
  const { card } = cardNamed('request: ordinary');
  return { ...card, data: { ...card.data, ...changes } } as CardSpec;
};
/** The answer to this question. */
const note = (question: string, values: Values = {}, problem?: Problem): Page => {
  const state = stateNamed('answer-consultation: of a colleague');
  const events = state.view.events.map(({ event, ...rest }) =>
    event.type === 'asked' && event.question !== undefined
      ? { ...rest, event: { ...event, question } }
      : { ...rest, event },
  );
  return pageOf({ ...state, values, view: { ...state.view, events } }, problem);
};
const blocks = (card: AdaptiveCard): readonly string[] =>
  elementsOf(card.body).flatMap(({ type, text }) => (type === 'TextBlock' && typeof text === 'string' ? [text] : []));
const runs = (card: AdaptiveCard): readonly string[] =>
  elementsOf(card.body).flatMap(({ type, text }) => (type === 'TextRun' && typeof text === 'string' ? [text] : []));

describe('text of people in a card', () => {
  it.each([
    ['[klik](http://example.org)', '\\[klik\\](http://example.org)'],
    ['**vet** en _schuin_', '\\*\\*vet\\*\\* en \\_schuin\\_'],
    ['<at>Bo Terpstra</at>', '\\<at\\>Bo Terpstra\\</at\\>'],
    ['- een lijst', '\\- een lijst'],
    ['1. een lijst', '1\\. een lijst'],
    ['# een kop', '\\# een kop'],
    ['a\\b', 'a\\\\b'],
  ])('given %s, then it is text and nothing else', (title, escaped) => {
    const card = bindCard(request({ title }));
    expect(blocks(card)[0]).toBe(escaped);
    expect(cardText(card).split('\n')[0]).toBe(title);
    expect(card.msteams).toBeUndefined();
  });

  it.each(['${code}', 'kost $5 {veel}', '${', '${json(code)', "O'Neill & zn. 09.00"])(
    'given %s, then it stands there as it was written',
    (title) => {
      expect(blocks(bindCard(request({ title })))[0]).toBe(title);
    },
  );

  it('keeps digits a text', () => {
    const card = bindDialog(note('007'));
    expect(runs(card)).toEqual(['007']);
  });

  it('shows no stand-in that somebody typed', () => {
    expect(cardText(bindCard(request({ title: 'a\uE000b\uE001c' })))).toMatch(/^abc\n/);
  });

  it('keeps long texts free of markdown, a line for each line', () => {
    const question = 'Zie je dit?\n\n- [blauw](http://example.org)\n<at>Noor</at> ${code}';
    expect(runs(bindDialog(note(question)))).toEqual([
      'Zie je dit?',
      '- [blauw](http://example.org)',
      '<at>Noor</at> ${code}',
    ]);
  });
});

describe('what was filled in', () => {
  const values = { reading: '${until} **zo** <at>Noor</at>\nregel 2', date: '2027-05-10', doubt: 'yes' };
  const card = bindDialog(note('Zie je dit?', values, { text: 'Nog 1 ding: Advies.', fields: ['advice'] }));
  const input = (id: string) => elementsOf(card.body).find((element) => element['id'] === id);

  it('comes back in its inputs, letter for letter', () => {
    expect(input('reading')?.['value']).toBe(values.reading);
    expect(input('date')?.['value']).toBe('2027-05-10');
    expect(input('doubt')?.['value']).toBe('yes');
    expect(input('advice')).not.toHaveProperty('value');
  });

  it('travels with every button, but cannot change what the button does', () => {
    const kept = { what: '${until}', verb: 'close-case', case: 'another', page: '9' };
    const forged = bindDialog({ ...note('Zie je dit?'), kept });
    expect(forged.actions[0]?.['data']).toMatchObject({
      what: '${until}',
      verb: 'form/answer-consultation',
      case: 'c81f',
      page: 1,
    });
    expect(forged.actions.at(-1)?.['data']).toMatchObject({
      what: '${until}',
      verb: 'form/declare-emergency',
      case: 'c81f',
    });
  });

  it('says above the page what needs another look, and above the field what is needed', () => {
    const lines = cardText(card).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'Nu gevaar? Bel 112. Twijfel? Veilig Thuis 0800-2000, dag en nacht.',
      'Nog 1 ding: Advies.',
    ]);
    expect(lines[lines.indexOf('Advies') - 1]).toBe('Vul dit in. Weet je het niet? Schrijf dat.');
  });
});

describe('a mention', () => {
  it('stands where the card says who, and notifies that person alone', () => {
    const card = bindCard(request({ who: 'Noor_Hendriks' }), ['a1000000-0000-4000-8000-000000000003']);
    expect(blocks(card)[1]).toBe('Zorg K7M4, voor <at>NoorHendriks</at>. Uiterlijk di 25 mei, 09.00.');
    expect(card.msteams).toEqual({
      entities: [
        {
          type: 'mention',
          text: '<at>NoorHendriks</at>',
          mentioned: { id: 'a1000000-0000-4000-8000-000000000003', name: 'NoorHendriks' },
        },
      ],
    });
  });
});

describe('a notification', () => {
  it('says that there is something, and never what', () => {
    expect(summaryOf(request({}))).toBe('Zorgmelding: er staat iets voor je klaar');
    expect(summaryOf(request({ urgent: true }))).toBe('Zorgmelding: wil je nu kijken?');
  });
});

describe('a request to somebody outside the school', () => {
  it('shows no code and nobody but themselves', () => {
    for (const name of ['request: anonymous', 'request: anonymous-answered']) {
      const text = cardText(bindCard(cardNamed(name).card));
      expect(text).not.toMatch(/K7M4|Zorg /);
    }
  });
});
