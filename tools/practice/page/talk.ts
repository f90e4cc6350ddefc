import type { BotAnswer, TypeMessage } from '../api';
import { practice, PracticeTrouble } from './api.js';
import type { Pressed } from './card.js';
import { DialogWindow, type Outcome } from './dialog.js';
import type { Toasts } from './toasts.js';

const SILENT = 'De bot geeft geen antwoord. Wat je invulde staat er nog. Probeer het straks opnieuw.';
const FAILED = 'Dat lukte de bot niet. Wat je invulde staat er nog. Probeer het straks opnieuw.';
/** From here on an HTTP status says that the bot did not do it. */
const FAILURE = 300;

/** What a person says to the bot, and what is done with its answer. */
export class Talk {
  private readonly dialog = new DialogWindow((pressed) => this.submit(pressed));
  /** The key of the person whose dialog is open. */
  private dialogOf = '';

  constructor(
    private readonly toasts: Toasts,
    private readonly refresh: () => Promise<void>,
  ) {}

  /** Answers whether the bot took it. */
  async type(person: string, message: TypeMessage): Promise<boolean> {
    return this.hear(person, () => practice.type(person, message));
  }

  /** Opens the form of the app's button beside a message box. */
  async extend(person: string, chat: string): Promise<void> {
    await this.hear(person, () => practice.extend(person, { chat, command: 'zorgmelding' }));
  }

  async press(
    person: string,
    { chat, message }: { chat: string; message: string },
    { button, inputs }: Pressed,
  ): Promise<void> {
    await this.hear(person, () => practice.press(person, { chat, message, button, inputs }));
  }

  private async hear(person: string, say: () => Promise<BotAnswer>): Promise<boolean> {
    this.toasts.goOn();
    const { next, text, problem } = await this.answerTo(say);
    if (problem !== undefined) this.toasts.show({ title: 'Niet gelukt', text: problem, stays: true });
    if (text !== undefined) this.toasts.show({ title: 'Zorgmelding', text, stays: true });
    if (next !== undefined) {
      this.dialogOf = person;
      this.dialog.show(next);
    }
    return problem === undefined;
  }

  private submit({ data }: Pressed): Promise<Outcome> {
    return this.answerTo(() => practice.submit(this.dialogOf, { data }));
  }

  private async answerTo(say: () => Promise<BotAnswer>): Promise<Outcome> {
    try {
      const { status, dialog, text, problem } = await say();
      void this.refresh();
      if (status === 0) return { problem: SILENT };
      if (problem !== undefined || status >= FAILURE) return { problem: text ?? FAILED };
      return { ...(dialog && { next: dialog }), ...(text !== undefined && text !== '' && { text }) };
    } catch (trouble) {
      if (trouble instanceof PracticeTrouble) return { problem: trouble.message };
      throw trouble;
    }
  }
}
