import type {
  BotAnswer,
  ClientRefusal,
  OpenExtension,
  PressButton,
  SendInvoke,
  SubmitDialog,
  TypeMessage,
} from '../api';
import { isChannel, post } from '../platform/messages';
import type { Account, Conversation, StoredMessage } from '../platform/model';
import { isMember } from '../platform/platform';
import { cardFor, visibleMessages } from '../platform/view';
import type { World } from '../world';
import { botAccount, envelope, type Activity } from './activity';
import type { BotLine } from './bot-line';
import { buttonTitles, findButton, inputsOf, type Button } from './card';
import { commandOf, openBeside, sentIn, type Invoke } from './dialog-invokes';
import { fill, type Filled } from './fill';
import { understand, type Understood } from './understand';

/** What a person does that cannot be done here: no such chat, message or button. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
}

interface OpenDialog {
  readonly conversation: Conversation;
  readonly message?: StoredMessage;
  /** The command that opened it beside a message box; absent when it was a button of a card. */
  readonly command?: string;
  readonly title: string;
  readonly card: unknown;
}

export type ClientAnswer = BotAnswer | ClientRefusal;

/** The Teams app in the hands of every person of the school: what they type and press reaches the bot as Teams sends it. */
export class Clients {
  private readonly dialogs = new Map<string, OpenDialog>();

  constructor(
    private readonly world: World,
    private readonly line: BotLine,
  ) {}

  forget(): void {
    this.dialogs.clear();
  }

  /** Typing. Where people talk among themselves, the bot hears only what mentions it or is for it alone. */
  async type(account: Account, said: TypeMessage): Promise<BotAnswer> {
    const { platform } = this.world;
    const conversation = this.chat(account, said.chat);
    requireMessageBox(conversation);
    const targeted = said.targeted === true;
    const mention = said.mentionBot === true ? `<at>${platform.bot.name}</at>` : undefined;
    const text = mention === undefined ? said.text : `${mention} ${said.text}`;
    const id = said.activityId ?? platform.nextMessageId();
    const known = conversation.messages.some((message) => message.id === id);
    if (!known)
      post(platform, conversation, account, { text, mentions: [] }, { id, ...(targeted && { onlyFor: account }) });
    const heard = conversation.bot && (conversation.kind === 'personal' || targeted || mention !== undefined);
    if (!heard) return { activityId: id, status: 204, body: '' };
    const base = this.envelope(account, conversation, { id, targeted, ...(isChannel(conversation) && { root: id }) });
    const entities = base['entities'] as readonly unknown[];
    return this.send({
      ...base,
      type: 'message',
      text,
      textFormat: 'plain',
      entities:
        mention === undefined
          ? entities
          : [...entities, { type: 'mention', mentioned: botAccount(platform), text: mention }],
    });
  }

  /** Pressing a button of a card in a chat. */
  async press(account: Account, pressed: PressButton): Promise<ClientAnswer> {
    const conversation = this.chat(account, pressed.chat);
    const message = visibleMessages(conversation, account).find((one) => one.id === pressed.message && !one.deleted);
    if (message === undefined) throw new ClientError('No such message in this chat.');
    const card = cardFor(message, account);
    const found = this.button(card, pressed.button);
    const old = pressed.mobile === true && found.type === 'Action.Execute';
    if (old && found.fallback?.type !== 'Action.Submit')
      throw new ClientError(`An old client does not show the button "${pressed.button}".`);
    const button = (old ? found.fallback : undefined) ?? found;
    const filled = fill(button, inputsOf(card), pressed.inputs ?? {}, pressed.skipClientValidation !== true);
    if ('refused' in filled) return filled.refused;
    if (old) return this.sendData(account, conversation, { message, data: filled.data, id: pressed.activityId });
    const invoke = invokeFor(button, filled.data);
    if (invoke === undefined) return { activityId: '', status: 204, body: '' };
    const answer = await this.invoke(account, conversation, { ...pressed, ...invoke }, message);
    if (answer.card !== undefined) {
      message.replaced.set(account.key, answer.card);
      this.world.changes.tell();
    }
    return answer;
  }

  /** The app's button beside a message box. It is in every conversation, whether the bot belongs to it or not. */
  async extend(account: Account, { chat, command, ...repeat }: OpenExtension): Promise<BotAnswer> {
    const conversation = this.chat(account, chat);
    requireMessageBox(conversation);
    return this.invoke(account, conversation, { ...repeat, ...openBeside(command) });
  }

