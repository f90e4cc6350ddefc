import type { Application } from '@microsoft/teams-ai';
import type { TaskModuleTaskInfo } from 'botbuilder';
import { z } from 'zod/v4';
import { formVerb } from '../cards/verbs';
import type { ActivityHandler } from './activity-handler';
import { isInvoke, respond } from './invoke';
import type { TeamsPorts } from './ports';
import { extensionAnswer } from './reply';

/** What opens beside a message box, by the id of its command in the app's manifest. */
const OPENS: Readonly<Record<string, string>> = { zorgmelding: formVerb('open-case') };

const fetched = z.looseObject({ commandId: z.string() });
const submitted = z.looseObject({ data: z.unknown() });

/** The body of an answer. Only ever a task: whatever is answered as `composeExtension` goes into the conversation. */
interface ExtensionBody {
  readonly task:
    | { readonly type: 'continue'; readonly value: TaskModuleTaskInfo }
    | { readonly type: 'message'; readonly value: string };
}

/**
 * "Zorg melden" beside a message box, wherever somebody is: the same forms as from a card, and nothing is posted there.
 *
 * Not `messageExtensions`: its `fetchTask` leaves a command of another manifest without an answer, and its
 * `submitAction` hands an answer that has no card on as something to post.
 */
export function routeMessageExtension(
  app: Application,
  parts: { readonly desk: ActivityHandler; readonly ports: TeamsPorts },
): void {
  const { desk, ports } = parts;
  app.addRoute(
    async ({ activity }) => isInvoke(activity, 'composeExtension/fetchTask', 'composeExtension/submitAction'),
    async (context) => {
      const { activity } = context;
      const opening = activity.name === 'composeExtension/fetchTask';
      const data = opening ? dataToOpen(activity.value) : submitted.safeParse(activity.value).data?.data;
      const reply = await desk.ask(activity, data);
      await respond(
        context,
        desk.present<ExtensionBody>(
          () => ({ task: { type: 'continue', value: extensionAnswer(reply, ports.cards) } }),
          (text) => ({ task: { type: 'message', value: text } }),
        ),
      );
    },
    true,
  );
}

/** What a button that opens this form would carry; nothing for a command that this program does not have. */
function dataToOpen(value: unknown): { readonly verb: string } | undefined {
  const command = fetched.safeParse(value).data?.commandId;
  const verb = command !== undefined && Object.hasOwn(OPENS, command) ? OPENS[command] : undefined;
  return verb === undefined ? undefined : { verb };
}
