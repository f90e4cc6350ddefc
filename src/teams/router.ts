import type { TurnState } from '@microsoft/teams-ai';
// Only this of the library: whatever it has for AI besides would take a third of the time in which the program starts.
import { Application } from '@microsoft/teams-ai/lib/Application';
import { ActivityTypes, type TaskModuleTaskInfo, type TurnContext } from 'botbuilder';
import { NOT_UNDERSTOOD, typedWords } from '../service/words';
import { executedData, isAboutDanger, isPress, isTargeted, mentionsBot, placeOf } from './incoming';
import { isInvoke, respond } from './invoke';
import { routeMessageExtension } from './message-extension';
import { answerPrivately, type AnswerParts } from './one-to-one';
import { actionAnswer, actionError, type ActionAnswer, NOT_OURS, taskAnswer } from './reply';

export const NOT_HERE = 'Hier kan het besloten. Ging je bericht over een kind? Verwijder het.';

/** The answer to a button was lost. */
export const NOT_ANSWERED =
  'Je drukte op een knop, en mijn antwoord kwam niet aan. Kijk op de kaart hoe het nu staat, of druk nog eens. Nu gevaar? Wacht niet: bel 112.';

const ANY_VERB = /[\s\S]/;

/**
 * Which activity leads where. No storage is given to the router: a turn's state ends with the turn, so nothing of a
 * case can stay in it.
 */
export function createRouter(parts: AnswerParts): Application {
  const app = new Application({ startTypingTimer: false });
  routeFallbacks(app, parts);
  for (const [pattern, verb] of typedWords) app.message(pattern, (context) => converse(parts, context, verb));
  app.activity(ActivityTypes.Message, (context) => converse(parts, context, 'start', NOT_UNDERSTOOD));
  routeDialogs(app, parts);
  routeActions(app, parts);
  routeMessageExtension(app, parts);
  routeEvents(app, parts);
  return app;
}

/**
 * Answers in private, wherever it was typed. A message has no answer that opens a dialog: only a button and the message
 * extension do. So a slash command too gets the start card, one to one, whose button opens the form.
 */
async function converse(parts: AnswerParts, context: TurnContext, verb: string, first?: string): Promise<void> {
  const { activity } = context;
  const shared = placeOf(activity) === 'shared';
  const targeted = isTargeted(activity);
  // What people say to each other is none of ours.
  if (shared && !targeted && !mentionsBot(activity)) return;
  // Others have seen what was typed in a channel; a slash command nobody has.
  const again = { verb, opening: shared && !targeted ? NOT_HERE : first };
  const data = { verb };
  await answerPrivately(parts, context, { data, opening: again.opening, urgent: isAboutDanger(data), again });
}

/**
 * A client that does not know `Action.Execute` sends the button's data as a message. Its answer cannot take the place of
 * the card, which others may see: it is said one to one, like everything that is for one person. When it is lost, nothing
 * is done once more: the person hears that it was, and can look.
 */
function routeFallbacks(app: Application, parts: AnswerParts): void {
  const pressed = async ({ activity }: TurnContext): Promise<boolean> => isPress(activity);
  app.addRoute(pressed, (context) =>
    answerPrivately(parts, context, {
      data: context.activity.value,
      urgent: isAboutDanger(context.activity.value),
      again: { verb: 'start', opening: NOT_ANSWERED },
    }),
  );
}

/** Opening a dialog and sending it in are the same to the service: the data tells them apart. */
function routeDialogs(app: Application, { desk, ports }: AnswerParts): void {
  const answer = async (
    context: TurnContext,
    _state: TurnState,
    data: unknown,
  ): Promise<TaskModuleTaskInfo | string> => {
    const reply = await desk.ask(context.activity, data);
    return desk.present(
      () => taskAnswer(reply, ports.cards),
      (text) => text,
    );
  };
  app.taskModules.fetch(ANY_VERB, answer);
  app.taskModules.submit(ANY_VERB, answer);
  // The two above see only data with a verb; without one, the person would be left with an empty window.
  const strays = async ({ activity }: TurnContext): Promise<boolean> => isInvoke(activity, 'task/fetch', 'task/submit');
  app.addRoute(strays, (context) => respond(context, { task: { type: 'message', value: NOT_OURS } }), true);
}

/**
 * Not `adaptiveCards.actionExecute`: that remembers what it once answered, and could later show one person's card to
 * everybody.
 */
function routeActions(app: Application, { desk, ports }: AnswerParts): void {
  const executed = async ({ activity }: TurnContext): Promise<boolean> => isInvoke(activity, 'adaptiveCard/action');
  const answer = async (context: TurnContext): Promise<void> => {
    const reply = await desk.ask(context.activity, executedData(context.activity.value));
    const forged = reply.kind === 'message' && reply.text === NOT_OURS;
    const made = desk.present<ActionAnswer>(
      () => (forged ? actionError(400, NOT_OURS) : actionAnswer(reply, ports.cards)),
      (text) => actionError(500, text),
    );
    await respond(context, made);
  };
  app.addRoute(executed, answer, true);
}

/**
 * The app was installed for somebody: they are greeted, once. In rooms and teams it says nothing by itself, and looks
 * whether the person who came or went should have. Wherever it came, what waits for that is tried.
 */
function routeEvents(app: Application, parts: AnswerParts): void {
  app.activity(ActivityTypes.InstallationUpdate, async (context) => {
    const { activity } = context;
    await parts.desk.reachable(activity);
    if (placeOf(activity) === 'personal' && activity.action === 'add') await converse(parts, context, 'start');
  });
  app.activity(ActivityTypes.ConversationUpdate, async ({ activity }) => {
    await parts.desk.reachable(activity);
    if (placeOf(activity) === 'shared') await parts.desk.noticed(activity);
  });
}