  /** A button of the dialog that is open: by its title, or with data as a kept or forged payload. */
  async submit(account: Account, submitted: SubmitDialog): Promise<ClientAnswer> {
    const open = this.dialogs.get(account.key);
    if (open === undefined) throw new ClientError('No dialog is open.');
    const filled = this.fillDialog(open, submitted);
    if ('refused' in filled) return filled.refused;
    const invoke = { ...submitted, ...sentIn(open.command, filled.data) };
    const answer = await this.invoke(account, open.conversation, invoke, open.message);
    if (answer.dialog === undefined && answer.problem === undefined) this.dialogs.delete(account.key);
    return answer;
  }

  /** The person has seen this chat to its end. */
  read(account: Account, chat: string): void {
    const conversation = this.chat(account, chat);
    conversation.read.set(account.key, conversation.messages.length);
    this.world.changes.tell();
  }

  /** Any invoke at all, in a chat of this person. */
  async sendInvoke(account: Account, { chat, ...invoke }: SendInvoke): Promise<BotAnswer> {
    return this.invoke(account, this.chat(account, chat ?? 'personal'), invoke);
  }

  private fillDialog(open: OpenDialog, submitted: SubmitDialog): Filled {
    if (submitted.data !== undefined) return { data: submitted.data };
    if (submitted.button === undefined) throw new ClientError('Give either "button" or "data".');
    const button = this.button(open.card, submitted.button);
    if (button.type !== 'Action.Submit')
      throw new ClientError(`In a dialog only Action.Submit works, not ${button.type}.`);
    return fill(button, inputsOf(open.card), submitted.inputs ?? {}, submitted.skipClientValidation !== true);
  }

  private async invoke(
    account: Account,
    conversation: Conversation,
    invoke: Invoke & { readonly activityId?: string },
    message?: StoredMessage,
  ): Promise<BotAnswer> {
    const root = message?.root;
    const { name, value, activityId: id } = invoke;
    const base = this.envelope(account, conversation, {
      ...(id !== undefined && { id }),
      ...(root !== undefined && { root }),
    });
    const answer = await this.send({ ...base, type: 'invoke', name, value, ...(message && { replyToId: message.id }) });
    if (answer.dialog !== undefined) {
      const command = commandOf(invoke);
      const opener = { ...(message && { message }), ...(command !== undefined && { command }) };
      this.dialogs.set(account.key, { conversation, ...opener, ...answer.dialog });
    }
    return answer;
  }

  /** A plain `Action.Submit`: its data comes as a message in which nothing was typed. */
  private sendData(
    account: Account,
    conversation: Conversation,
    { message, data, id }: { readonly message: StoredMessage; readonly data: unknown; readonly id: string | undefined },
  ): Promise<BotAnswer> {
    const { root } = message;
    const base = this.envelope(account, conversation, {
      ...(id !== undefined && { id }),
      ...(root !== undefined && { root }),
    });
    return this.send({ ...base, type: 'message', value: data, replyToId: message.id });
  }

  private async send(activity: Activity): Promise<BotAnswer> {
    const raw = await this.line.send(activity);
    const understood: Understood = activity['type'] === 'invoke' ? understand(raw) : {};
    return { activityId: activity.id, status: raw.status, body: raw.body, ...understood };
  }

  private envelope(
    account: Account,
    conversation: Conversation,
    options: { readonly id?: string; readonly root?: string; readonly targeted?: boolean },
  ): Activity {
    return envelope(this.world.platform, account, conversation, { ...options, url: this.world.url });
  }

  private chat(account: Account, id: string): Conversation {
    if (id === 'personal') {
      if (!account.hasBot) throw new ClientError(`${account.key} has not opened the bot: there is no chat with it.`);
      return this.world.platform.openPersonalChat(account);
    }
    const conversation = this.world.platform.conversations.get(id);
    if (conversation === undefined || !isMember(conversation, account))
      throw new ClientError(`${account.key} has no such chat.`);
    return conversation;
  }

  private button(card: unknown, title: string): Button {
    const button = findButton(card, title);
    if (button !== undefined) return button;
    throw new ClientError(`No button "${title}"; there are: ${buttonTitles(card).join(', ')}.`);
  }
}

function requireMessageBox(conversation: Conversation): void {
  if (conversation.archived) throw new ClientError('This conversation is archived.');
}

/** What a button sends to the bot; nothing when it only does something in the client. */
function invokeFor(button: Button, data: Readonly<Record<string, unknown>>): Invoke | undefined {
  if (button.type === 'Action.Execute') {
    const { type, id, verb } = button;
    const action = { type, ...(id !== undefined && { id }), ...(verb !== undefined && { verb }), data };
    return { name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
  }
  const opens = (button.data['msteams'] as { readonly type?: unknown } | undefined)?.type === 'task/fetch';
  if (button.type === 'Action.Submit' && opens)
    return { name: 'task/fetch', value: { data, context: { theme: 'default' } } };
  if (button.type === 'Action.Submit')
    throw new ClientError('A plain Action.Submit outside a dialog is not played here.');
  return undefined;
}
