import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Application } from '@microsoft/teams-ai';
import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import { errorFacts } from '../service/health/error-facts';
import type { RequestKind } from '../service/ports';
import type { TeamsAdapter } from './adapter';
import type { ActivityHandler } from './activity-handler';
import type { Door } from './door';
import type { Signed } from './inbound-token';
import { activitySchema, isOfExtension, isTooDeep, requestKind, placeOf, readableValue } from './incoming';
import type { Listened } from './listen';
import type { TeamsLog } from './ports';
import type { ServiceUrls } from './service-urls';

/** The longest form is far below this. */
const MOST_BYTES = '512kb';

interface Parts {
  readonly adapter: TeamsAdapter;
  readonly app: Application;
  readonly desk: ActivityHandler;
  readonly door: Door;
  readonly serviceUrls: Pick<ServiceUrls, 'allows'>;
  readonly log: TeamsLog;
  readonly listened: Listened;
}

/**
 * `POST /api/messages` for Teams; `GET /health` and `GET /ready` for the operator's monitoring. Healthy is that it
 * answers; ready, that it can tell who speaks. Storage that is away never takes it out of traffic: the page with the
 * numbers to call needs none.
 */
export function createHttp(parts: Parts): Express {
  const server = express();
  server.disable('x-powered-by');
  server.get('/health', (_request, response) => void response.json({ status: 'ok' }));
  server.get('/ready', (_request, response) => ready(parts, response));
  server.post(
    '/api/messages',
    timed(parts),
    parts.door.enter,
    express.json({ limit: MOST_BYTES }),
    (request, response) => receive(parts, request, response),
  );
  const { control } = parts.listened;
  if (control !== undefined) server.use(control.path, control.answer);
  server.use(failed(parts));
  return server;
}

async function ready({ door, listened }: Parts, response: Response): Promise<void> {
  const stopping = listened.stopping?.() === true;
  const tokens = await door.canTell();
  response.status(tokens && !stopping ? 200 : 503).json({
    tokens: tokens ? 'ok' : 'away',
    ...(stopping ? { stopping } : {}),
    ...listened.standing?.(),
  });
}

/** What is known of a request, where it was let in. */
interface Known {
  readonly signed?: Signed;
  kind?: RequestKind;
}

/** How long a person waited for an answer, and to what. */
const timed =
  ({ listened: { metrics } }: Parts): RequestHandler =>
  (_request, response, next) => {
    const began = performance.now();
    response.once('finish', () => {
      const { kind = 'refused' } = response.locals as Known;
      metrics?.answered((performance.now() - began) / 1000, response.statusCode, kind);
    });
    next();
  };

async function receive(parts: Parts, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  const shape = isTooDeep(body) ? undefined : activitySchema.safeParse(body);
  if (shape?.success !== true) {
    const fields = shape?.error.issues.map((issue) => issue.path.join('.')) ?? ['(too deep)'];
    parts.log.warn({ fields }, 'Not an activity of Teams: refused.');
    parts.listened.metrics?.refused('body');
    response.status(400).end();
    return;
  }
  const activity = activityOf(shape.data);
  const known = response.locals as Known;
  const { serviceUrl } = known.signed ?? {};
  if (!parts.door.isOpenTo(activity.serviceUrl, serviceUrl)) {
    response.status(401).end();
    return;
  }
  if (!parts.serviceUrls.allows(activity.serviceUrl)) {
    const { host } = new URL(activity.serviceUrl);
    parts.log.warn({ host }, 'An activity says that the Bot Connector is at a host that is not known: refused.');
    parts.listened.metrics?.refused('body');
    response.status(400).end();
    return;
  }
  known.kind = requestKind(activity);
  try {
    const answer = await parts.adapter.receive(activity, async (context) => {
      await parts.app.run(context);
      remember(parts.desk, context.activity);
    });
    const answerBody: unknown = answer?.body;
    if (answerBody === undefined) response.status(answer?.status ?? 200).end();
    else response.status(answer?.status ?? 200).json(answerBody);
  } catch (error) {
    parts.log.error({ ...errorFacts(error), type: activity.type }, 'An activity could not be answered.');
    // Teams would send a message again and again, and each time what it says would be done once more.
    response.status(activity.type === 'message' ? 200 : 500).end();
  }
}

/** Behind the back of the answer, which does not wait for it. */
function remember(desk: ActivityHandler, activity: Activity): void {
  if (placeOf(activity) === 'personal' && reachesPerson(activity)) void desk.remember(activity);
}

/**
 * After a removal, the conversation is no way to reach anybody. And a message box that is `personal` may be in a
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
  ({ log, listened }: Parts): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    const status = z.looseObject({ status: z.int().min(400).max(499) }).safeParse(error).data?.status ?? 500;
    log.warn({ ...errorFacts(error), status }, 'A request could not be read.');
    listened.metrics?.refused('body');
    // What is left of it is not read either.
    response.set('connection', 'close').status(status).end();
  };
