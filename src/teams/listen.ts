import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express, RequestHandler } from 'express';
import { OperatorError } from '../agreement/operator-error';
import type { Roads } from '../service/delivery/roads';
import type { Metrics } from '../service/ports';
import type { TeamsSettings } from './settings';

/** How long a request may take to arrive, in milliseconds. */
export interface ArrivalLimits {
  readonly headers: number;
  /** Headers and body. */
  readonly whole: number;
  /** Between two looks at what arrives too slowly. */
  readonly lookEvery: number;
}

/** Teams waits fifteen seconds for an answer, and so no request needs to take longer to arrive. */
const usual: ArrivalLimits = { headers: 10_000, whole: 15_000, lookEvery: 1_000 };
/** Teams comes over a handful of connections; a few thousand half-sent requests must not fill the memory. */
const MOST_CONNECTIONS = 4_000;
/** Milliseconds that what is under way gets once the program stops. */
const PATIENCE = 10_000;

/** Answers to every path that begins with its own. */
export interface Control {
  readonly path: string;
  readonly answer: RequestHandler;
}

/** What the rest of the program wants to say to, and know of, a caller. */
export interface Listened {
  readonly control?: Control | undefined;
  readonly metrics?: Metrics | undefined;
  /** How well the roads to the platform do: an answer that is lost tells of it, and those that wait go by it. */
  readonly roads?: Pick<Roads, 'isSilent' | 'failed' | 'carried'> | undefined;
  /** How well the things do on which the program leans, for the body of `/ready`. */
  readonly standing?: (() => Readonly<Record<string, string>>) | undefined;
  readonly stopping?: (() => boolean) | undefined;
}

export interface Listening {
  readonly url: string;
  /** Hears nothing more; resolves when what was under way is answered, or cut off after `patience` milliseconds. */
  close(patience?: number): Promise<void>;
}

/** Has a server answer requests. @throws OperatorError when that cannot be, naming the settings */
export type Listen = (app: Express, at: Pick<TeamsSettings, 'host' | 'port'>) => Promise<Listening>;

/** On a socket. */
export const listen: Listen = (app, at) => listenWithin(usual, app, at);

/** On a socket, where what arrives too slowly is answered with 408 and cut off. */
export async function listenWithin(
  { headers, whole, lookEvery }: ArrivalLimits,
  app: Express,
  { host, port }: Pick<TeamsSettings, 'host' | 'port'>,
): Promise<Listening> {
  const server = createServer(
    { headersTimeout: headers, requestTimeout: whole, connectionsCheckingInterval: lookEvery },
    app,
  );
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(new OperatorError(`Cannot listen on HOST ${host}, PORT ${port}: ${error.message}. Choose another PORT.`));
    });
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: (patience = PATIENCE) => close(server, patience),
  };
}

/** A connection over which nothing is asked would keep the program from ending, and so would a body that never comes. */
async function close(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Each answer that is still given is the last on its connection.
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const all = setTimeout(() => server.closeAllConnections(), patience);
  server.closeIdleConnections();
  await closed;
  clearInterval(idle);
  clearTimeout(all);
}
