import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the wire to storage does with the next requests. */
type Fault = 'silent' | 'lost' | 503;

/** A wire between the program and Azurite that counts what goes over it, and that can fail. */
export interface Wire {
  readonly port: number;
  /** Method and path of each request. */
  readonly requests: string[];
  /** Bytes of all answers' bodies. */
  received: number;
  /** Each fault meets one request; `always` meets all of them from now on. */
  readonly faults: Fault[];
  always?: Fault | undefined;
  close(): Promise<void>;
}

export async function startWire(target: number): Promise<Wire> {
  const server = createServer((incoming, answer) => carry(wire, target, incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wire: Wire = {
    port: (server.address() as AddressInfo).port,
    requests: [],
    received: 0,
    faults: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return wire;
}

function carry(wire: Wire, target: number, incoming: IncomingMessage, answer: ServerResponse): void {
  wire.requests.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
  const fault = wire.faults.shift() ?? wire.always;
  if (fault === 'silent') return;
  if (fault === 503) {
    answer.writeHead(503).end();
    return;
  }
  const { method, url, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port: target, method, path: url, headers }, (given) => {
    if (fault === 'lost') {
      given.resume().on('end', () => answer.destroy());
      return;
    }
    answer.writeHead(given.statusCode ?? 500, given.headers);
    given.on('data', (chunk: Buffer) => (wire.received += chunk.byteLength));
    given.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  incoming.pipe(onward);
}
