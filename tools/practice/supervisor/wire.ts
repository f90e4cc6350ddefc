import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The wire between the bot and its storage, which can be cut: every connection breaks, and new ones break at once. */
export class Wire {
  private readonly open = new Set<Socket>();
  private isCut = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** A wire from a free port of this machine to `port`. */
  static async to(port: number): Promise<Wire> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const wire = new Wire(server, (server.address() as AddressInfo).port);
    server.on('connection', (socket) => wire.join(socket, port));
    return wire;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  get state(): 'up' | 'cut' {
    return this.isCut ? 'cut' : 'up';
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, port: number): void {
    if (this.isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  }
}

/** The same storage through the wire. @throws Error when the connection string names no table endpoint with a port */
export function through(wire: Wire, connectionString: string): string {
  const port = storagePort(connectionString);
  return connectionString.replace(`127.0.0.1:${port}`, `127.0.0.1:${wire.port}`);
}

export function storagePort(connectionString: string): number {
  const port = /TableEndpoint=http:\/\/127\.0\.0\.1:(\d+)/.exec(connectionString)?.[1];
  if (port === undefined)
    throw new Error('The connection string of the practice storage names no TableEndpoint on 127.0.0.1.');
  return Number(port);
}
