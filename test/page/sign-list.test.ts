import { desktop, phone, practicePage } from './practice-page';
import { Visitor } from './visitor';

const { practice, browser } = practicePage();

describe.each([
  ['at a desk', desktop],
  ['on a phone', phone],
])('the list of signals, %s', (_where, viewport) => {
  it('helps to write: choose a kind, then what was seen and where, and describe it', async () => {
    const visitor = await Visitor.at(browser(), practice().url, viewport);
    const { dialog } = visitor;
    await visitor.become('Anna Bakker');
    await visitor.open('Zorgmelding');
    await visitor.say('/zorgmelding');
    await visitor.openDialog(visitor.message('Zorg melden'), 'Zorg melden…', 'Zorg melden');
    await visitor.choose(dialog, 'Is het kind nu in gevaar?', 'Nee');
    await visitor.choose(dialog, 'Gaat het over iemand die voor school werkt?', 'Nee');
    await visitor.turnPage('Verder', '2 van 3');
    await visitor.choose(dialog, 'Kiezen uit een lijst met signalen?', 'Lichaam');
    await visitor.fillIn({
      'Over welk kind?': 'Sem Voorbeeld',
      Groep: '5',
      'Wat zag, hoorde of rook je?': 'Een plek.',
    });
    await visitor.choose(dialog, 'Wat is dit?', 'Waarneming');
    await visitor.turnPage('Verder', '3 van 4');
    await dialog.getByText('Alleen wat je zo ziet. Kleed niet uit, vraag niet door.').waitFor();
    expect(await dialog.getByText('Luieruitslag').count()).toBe(0);
    await visitor.choose(dialog, 'Lichaam', 'Blauwe plek');
    await visitor.choose(dialog, 'Waar op het lichaam?', 'Arm');
    await visitor.fillIn({ 'Wat zag, hoorde of rook je?': 'Een plek zo groot als een munt.' });
    await visitor.turnPage('Verder', '4 van 4');
    await visitor.fillIn({ Plaats: 'Het plein', Situatie: 'Voor schooltijd', 'Wie waren erbij': 'Niemand anders' });
    await visitor.finish('Versturen');
    await visitor.message('Ontvangen').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.page.context().close();
  });
});
