import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** A request that needs no socket to reach a server. */
export interface Injected {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Given {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What answers requests: an express application is one. */
export type Server = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Has a server answer a request in this very process, through the requests and answers of Node itself. */
export function inject(server: Server, { method, url, headers, body }: Injected): Promise<Given> {
  return new Promise((resolve, reject) => {
    const request = new IncomingMessage(new Socket());
    const sent = Buffer.from(body, 'utf8');
    const all = { host: '127.0.0.1', ...headers, 'content-length': String(sent.byteLength) };
    Object.assign(request, {
      method,
      url,
      httpVersion: '1.1',
      httpVersionMajor: 1,
      httpVersionMinor: 1,
      complete: false,
    });
    request.headers = all;
    request.rawHeaders = Object.entries(all).flat();
    if (sent.byteLength > 0) request.push(sent);
    request.push(null);
    request.complete = true;
    const response = new ServerResponse(request);
    const pieces: Buffer[] = [];
    const take = (piece: unknown): void => {
      if (typeof piece === 'string') pieces.push(Buffer.from(piece, 'utf8'));
      else if (piece instanceof Uint8Array) pieces.push(Buffer.from(piece));
    };
    const done = (): void => {
      const answered = Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
      resolve({
        status: response.statusCode,
        headers: Object.fromEntries(answered) as Record<string, string>,
        body: Buffer.concat(pieces).toString('utf8'),
      });
    };
    Object.assign(response, {
      write: (piece: unknown) => (take(piece), true),
      end: (piece?: unknown) => {
        take(piece);
        Object.assign(response, { finished: true });
        response.emit('finish');
        done();
        return response;
      },
    });
    request.on('error', reject);
    response.on('error', reject);
    server(request, response);
  });
}
