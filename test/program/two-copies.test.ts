import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { envelope } from '../../tools/practice/client/activity';
import type { Conversation } from '../../tools/practice/platform/model';
import { startPractice, type Practice } from '../../tools/practice/practice';
import { intake } from '../case/given';
import { Copy } from './copy';

/** Milliseconds. */
const READY_WITHIN = 10_000;
const ENDS_WITHIN = 15_000;
const PATIENCE = 300_000;
const HANGS = [{ match: ' /(v3|graph)', answer: 'nothing' as const }];

describe('two copies of the built program beside each other, under load', () => {
  const dir = mkdtempSync(join(tmpdir(), 'two-copies-'));
  const copies: Copy[] = [];
  const cases: string[] = [];
  const sent: string[] = [];
  let practice: Practice;
  let collector: Server;
  /** How long a start took while nothing was wrong: what this machine can do today. */
  let ordinary: number;

  beforeAll(async () => {
    collector = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        sent.push(`${request.url ?? ''} ${body}`);
        response.setHeader('content-type', 'application/json').end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
    practice = await startPractice({
      dir,
      now: '2027-05-10T06:30:00.000Z',
      startBot: async ({ env }) => {
        const own = { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
        for (const name of ['one', 'two']) copies.push(await Copy.of(own, name));
        ordinary = Math.max(...(await Promise.all(copies.map((copy) => copy.start()))));
        const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
          await Promise.all(copies.map((copy) => copy.end(signal)));
        };
        return {
          get url() {
            return (copies.find(({ isUp }) => isUp) ?? copies[0])?.url ?? '';
          },
          kill: () => end('SIGKILL'),
          stop: () => end('SIGTERM'),
          rest: () => end('SIGTERM'),
        };
      },
    });
  }, PATIENCE);
  afterAll(async () => {
    await practice.stop();
    collector.closeAllConnections();
    collector.close();
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  const personal = (key: string): Conversation =>
    [...practice.world.platform.conversations.values()].find(
      ({ kind, members }) => kind === 'personal' && members.some(({ account }) => account.key === key),
    )!;
  const token = (): Promise<string> =>
    practice.world.issuer.toBot(practice.world.platform.bot.appId, `${practice.url}/`);
  /** A report, as Teams brings it when the last page of the form is sent. */
  const report = (caseId: string): string => {
    const { platform } = practice.world;
    const data = { verb: 'form/open-case', case: caseId, page: 3, ...intake, child: `Kind ${caseId.slice(0, 6)}` };
    return JSON.stringify({
      ...envelope(platform, platform.byKey('anna')!, personal('anna'), { url: practice.url, id: `f:${caseId}` }),
      type: 'invoke',
      name: 'task/submit',
      value: { data, context: { theme: 'default' } },
    });
  };
  const newCase = (): string => randomBytes(16).toString('hex');
  const headers = async (): Promise<Record<string, string>> => ({
    'content-type': 'application/json',
    authorization: `Bearer ${await token()}`,
  });

  /** Somebody reports: at this copy, and as often as it takes at another, as a person presses again. */
  async function reports(at: number): Promise<void> {
    const caseId = newCase();
    const body = report(caseId);
    for (let turn = at; turn < at + 40; turn += 1) {
      const { url } = copies[turn % copies.length]!;
      const request = { method: 'POST', headers: await headers(), body, signal: AbortSignal.timeout(30_000) };
      const answer = await fetch(`${url}/api/messages`, request).catch(() => undefined);
      const said = await answer?.text();
      if (answer?.status === 200 && said?.includes('niet opslaan') === false) {
        cases.push(caseId);
        return;
      }
      await pause(100);
    }
    throw new Error('nobody took the report');
  }

  const load = (many: number): Promise<unknown> => Promise.all(Array.from({ length: many }, (_, at) => reports(at)));

  /** What stands of the cases: how many rooms, and each message of the bot once for every time that it stands. */
  function standing(): { readonly rooms: number; readonly messages: readonly string[]; readonly toCarla: number } {
    const all = [...practice.world.platform.conversations.values()];
    const messages = all.flatMap(({ id, messages: said }) =>
      said
        .filter(({ from, deleted, card }) => from === 'bot' && !deleted && card !== undefined)
        .map(({ card }) => `${id} ${JSON.stringify(card)}`),
    );
    const rooms = all.filter(({ kind }) => kind === 'private-channel').length;
    const toCarla = personal('carla').messages.filter(
      ({ deleted, card }) => !deleted && JSON.stringify(card ?? '').includes('Nieuwe zorg lezen'),
    ).length;
    return { rooms, messages, toCarla };
  }

  it(
    'one that is killed and started again beside a platform that hangs is ready within ten seconds; nothing is lost and nothing comes twice',
    async () => {
      const [one, two] = copies as [Copy, Copy];
      await load(4);
      practice.world.faults.set(HANGS);
      await load(4);
      const underLoad = load(6);
      await pause(200);
      expect((await two.end('SIGKILL')).how).toBe('SIGKILL');
      const more = load(4);
      const ready = await two.start();
      await Promise.all([underLoad, more]);
      await load(4);
      process.stdout.write(
        `ready after ${ready} ms beside a platform that hangs, ${ordinary} ms without; load ${loadavg()[0]!.toFixed(1)}\n`,
      );
      // A machine that is busy with other things starts nothing in ten seconds: then no slower than before, at least.
      expect(ready).toBeLessThan(Math.max(READY_WITHIN, 1.5 * ordinary));
      practice.world.faults.set([]);
      const until = Date.now() + 150_000;
      while (Date.now() < until && standing().toCarla < cases.length) {
        await Promise.all([one.settle(), two.settle()]);
        await pause(500);
      }
      await Promise.all([one.settle(), two.settle()]);
      const { rooms, messages, toCarla } = standing();
      expect({ rooms, toCarla, lost: cases.length - rooms }).toEqual({
        rooms: cases.length,
        toCarla: cases.length,
        lost: 0,
      });
      expect(messages.filter((message, at) => messages.indexOf(message) !== at)).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'one that is asked to stop with 1,500 half-sent bodies answers what is under way, and ends within fifteen seconds',
    async () => {
      const [one] = copies as [Copy, Copy];
      const authorization = `Bearer ${await token()}`;
      const halves = await Promise.all(Array.from({ length: 1_500 }, () => halfSent(one.url, authorization)));
      const caseId = newCase();
      const body = Buffer.from(report(caseId));
      const slow = await opened(one.url);
      slow.write(head(authorization, body.length, 'expect: 100-continue\r\n'));
      // Only then the copy has begun to read it.
      expect(String(await once(slow, 'data'))).toMatch(/^HTTP\/1\.1 100 /);
      slow.write(body.subarray(0, -1));
      const ending = one.end('SIGTERM');
      const answer = wholeOf(slow);
      await pause(500);
      slow.write(body.subarray(-1));
      expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
      const { how, after } = await ending;
      process.stdout.write(`ended after ${after} ms with ${halves.length} half-sent bodies\n`);
      expect(how).toBe(0);
      expect(after).toBeLessThan(ENDS_WITHIN);
      expect(halves.every(({ destroyed }) => destroyed)).toBe(true);
      const measured = sent.filter((line) => line.startsWith('/v1/metrics ') && line.includes('"one"')).at(-1) ?? '';
      expect(measured).toContain('zorgmelding.request.duration');
      expect(measured).not.toContain('Kind ');
    },
    PATIENCE,
  );
});

const head = (authorization: string, length: number, more = ''): string =>
  `POST /api/messages HTTP/1.1\r\nhost: x\r\n${more}authorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

async function opened(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

async function halfSent(url: string, authorization: string): Promise<Socket> {
  const socket = await opened(url);
  socket.resume();
  socket.write(`${head(authorization, 1_000)}{`);
  return socket;
}

/** All that comes before the other side hangs up. */
async function wholeOf(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(socket, 'close');
  return text;
}
