import { desktop, phone, practicePage } from './practice-page';
import { Visitor } from './visitor';

const ROOM = /^Zorg [A-Z0-9]{4}/;

const { practice, browser } = practicePage();

describe('a case on the page', () => {
  it('goes from /zorgmelding to the follow-up of day 7, by hand', async () => {
    const visitor = await Visitor.at(browser(), practice().url, desktop);
    await report(visitor);
    await read(visitor);
    await writeFacts(visitor);
    await ask(visitor);
    await answer(visitor);
    await refer(visitor);
    await finishRest(visitor);
    await walkToDay7(visitor);
    await followUp(visitor);
    expect(visitor.complaints).toEqual([]);
  });
});

async function report(visitor: Visitor): Promise<void> {
  await visitor.become('Anna Bakker');
  await visitor.say('/zorgmelding');
  await visitor.openDialog(visitor.message('Zorg melden'), 'Zorg melden…', 'Zorg melden');
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
  await visitor.finish('Versturen');
  await visitor.message('Ontvangen').waitFor();
}

async function read(visitor: Visitor): Promise<void> {
  await visitor.become('Carla Postma');
  await visitor.message('Nieuwe zorg lezen').getByRole('button', { name: 'Gelezen' }).click();
  await visitor.message(/Nieuwe zorg lezen.*Gelezen/s).waitFor();
}

/** So that on day 7 nothing else is due that morning, and the question is on a card of its own. */
async function writeFacts(visitor: Visitor): Promise<void> {
  await visitor.open(ROOM);
  await visitor.openDialog(visitor.message('Stap '), 'Mijn deel', 'Mijn deel');
  await visitor.openDialog(visitor.dialog, 'Gegevens kind…', 'Gegevens van het kind');
  await visitor.fillIn({ Naam: 'Pip Voorbeeld', Geboortedatum: '2018-03-04' });
  await visitor.finish('Opslaan');
}

/** What is asked looks like HTML and like Markdown: it must be read as it was written. */
const QUESTION = 'Wat zie jij in de klas? <b>Denk aan *eten* & slapen</b>';

async function ask(visitor: Visitor): Promise<void> {
  await visitor.open(ROOM);
  await visitor.openDialog(visitor.message('Stap '), 'Mijn deel', 'Mijn deel');
  await visitor.openDialog(visitor.dialog, 'Overleg vragen…', 'Overleg vragen');
  await visitor.dialog.getByLabel('Aan wie?').selectOption('Noor Hendriks (IB-er)');
  await visitor.choose(visitor.dialog, 'Hoe?', 'Open');
  await visitor.fillIn({ 'Je vraag': QUESTION });
  await visitor.finish('Vragen');
}

async function answer(visitor: Visitor): Promise<void> {
  await visitor.become('Noor Hendriks');
  await visitor.open(ROOM);
  await visitor.openDialog(visitor.message('Overleg gevraagd'), 'Invullen…', 'Overleg');
  await visitor.dialog.getByText(QUESTION).waitFor();
  await visitor.choose(visitor.dialog, 'Contact', 'Gesprek');
  await visitor.fillIn({ 'Hoe duid je dit?': 'Ik zie het ook.', Advies: 'Praat met de ouders.' });
  await visitor.choose(visitor.dialog, 'Twijfel over oorzaak of veiligheid?', 'Nee');
  await visitor.finish('Versturen');
  await visitor.message(/Overleg gevraagd.*Beantwoord/s).waitFor();
}

async function refer(visitor: Visitor): Promise<void> {
  await visitor.become('Carla Postma');
  await visitor.open(ROOM);
  await visitor.openDialog(visitor.message('Stap '), 'Mijn deel', 'Mijn deel');
  await visitor.openDialog(visitor.dialog, 'Verwijzen…', 'Verwijzen');
  await visitor.dialog.getByRole('textbox', { name: 'Organisatie', exact: true }).fill('Buurtteam Lindestreek');
  await visitor.fillIn({
    'Bij de organisatie aangekondigd op': '2027-05-18',
    Doel: 'Rust aan tafel',
    Casusregisseur: 'Carla Postma',
    'Gewenst resultaat': 'Pip eet mee',
    'Evaluatie op': '2027-06-30',
  });
  await visitor.finish('Opslaan');
}

/** What is due on day 7 as well. */
async function finishRest(visitor: Visitor): Promise<void> {
  await visitor.open('Zorgmelding');
  await visitor.openDialog(visitor.message('Zet de afspraken in het leerlingdossier'), 'Invullen…', 'Invullen');
  await visitor.fillIn({ Resultaat: 'De verwijzing staat erin.' });
  await visitor.finish('Opslaan');
  await visitor.openDialog(visitor.message('Vertel de melder'), 'Invullen…', 'Invullen');
  await visitor.fillIn({ Resultaat: 'Anna weet dat er hulp is.' });
  await visitor.choose(visitor.dialog, 'Welke rol houdt de melder?', 'Blijft kijken en vult aan');
  await visitor.finish('Opslaan');
  await visitor.openDialog(visitor.message('Vraag ook andere leerkrachten'), 'Invullen…', 'Invullen');
  await visitor.fillIn({ Resultaat: 'Pip zat vorig jaar op een andere school.' });
  await visitor.finish('Opslaan');
  await visitor.open(ROOM);
  await visitor.openDialog(visitor.message('Stap '), 'Mijn deel', 'Mijn deel');
  await visitor.openDialog(visitor.dialog, 'Geen gesprek…', 'Geen gesprek');
  await visitor.choose(visitor.dialog, 'Geen gesprek met', 'Ouder(s)');
  await visitor.choose(visitor.dialog, 'Grond', 'Veiligheid van het kind');
  await visitor.fillIn({ 'Waarom?': 'Moeder is deze weken in het ziekenhuis.' });
  await visitor.finish('Opslaan');
}

