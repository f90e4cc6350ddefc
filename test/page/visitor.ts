import { existsSync } from 'node:fs';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a person would wait for something to appear, in milliseconds. */
const PATIENCE = 20_000;

/** @throws Error saying how to install a browser where there is none */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`There is no browser at ${executablePath}: apt-get install -y chromium`);
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Somebody at the page. They find things by what is written there, and wait until it is. */
export class Visitor {
  /** What the browser complained of. */
  readonly complaints: string[] = [];
  readonly conversation: Locator;
  readonly dialog: Locator;

  private constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    this.conversation = page.getByRole('region', { name: 'Gesprek' });
    this.dialog = page.getByRole('dialog');
  }

  static async at(
    browser: Browser,
    url: string,
    viewport: { readonly width: number; readonly height: number },
  ): Promise<Visitor> {
    const context = await browser.newContext({ viewport, locale: 'nl-NL' });
    const visitor = new Visitor(await context.newPage(), url);
    await visitor.page.goto(url);
    return visitor;
  }

  /** Becomes one of the cast, at whatever the page then shows. */
  async become(name: string): Promise<void> {
    const people = this.page.getByRole('navigation', { name: 'Mensen' });
    if (!(await people.isVisible())) await this.page.goto(`${this.url}/#/`);
    await people.getByRole('link', { name }).click();
    await this.page.getByRole('navigation', { name: 'Gesprekken' }).getByRole('heading', { name }).waitFor();
  }

  /** Opens one of the chats of the person that the visitor is. */
  async open(title: string | RegExp): Promise<void> {
    const chats = this.page.getByRole('navigation', { name: 'Gesprekken' });
    await chats.getByRole('link', { name: title }).click();
    await this.conversation.getByRole('heading', { level: 2 }).first().waitFor();
  }

  /** Types in the conversation that is open. */
  async say(text: string): Promise<void> {
    const box = this.conversation.getByRole('textbox', { name: 'Typ een bericht' });
    await box.fill(text);
    await box.press('Enter');
  }

  /** Presses a button that types a word. */
  async quick(word: string): Promise<void> {
    await this.conversation.getByRole('group', { name: 'Snel typen' }).getByRole('button', { name: word }).click();
  }

  /** The last message with this text in the conversation that is open. */
  message(text: string | RegExp): Locator {
    return this.conversation.locator('li[data-message]').filter({ hasText: text }).last();
  }

  /** Presses a button, and waits for the dialog that it opens. */
  async openDialog(place: Locator, button: string, title: string): Promise<void> {
    await place.getByRole('button', { name: button, exact: true }).click();
    await this.page.locator('#dialog-title', { hasText: title }).waitFor();
  }

  /** Chooses an answer to a question that has its answers below it. */
  async choose(place: Locator, question: string, answer: string): Promise<void> {
    const asked = place.locator('div:has(> label.ac-richTextBlock)').filter({ hasText: question });
    await asked.getByText(answer, { exact: true }).click();
  }

  /** Fills in fields of the dialog by their labels. */
  async fillIn(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.dialog.getByLabel(label).fill(value);
  }

  /** Sends the page of the dialog, and waits for the next one, which says this. */
  async turnPage(button: string, next: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    await this.dialog.getByText(next).first().waitFor();
  }

  /** Sends the dialog, waits for what the bot says to that, and closes it. */
  async finish(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    await this.dialog.getByRole('button', { name: 'Begrepen' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
