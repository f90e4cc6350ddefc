import type { Activity, TurnContext } from 'botbuilder';
import { errorFacts } from '../service/health/error-facts';
import type { Actor, Reply } from '../service/request';
import { SurfaceError } from '../service/surface';
import type { Answers, Owed } from './answers';
import type { Conversations } from './conversations';
import type { ActivityHandler } from './activity-handler';
import { isTargeted, placeOf, type Place } from './incoming';
import type { TeamsPorts } from './ports';
import { retryWhileBusy } from './retry';
import type { PrivateChats } from './private-chats';
import { chatAnswer } from './reply';
import type { MayBegin } from './send';

export const COME_TO_PRIVATE = 'Open een privéchat met mij. Nu gevaar? Bel 112.';

/** What an answer needs of the rest. */
export interface AnswerParts {
  readonly answers: Answers;
  readonly desk: ActivityHandler;
  readonly privateChats: Pick<PrivateChats, 'send'>;
  readonly conversations: Pick<Conversations, 'send' | 'sendOnlyTo'>;
  readonly ports: TeamsPorts;
}

/** What somebody is to be told one to one. */
export interface Telling {
  readonly data: unknown;
  /** Said before anything else. */
  readonly opening?: string | undefined;
  readonly urgent: boolean;
  /** What is asked, and said first, when this answer is lost. */
  readonly again: { readonly verb: string; readonly opening?: string | undefined };
}

/** Asks the service, and says what it answers one to one. What does not arrive is tried again. */
export async function answerPrivately(parts: AnswerParts, context: TurnContext, telling: Telling): Promise<void> {
  const { activity } = context;
  const { answers, desk } = parts;
  const actor = desk.actorOf(activity);
  if (actor === undefined) return;
  const answer = shown(parts, await desk.ask(activity, telling.data), telling.opening);
  const owed = owedTo(parts, { actor, id: activity.id ?? '', address: addressOf(activity) }, telling);
  const inChat = placeOf(activity) === 'personal';
  await answers.give(owed, () =>
    retryWhileBusy<unknown>(() => (inChat ? context.sendActivity(answer) : owed.send(answer))),
  );
}

const shown = ({ desk, ports }: AnswerParts, reply: Reply, opening: string | undefined): Partial<Activity> =>
  desk.present<Partial<Activity>>(
    () => chatAnswer(reply, ports.cards, opening),
    (text) => ({ type: 'message', text }),
  );

/** Where an answer goes: what is kept of the activity that asked for it. None of its words. */
type Address = Pick<Activity, 'conversation' | 'from' | 'recipient' | 'serviceUrl'> & {
  readonly place: Place;
  readonly targeted: boolean;
};

function addressOf(activity: Activity): Address {
  const { conversation, from, recipient, serviceUrl } = activity;
  return { conversation, from, recipient, serviceUrl, place: placeOf(activity), targeted: isTargeted(activity) };
}

function owedTo(
  parts: AnswerParts,
  { actor, id, address }: { readonly actor: Actor; readonly id: string; readonly address: Address },
  { urgent, again: { verb, opening } }: Telling,
): Owed {
  const request = { id, actor, verb, values: {} };
  return {
    person: actor.person,
    urgent,
    start: verb === 'start' || verb === 'help' || verb === 'danger',
    make: async () => shown(parts, await parts.desk.askAgain(request), opening),
    send: (answer, mayBegin) => sendOneToOne(parts, { actor, address }, answer, mayBegin),
  };
}

/** @throws SurfaceError */
async function sendOneToOne(
  { conversations, ports, privateChats }: AnswerParts,
  { actor, address }: { readonly actor: Actor; readonly address: Address },
  answer: Partial<Activity>,
  mayBegin?: MayBegin,
): Promise<void> {
  const here = { id: address.conversation.id, serviceUrl: address.serviceUrl };
  if (address.place === 'personal') {
    await conversations.send(here, answer, mayBegin);
    return;
  }
  try {
    await privateChats.send(actor.person, actor.tenant, answer, mayBegin);
  } catch (error) {
    // Where an answer was lost it may be there, and what is busy will not be for long.
    if (!(error instanceof SurfaceError) || error.failure !== 'refused') throw error;
    ports.log.warn({ ...errorFacts(error) }, 'Somebody in a channel could not be answered one to one.');
    // A slash command is given unseen, and answered unseen.
    if (address.targeted) await conversations.sendOnlyTo(address, COME_TO_PRIVATE);
    else await conversations.send(here, { type: 'message', text: COME_TO_PRIVATE }, mayBegin);
  }
}
