import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startAzurite } from '../../tools/practice/azurite';

/** Something else that listens on this machine. */
async function stranger(): Promise<{ readonly port: number; readonly leave: () => void }> {
  const server = createServer((_, answer) => answer.writeHead(200, { server: 'other' }).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const leave = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, leave };
}

describe('the stand-in for Azure Storage', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'zorgmelding-practice-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('is found again by the next start, and ends when it is told to', async () => {
    const first = await startAzurite({ dir });
    const second = await startAzurite({ dir });
    expect([second.pid, second.connectionString]).toEqual([first.pid, first.connectionString]);
    await second.stop();
    expect(() => process.kill(first.pid, 0)).toThrow('ESRCH');
    const third = await startAzurite({ dir });
    expect(third.pid).not.toBe(first.pid);
    await third.stop();
  }, 30_000);

  it('listens to this machine only, and tells nobody that it runs', async () => {
    const azurite = await startAzurite({ dir });
    const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(azurite.pid)]);
    await azurite.stop();
    expect(stdout).toContain('--tableHost 127.0.0.1');
    expect(stdout).toContain('--disableTelemetry');
  }, 30_000);

  it('is started anew when the note of the former one is of a stranger, or nonsense', async () => {
    const { port, leave } = await stranger();
    for (const note of [JSON.stringify({ pid: process.pid, port }), '{"pid":0,"port":1}', 'nonsense']) {
      await writeFile(join(dir, 'azurite.json'), note);
      const azurite = await startAzurite({ dir });
      expect(azurite.pid).not.toBe(process.pid);
      expect(JSON.parse(await readFile(join(dir, 'azurite.json'), 'utf8'))).toEqual({
        pid: azurite.pid,
        port: azurite.port,
      });
      await azurite.stop();
    }
    leave();
  }, 60_000);

  it('says where to look when its port is taken', async () => {
    const { port, leave } = await stranger();
    await expect(startAzurite({ dir, port })).rejects.toThrow(`Azurite did not come up on port ${String(port)}`);
    expect(await readFile(join(dir, 'azurite.log'), 'utf8')).toContain('EADDRINUSE');
    leave();
  }, 30_000);
});