async function walkToDay7({ page }: Visitor): Promise<void> {
  await page.getByLabel('Datum en tijd').fill('2027-05-25T09:30');
  await page.getByRole('button', { name: 'Zet klok vooruit' }).click();
  const walked = page.getByRole('region', { name: 'De klok staat op di 25 mei, 09.30' });
  await walked.getByText('di 25 mei, 09.00').waitFor();
  await walked.getByRole('link', { name: 'Carla Postma' }).last().click();
}

async function followUp(visitor: Visitor): Promise<void> {
  const card = visitor.message('Zijn de ouders aangekomen?');
  await visitor.choose(card, 'Wat hoorde je?', 'Aangekomen');
  await visitor.choose(card, 'Is het kind vandaag veilig?', 'Ja');
  await card.getByRole('button', { name: 'Opslaan' }).click();
  await visitor.message(/aangekomen\?.*Beantwoord/s).waitFor();
}

describe('the page on a phone', () => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await Visitor.at(browser(), practice().url, phone);
  });

  it('marks who has never opened the bot', async () => {
    const bo = visitor.page.getByRole('link', { name: 'Bo Terpstra' });
    await bo.getByText('heeft de bot nog nooit geopend').waitFor();
  });

  it('comes back to the same person and chat after a reload', async () => {
    await visitor.become('Bas de Wit');
    await visitor.open('Algemeen');
    await visitor.page.reload();
    await visitor.conversation.getByRole('heading', { name: 'Algemeen' }).waitFor();
    await expect(visitor.page.title()).resolves.toContain('Bas de Wit');
  });

  it('shows what somebody typed as it was typed', async () => {
    const typed = '<img src="x" onerror="alert(1)"> **vet**';
    await visitor.say(typed);
    await visitor.conversation.getByText(typed, { exact: true }).waitFor();
    expect(await visitor.conversation.locator('img, strong').count()).toBe(0);
  });

  it('keeps a line of the list under the finger while the list changes', async () => {
    await visitor.become('Bas de Wit');
    const line = await visitor.page.waitForSelector('#chat-personal', { state: 'attached' });
    await visitor.open('Zorgmelding');
    await visitor.quick('zorgmelding');
    await visitor.message('Zorg melden').waitFor();
    await visitor.become('Bas de Wit');
    await expect(line.isVisible()).resolves.toBe(true);
    await visitor.open('Algemeen');
  });

  it('opens the form beside the message box of the open channel, and nothing appears there', async () => {
    await visitor.openDialog(visitor.conversation, 'Zorg melden', 'Zorg melden');
    await visitor.choose(visitor.dialog, 'Is het kind nu in gevaar?', 'Nee');
    await visitor.choose(visitor.dialog, 'Gaat het over iemand die voor school werkt?', 'Nee');
    await visitor.turnPage('Verder', 'Wat valt je op?');
    await visitor.dialog.getByRole('button', { name: 'Sluiten' }).click();
    await visitor.dialog.waitFor({ state: 'hidden' });
    expect(await visitor.conversation.locator('li[data-message]').count()).toBe(1);
  });

  it('keeps what was filled in when the bot does not answer', async () => {
    await visitor.become('Bas de Wit');
    await visitor.open('Zorgmelding');
    await visitor.quick('zorgmelding');
    await visitor.openDialog(visitor.message('Zorg melden'), 'Zorg melden…', 'Zorg melden');
    // The form that was closed a moment ago is kept.
    await visitor.turnPage('Opnieuw beginnen', 'Is het kind nu in gevaar?');
    await visitor.choose(visitor.dialog, 'Is het kind nu in gevaar?', 'Weet ik niet');
    await visitor.choose(visitor.dialog, 'Gaat het over iemand die voor school werkt?', 'Nee');
    await practice().school.kill();
    await visitor.turnPage('Verder', 'De bot geeft geen antwoord');
    await practice().school.start();
    await visitor.turnPage('Verder', 'Wat valt je op?');
    await visitor.dialog.getByRole('button', { name: 'Sluiten' }).click();
    await visitor.dialog.waitFor({ state: 'hidden' });
  });

  it('puts the clock forward only', async () => {
    await visitor.page.getByRole('button', { name: 'Klok en bot' }).click();
    await visitor.page.getByLabel('Datum en tijd').fill('2027-05-17T09:00');
    await visitor.page.getByRole('button', { name: 'Zet klok vooruit' }).click();
    await visitor.page.getByText('Kies een moment na nu').waitFor();
  });

  it('asks before it begins anew, and then everything is gone', async () => {
    await visitor.page.getByRole('button', { name: 'Opnieuw beginnen…' }).click();
    await visitor.dialog.getByRole('button', { name: 'Opnieuw beginnen' }).click();
    await visitor.page.getByText('di 18 mei 2027, 09.00').waitFor();
    await visitor.become('Carla Postma');
    // Only then is it the new school's list: a link of the old one would lead to a chat that is gone.
    await visitor.page.getByRole('link', { name: ROOM }).waitFor({ state: 'detached' });
    await visitor.open('Zorgmelding');
    await visitor.message('Zorg melden').waitFor();
    expect(await visitor.page.getByRole('link', { name: ROOM }).count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });
});
