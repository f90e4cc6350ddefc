import { phone, practicePage } from './practice-page';
import { Visitor } from './visitor';

const { practice, browser } = practicePage();

const WHAT = 'Sem kwam zonder jas en zonder brood.';

describe('a concern that is closed halfway, on a phone', () => {
  it('can be gone back in, is named after an hour without content, and goes on where it was', async () => {
    const visitor = await Visitor.at(browser(), practice().url, phone);
    const { dialog, page } = visitor;
    await visitor.become('Anna Bakker');
    await visitor.open('Zorgmelding');
    await visitor.say('/zorgmelding');
    await opensConcern(visitor);
    await visitor.choose(dialog, 'Is het kind nu in gevaar?', 'Nee');
    await visitor.choose(dialog, 'Gaat het over iemand die voor school werkt?', 'Nee');
    await visitor.turnPage('Verder', '2 van 3');
    await visitor.fillIn({ 'Over welk kind?': 'Sem Voorbeeld', Groep: '5', 'Wat zag, hoorde of rook je?': WHAT });
    await visitor.choose(dialog, 'Wat is dit?', 'Waarneming');
    await visitor.turnPage('Verder', '3 van 3');
    await visitor.fillIn({ Plaats: 'Het plein' });
    await visitor.turnPage('Terug', '2 van 3');
    expect(await dialog.getByLabel('Wat zag, hoorde of rook je?').inputValue()).toBe(WHAT);
    await visitor.turnPage('Verder', '3 van 3');
    expect(await dialog.getByLabel('Plaats').inputValue()).toBe('Het plein');

    await dialog.getByRole('button', { name: 'Sluiten' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Klok en bot' }).click();
    await page.getByRole('button', { name: '+1 uur' }).click();
    await page.getByRole('region', { name: 'De klok staat op di 18 mei, 10.00' }).waitFor();
    await page.getByRole('button', { name: 'Klok en bot' }).click();
    const told = visitor.message('Nog niet verstuurd');
    await told.waitFor();
    expect(await told.innerText()).not.toContain('Sem');

    await visitor.openDialog(told, 'Verder gaan…', 'Zorg melden');
    await dialog.getByText('Je was hier al bezig').waitFor();
    await visitor.turnPage('Verder gaan', '3 van 3');
    await visitor.fillIn({ Situatie: 'Voor schooltijd', 'Wie waren erbij': 'Niemand anders' });
    await visitor.finish('Versturen');
    await visitor.message('Ontvangen').waitFor();
    expect(await visitor.message('Nog niet verstuurd').count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });
});

const opensConcern = (visitor: Visitor): Promise<void> =>
  visitor.openDialog(visitor.message('Zorg melden'), 'Zorg melden…', 'Zorg melden');
