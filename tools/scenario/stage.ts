import { z } from 'zod/v4';
import type { BotAnswer, PracticeChat, PracticeMessage, PracticeOrigin, PracticePerson } from '../practice/api';
import { SchoolError, type School } from './school';

/** What was sent to the bot, in such a form that it can be sent once more, by anyone, as it was or altered. */
export type Wire =
  | { readonly kind: 'invoke'; readonly name: string; readonly value: unknown; readonly chat?: string }
  | {
      readonly kind: 'typed';
      readonly chat: string;
      readonly text: string;
      readonly targeted: boolean;
      readonly mention: boolean;
    };

/** Something sent and, unless it was only held ready, what came back. */
export interface Kept {
  readonly who: string;
  readonly wire: Wire;
  readonly answer?: BotAnswer;
}

export interface OpenForm {
  readonly title: string;
  readonly card: unknown;
  /** The chat from which it was opened. */
  readonly chat?: string;
  /** The command that opened it beside a message box; absent when it was a button of a card. */
  readonly command?: string;
}

/** How a form came before somebody. */
export type Opened = Pick<OpenForm, 'chat' | 'command'>;

/** A step cannot be done as it is written: no such button, a field that no page asks. */
export class StepError extends Error {
  override readonly name = 'StepError';
}

/** A message that is somewhere, and where. */
export interface Standing {
  readonly chat: PracticeChat;
  readonly message: PracticeMessage;
}

/** Everything that a scenario remembers while it runs. */
export class Stage {
  /** The ids of cases, by the label that the scenario gave. */
  readonly labels = new Map<string, string>();
  readonly kept = new Map<string, Kept>();
  /** The ids of channels that somebody made by hand, by the label that the scenario gave: none is the room of a case. */
  readonly channels = new Map<string, string>();
  /** The dialog that is open before each person. */
  readonly forms = new Map<string, OpenForm>();
  private readonly handles = new Map<string, PracticeOrigin>();
  /** What is not answered is sent again under the same id, as Teams does; on while the bot is being killed. */
  persistent = false;

  constructor(
    readonly school: School,
    readonly people: ReadonlyMap<string, PracticePerson>,
    readonly random: () => number,
  ) {}

  person(key: string): PracticePerson {
    const person = this.people.get(key);
    if (person === undefined)
      throw new StepError(`there is no "${key}" in this school; there are: ${[...this.people.keys()].join(', ')}`);
    return person;
  }

  caseId(label: string): string {
    const id = this.labels.get(label);
    if (id === undefined) throw new StepError(`case "${label}" was not opened`);
    return id;
  }

  /** The messages of the bot that are before somebody now, newest first. */
  async standing(key: string): Promise<readonly Standing[]> {
    const chats = await this.school.chats(this.person(key).key);
    return chats
      .flatMap((chat) => chat.messages.map((message) => ({ chat, message })))
      .filter(({ message }) => message.from === 'bot' && !message.deleted)
      .sort((a, b) => Number(b.message.id) - Number(a.message.id));
  }

  /** Sends, and sends again under the same id while nothing answers and the scenario is killing the bot. */
  async deliver(send: (activityId?: string) => Promise<BotAnswer>): Promise<BotAnswer> {
    let answer = await send();
    for (let attempt = 0; this.persistent && answer.status === 0 && attempt < 40; attempt += 1) {
      await this.revive();
      answer = await send(answer.activityId);
    }
    return answer;
  }

  /** Asks something for which the bot must be up; while the scenario is killing it, it is started and asked again. */
  async steady<T>(ask: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask();
      } catch (problem) {
        if (!this.persistent || attempt > 40) throw problem;
        await this.revive();
      }
    }
  }

  /** Starts the bot; when it is killed again while it starts, the step that asks for something will come back. */
  private async revive(): Promise<void> {
    await this.school.start().catch((problem: unknown) => {
      if (!(problem instanceof SchoolError)) throw problem;
    });
  }

  settle = () => this.steady(() => this.school.settle());
  /** The cases as an operator sees them. */
  cases = () => this.steady(() => this.school.cases());

  /** What a button's data is about; a handle is looked up once. */
  async origin(
    who: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<Pick<PracticeOrigin, 'case'> | typeof data> {
    const handle = data['case'];
    if (typeof handle !== 'string' || !handle.startsWith('~')) return data;
    const known = this.handles.get(handle) ?? (await this.steady(() => this.school.origin(who, handle))) ?? undefined;
    if (known === undefined) return data;
    this.handles.set(handle, known);
    return known;
  }

  /** Sends what was kept, held or forged. */
  async sendWire(who: string, wire: Wire, id?: string): Promise<BotAnswer> {
    const chats = await this.school.chats(this.person(who).key);
    // What was kept in another's chat is sent from one's own: nobody can write in a chat that is not theirs.
    const own = chats.some((chat) => chat.id === wire.chat);
    const send = (activityId = id) => {
      const again = activityId === undefined ? {} : { activityId };
      if (wire.kind === 'invoke') {
        const { name, value, chat } = wire;
        return this.school.invoke(who, { name, value, ...(own && chat !== undefined && { chat }), ...again });
      }
      const { chat, text, targeted, mention } = wire;
      return this.school.type(who, { chat: own ? chat : 'personal', text, targeted, mentionBot: mention, ...again });
    };
    return this.remember(who, await this.deliver(send), openedBy(wire));
  }

  /** What the person has before them after an answer: another page, or no dialog any more. */
  remember(who: string, answer: BotAnswer, opened: Opened): BotAnswer {
    if (answer.dialog !== undefined) this.forms.set(who, { ...answer.dialog, ...opened });
    else if (answer.status === 200) this.forms.delete(who);
    return answer;
  }
}

const extension = z.object({ commandId: z.string() });

/** From where a form is opened, or was turned to its next page, by what was sent. */
export function openedBy(wire: Wire): Opened {
  const beside = wire.kind === 'invoke' && wire.name.startsWith('composeExtension/');
  const command = beside ? extension.safeParse(wire.value).data?.commandId : undefined;
  return { ...(wire.chat !== undefined && { chat: wire.chat }), ...(command !== undefined && { command }) };
}
