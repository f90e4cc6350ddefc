import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import express from 'express';
import { listen, listenWithin, type Listening } from '../../src/teams/listen';

/** So long that a test which waits for it fails. Milliseconds. */
const LONG = 600_000;

const halfSent = async (listening: Listening): Promise<Socket> => {
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'connect');
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{');
  return socket;
};

describe('a program that ends', () => {
  it('answers what is under way, and ends as soon as it did', async () => {
    const app = express();
    let answer: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      app.post('/', (_request, response) => {
        answer = () => void response.send('answered');
        resolve();
      });
    });
    const listening = await listen(app, { host: '127.0.0.1', port: 0 });
    // given a connection that is kept open, and a request that is being answered
    await (await fetch(`${listening.url}/elsewhere`)).text();
    const underWay = fetch(listening.url, { method: 'POST' });
    await asked;
    // when it ends
    const closed = listening.close(LONG);
    answer?.();
    // then that answer comes, nobody else is heard, and nothing is waited for
    expect(await (await underWay).text()).toBe('answered');
    await closed;
    await expect(fetch(listening.url)).rejects.toThrow();
  });

  it('cuts off what never comes, however many of them there are', async () => {
    const app = express();
    app.use(express.json(), (_request, response) => void response.end());
    const listening = await listen(app, { host: '127.0.0.1', port: 0 });
    const sockets = await Promise.all(Array.from({ length: 200 }, () => halfSent(listening)));
    const ended = sockets.map((socket) => new Promise((resolve) => socket.on('close', resolve)));
    await listening.close(1);
    await Promise.all(ended);
  });
});

describe('a request that arrives too slowly', () => {
  const within = { headers: 40, whole: 80, lookEvery: 10 };

  it.each([
    ['its headers', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-le'],
    ['its body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{'],
  ])('with %s is answered with 408 and cut off, and others are answered meanwhile', async (_part, sent) => {
    const app = express();
    const heard: string[] = [];
    app.use(express.json(), (request, response) => {
      heard.push(request.method);
      response.send('answered');
    });
    const listening = await listenWithin(within, app, { host: '127.0.0.1', port: 0 });
    const socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    socket.write(sent);
    expect(await (await fetch(listening.url)).text()).toBe('answered');
    await once(socket, 'close');
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(heard).toEqual(['GET']);
    await listening.close();
  });
});

it('a port that is taken is named with the settings', async () => {
  const first = await listen(express(), { host: '127.0.0.1', port: 0 });
  const port = Number(new URL(first.url).port);
  await expect(listen(express(), { host: '127.0.0.1', port })).rejects.toThrow(/HOST.*PORT/);
  await first.close();
});
