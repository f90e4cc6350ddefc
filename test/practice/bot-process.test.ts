import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotLog } from '../../tools/practice/supervisor/bot-log';
import { nodeProcess } from '../../tools/practice/supervisor/bot-process';
import { Supervisor } from '../../tools/practice/supervisor/supervisor';

const healthy = `
  const server = require('node:http').createServer((request, response) => response.end('pid ' + process.pid));
  server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('prefix ' + process.env.TABLE_PREFIX + ' ' + process.env.SECRET_OF_THE_SHELL));
`;

describe('the supervisor of the bot', () => {
  const dir = mkdtempSync(join(tmpdir(), 'practice-bot-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const supervise = (program: string): Supervisor => {
    const file = join(dir, `${String(program.length)}.js`);
    writeFileSync(file, program);
    const env = (prefix: string): Record<string, string> => ({ TABLE_PREFIX: prefix });
    return new Supervisor(nodeProcess(file), new BotLog(undefined), env, () => undefined);
  };

  it('starts the program with its own settings only, and kills it', async () => {
    process.env['SECRET_OF_THE_SHELL'] = 'shell';
    const bot = supervise(healthy);
    await bot.start();
    expect(bot.state).toBe('running');
    const pid = Number((await (await fetch(bot.url()!)).text()).replace('pid ', ''));
    const dying = bot.kill();
    expect(bot.state).toBe('down');
    await dying;
    expect(() => process.kill(pid, 0)).toThrow();
    expect(bot.log.text()).toMatch(/^prefix p[0-9a-f]+ undefined\n$/);
  });

  it('starts it again after it died by itself', async () => {
    const bot = supervise(healthy);
    await bot.start();
    const gone = new Promise<void>((resolve) => {
      const look = (): void => (bot.state === 'down' ? resolve() : void setImmediate(look));
      look();
    });
    process.kill(Number((await (await fetch(bot.url()!)).text()).replace('pid ', '')), 'SIGKILL');
    await gone;
    await bot.start();
    expect(bot.state).toBe('running');
    await bot.stop();
  });

  const resting = `
    const begin = (env) => {
      const server = require('node:http').createServer((request, response) => response.end(process.pid + ' ' + env.TABLE_PREFIX));
      server.listen(Number(env.PORT), '127.0.0.1');
      process.once('message', () => server.close(() => process.send('rests')));
    };
    process.on('message', ({ begin: env }) => env !== undefined && begin(env));
    begin(process.env);
  `;

  it('lets it rest, and starts the next in its process with settings of its own', async () => {
    const bot = supervise(resting);
    await bot.start();
    const [pid, prefix] = (await (await fetch(bot.url()!)).text()).split(' ');
    await bot.rest();
    expect(bot.state).toBe('down');
    bot.forgetTables();
    await bot.start();
    const [next, nextPrefix] = (await (await fetch(bot.url()!)).text()).split(' ');
    expect(next).toBe(pid);
    expect(nextPrefix).not.toBe(prefix);
    await bot.kill();
    expect(() => process.kill(Number(pid), 0)).toThrow();
  });

  it('kills one that does not rest, and starts the next anew', async () => {
    const bot = supervise(healthy);
    await bot.start();
    const pid = (await (await fetch(bot.url()!)).text()).replace('pid ', '');
    await bot.rest();
    await bot.start();
    expect((await (await fetch(bot.url()!)).text()).replace('pid ', '')).not.toBe(pid);
    await bot.stop();
  });

  it('waits until it is ready, not merely alive', async () => {
    const bot = supervise(`
      let asked = 0;
      require('node:http').createServer((request, response) => {
        if (request.url === '/ready') asked += 1;
        response.writeHead(request.url === '/ready' && asked < 4 ? 503 : 200).end(String(asked));
      }).listen(Number(process.env.PORT), '127.0.0.1');
    `);
    await bot.start();
    expect(Number(await (await fetch(bot.url()!)).text())).toBe(4);
    await bot.stop();
  });

  it('is over only when a bot that was still starting is gone as well, and starts none any more', async () => {
    const bot = supervise(healthy);
    const starting = bot.start();
    await bot.stop();
    await starting;
    expect(bot.state).toBe('down');
    await expect(bot.start()).rejects.toThrow('is over');
    expect(bot.log.text()).toMatch(/^prefix .*\n$/);
  });

  it('tells the last words of a program that does not come up', async () => {
    const bot = supervise(`console.error('BOT_APP_ID is missing: set it'); process.exitCode = 1;`);
    await expect(bot.start()).rejects.toThrow('BOT_APP_ID is missing: set it');
    expect(bot.state).toBe('down');
  });
});
