import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Application } from '@microsoft/teams-ai';
import type { Activity } from 'botbuilder';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { z } from 'zod/v4';
import { errorFacts } from '../service/error-facts';
import { KeysUnavailable, Unauthorized, type TeamsAdapter } from './adapter';
import type { Desk } from './desk';
import { activitySchema, isOfExtension, placeOf, readableValue } from './incoming';
import type { Log } from './ports';
import type { TeamsSettings } from './settings';

/** The longest form is far below this. */
const MOST_BYTES = '512kb';

interface Parts {
  readonly adapter: TeamsAdapter;
  readonly app: Application;
  readonly desk: Desk;
  readonly log: Log;
  readonly settings: TeamsSettings;
  /** The controls of the practice school, where there is one. */
  readonly practice?: RequestHandler | undefined;
}

/** `POST /api/messages` for Teams and `GET /health` for whoever watches over the program. */
export function createHttp(parts: Parts): Express {
  const server = express();
  server.disable('x-powered-by');
  server.get('/health', (_request, response) => void response.json({ status: 'ok' }));
  server.post('/api/messages', needToken(parts.settings), express.json({ limit: MOST_BYTES }), (request, response) =>
    receive(parts, request, response),
  );
  if (parts.practice !== undefined) server.use('/practice', parts.practice);
  server.use(failed(parts.log));
  return server;
}

/** Before anything is read of a request that nobody signed. */
const needToken =
  (settings: TeamsSettings): RequestHandler =>
  (request, response, next) => {
    if (settings.anonymous === true || request.headers.authorization !== undefined) next();
    else response.status(401).end();
  };

async function receive(parts: Parts, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  const shape = activitySchema.safeParse(body);
  if (!shape.success) {
    parts.log.warn(
      { fields: shape.error.issues.map((issue) => issue.path.join('.')) },
      'Not an activity of Teams: refused.',
    );
    response.status(400).end();
    return;
  }
  const activity = activityOf(shape.data);
  try {
    const answer = await parts.adapter.receive(request.headers.authorization ?? '', activity, async (context) => {
      await parts.app.run(context);
      remember(parts.desk, context.activity);
    });
    const answerBody: unknown = answer?.body;
    if (answerBody === undefined) response.status(answer?.status ?? 200).end();
    else response.status(answer?.status ?? 200).json(answerBody);
  } catch (error) {
    response.status(unanswered(parts.log, error, activity.type)).end();
  }
}

/** The status that tells the sender why there is no answer, and nothing more. */
function unanswered(log: Log, error: unknown, type: string): 401 | 500 | 503 {
  if (error instanceof Unauthorized) {
    log.warn({ error: error.name }, 'An activity without a valid token of Teams: refused.');
    return 401;
  }
  if (error instanceof KeysUnavailable) {
    log.error({ error: error.name }, error.message);
    return 503;
  }
  log.error({ ...errorFacts(error), type }, 'An activity could not be answered.');
  return 500;
}

/** Behind the back of the answer, which does not wait for it. */
function remember(desk: Desk, activity: Activity): void {
  if (placeOf(activity) === 'personal' && reachesPerson(activity)) void desk.remember(activity);
}

/**
 * After a removal, the conversation is no way to reach anybody. And a message box that is `personal` may stand in a
 * chat of two people: what the bot later has to say to one of them must never come there.
 */
const reachesPerson = (activity: Activity): boolean =>
  !(activity.type === 'installationUpdate' && activity.action === 'remove') && !isOfExtension(activity.name);

const moment = z.coerce.date().optional().catch(undefined);

/** As botbuilder reads an activity: its moments are dates, and its sender has a name. */
function activityOf(shape: z.infer<typeof activitySchema>): Activity {
  const name = z.string().catch('').parse(shape.from['name']);
  const read = {
    ...shape,
    from: { ...shape.from, name },
    timestamp: moment.parse(shape['timestamp']),
    ...('value' in shape ? { value: readableValue(shape['name'], shape['value']) } : {}),
  };
  return read as unknown as Activity;
}

/** What went wrong before an activity was read: too long, or no JSON. Nothing of it is repeated. */
const failed =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    const status = z.looseObject({ status: z.int().min(400).max(499) }).safeParse(error).data?.status ?? 500;
    log.warn({ ...errorFacts(error), status }, 'A request could not be read.');
    response.status(status).end();
  };

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Has a server answer requests. @throws Error when that cannot be, naming the settings */
export type Listen = (server: Express, at: Pick<TeamsSettings, 'host' | 'port'>) => Promise<Listening>;

/** On a socket. */
export const listen: Listen = async (server, { host, port }) => {
  const listening = await new Promise<Server>((resolve, reject) => {
    const started = server.listen(port, host, (error?: Error) => {
      if (error === undefined) resolve(started);
      else reject(new Error(`Cannot listen on HOST ${host}, PORT ${port}: ${error.message}. Choose another PORT.`));
    });
  });
  const { port: taken } = listening.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve, reject) => {
        listening.close((error) => (error === undefined ? resolve() : reject(error)));
        listening.closeIdleConnections();
      }),
  };
};
