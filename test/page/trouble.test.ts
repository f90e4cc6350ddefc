import { desktop, phone, practicePage } from './practice-page';
import { Visitor } from './visitor';

const { practice, browser } = practicePage({ patient: true });

/** How far somebody would have to scroll to the end of the conversation, in pixels. */
const below = ({ conversation }: Visitor): Promise<number> =>
  conversation
    .getByRole('list', { name: 'Berichten' })
    .evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);

describe('what fails for a while, on the page', () => {
  it('is told with its end by the practice clock, and is over by that clock; what waited has arrived', async () => {
    const visitor = await Visitor.at(browser(), practice().url, desktop);
    const { page } = visitor;
    await page.getByText('Geen storing').waitFor();
    await start(visitor, 'Teams geeft een kwartier 502');
    await page.getByText('Teams geeft 502, tot 09.15').waitFor();
    await report(visitor);
    await visitor.become('Carla Postma');
    expect(await visitor.message('Nieuwe zorg lezen').count()).toBe(0);
    await page.getByRole('button', { name: '+5 min' }).click();
    await page.getByRole('region', { name: 'De klok staat op di 18 mei, 09.05' }).waitFor();
    expect(await page.getByText('Teams geeft 502, tot 09.15').count()).toBe(1);
    await page.getByRole('button', { name: '+1 uur' }).click();
    const walked = page.getByRole('region', { name: 'De klok staat op di 18 mei, 10.05' });
    await walked.getByText('di 18 mei, 09.15').waitFor();
    await page.getByText('Geen storing').waitFor();
    await visitor.message('Nieuwe zorg lezen').waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  it('can be several things at once, till somebody says that all works again', async () => {
    const visitor = await Visitor.at(browser(), practice().url, phone);
    const { page } = visitor;
    await page.getByRole('button', { name: 'Klok en bot' }).click();
    await start(visitor, 'Graph weigert een uur');
    await start(visitor, 'Opslag is even weg');
    await page.getByText(/Graph weigert alles, tot \d\d\.05/).waitFor();
    await page.getByText('De opslag is weg').waitFor();
    await page.getByRole('button', { name: 'Klok en bot' }).click();
    // On a phone the controls are folded away, and what fails stays in sight.
    await page.getByText('De opslag is weg').waitFor();
    expect(practice().school.describe().faults).toMatchObject({ platform: [{ answer: 403 }], storage: 'cut' });
    await page.getByText('Zonder opslag staat de klok stil.').waitFor();
    await page.getByRole('button', { name: 'Klok en bot' }).click();
    expect(await page.getByRole('button', { name: '+5 min' }).isDisabled()).toBe(true);
    await start(visitor, 'Alles doet het weer');
    await page.getByText('Geen storing').waitFor();
    expect(practice().school.describe().faults).toEqual({ platform: [], storage: 'up' });
    expect(await page.getByRole('button', { name: '+5 min' }).isDisabled()).toBe(false);
    await page.getByRole('button', { name: 'Klok en bot' }).click();
    // What waited is the last of it: on a phone too it is there when the conversation comes before one.
    await visitor.become('Carla Postma');
    await visitor.open('Zorgmelding');
    await visitor.message('Nieuwe zorg lezen').waitFor();
    expect(await below(visitor)).toBeLessThan(10);
    expect(visitor.complaints).toEqual([]);
  });

  it('is one thing, and how Microsoft 365 behaves is another: that is chosen, and told', async () => {
    const visitor = await Visitor.at(browser(), practice().url, desktop);
    const { page } = visitor;
    const slow = 'Wat net gemaakt is, is er voor Microsoft nog even niet.';
    await page.getByRole('button', { name: 'Storing…' }).click();
    await visitor.dialog.getByLabel(slow).check();
    await visitor.dialog.getByRole('button', { name: 'Sluiten' }).click();
    await page.getByRole('region', { name: 'Microsoft 365' }).getByText(slow).waitFor();
    expect(practice().school.describe().world).toBe('slow-to-appear');
    await page.getByRole('button', { name: 'Opnieuw beginnen…' }).click();
    await visitor.dialog.getByRole('button', { name: 'Opnieuw beginnen' }).click();
    await page.getByText(slow).waitFor({ state: 'detached' });
    expect(practice().school.describe().world).toBe('kind');
    expect(visitor.complaints).toEqual([]);
  });
});

async function start({ page, dialog }: Visitor, trouble: string): Promise<void> {
  await page.getByRole('button', { name: 'Storing…' }).click();
  await dialog.getByRole('button', { name: trouble }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function report(visitor: Visitor): Promise<void> {
  await visitor.become('Anna Bakker');
  await visitor.openDialog(visitor.conversation, 'Zorg melden', 'Zorg melden');
  await visitor.choose(visitor.dialog, 'Is het kind nu in gevaar?', 'Nee');
  await visitor.choose(visitor.dialog, 'Gaat het over iemand die voor school werkt?', 'Nee');
  await visitor.turnPage('Verder', 'Wat valt je op?');
  await visitor.fillIn({
    'Over welk kind?': 'Pip Voorbeeld',
    Groep: '5',
    'Wat zag, hoorde of rook je?': 'Pip at niets.',
  });
  await visitor.choose(visitor.dialog, 'Wat is dit?', 'Waarneming');
  await visitor.turnPage('Verder', 'Waar en wanneer?');
  await visitor.fillIn({ Plaats: 'Het lokaal', Situatie: 'De kleine pauze', 'Wie waren erbij': 'Niemand anders' });
  await visitor.turnPage('Versturen', 'Ontvangen.');
  await visitor.dialog.getByRole('button', { name: 'Sluiten' }).first().click();
  await visitor.dialog.waitFor({ state: 'hidden' });
}
