import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { TableName, Tables } from '../../src/store/tables';
import { azureTables } from '../../src/store/azure-tables';
import { localKeyFile } from '../../src/store/local-key-file';
import { intake } from '../case/given';
import { ground, openHouse, type House } from '../service/house';
import { opened } from '../service/story';
import { freshPrefix, withAzurite } from '../store/adapters';

const program = resolve(__dirname, '../../dist/src/main.js');
/** Milliseconds; the program starts twice or thrice in a test. */
const PATIENCE = 120_000;

/** How the command ended, and all that it wrote. */
interface Ended {
  readonly code: number;
  readonly said: string;
}

describe('npm run store:check, as it is built', () => {
  const { azurite, dir } = withAzurite();
  let house: House;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const [prefix, path] = [freshPrefix(), join(dir(), 'store.key')];
    const connection = azurite().connectionString;
    const tables = await azureTables({ connection, prefix });
    await tables.prepare();
    house = await openHouse(ground({ tables, keys: await localKeyFile({ path, create: true }) }));
    env = {
      BOT_APP_ID: '11111111-2222-4333-8444-555555555555',
      BOT_APP_SECRET: 'not-a-secret',
      BOT_TENANT_ID: '7d1c0a52-3b6e-4f08-9a41-0c2d5e8f1b30',
      STORAGE_CONNECTION: connection,
      TABLE_PREFIX: prefix,
      KEY_FILE: path,
    };
  }, PATIENCE);

  const check = (...options: readonly string[]): Promise<Ended> =>
    new Promise((done, failed) => {
      const about = { env: { PATH: process.env['PATH'], ...env } };
      execFile(process.execPath, [program, 'check-store', ...options], about, (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number') done({ code, said: `${stdout}${stderr}` });
        else failed(error ?? new Error('it did not end'));
      });
    });

  async function damage(tables: Tables, table: TableName, partition: string, row: string): Promise<void> {
    const found = await tables.get(table, partition, row);
    if (found === undefined) throw new Error('there is no such row');
    await tables.upsert(table, { partition, row, values: { ...found.values, data0: Uint8Array.from([1, 2, 3]) } });
  }

  it(
    'ends with 0 when all opens; names a row that does not and the remedy, and nothing of a case; makes it anew when asked',
    async () => {
      const caseId = await opened(house);
      const { code, school } = await house.stateOf(caseId);
      const whole = await check();
      expect(whole).toEqual({ code: 0, said: expect.stringMatching(/ 0 not in order, 0 made anew\.\n$/) as string });

      await damage(house.tables, 'registry', school, code);
      const found = await check();
      expect(found.code).toBe(1);
      expect(found.said).toMatch(new RegExp(`^DOES NOT OPEN registry ${school} ${code}: .*--rebuild`, 'm'));
      for (const content of [intake.child, intake.what, `Jip ${caseId}`, 'Anna', 'Carla', 'not-a-secret'])
        expect(found.said).not.toContain(content);
      // It only looked.
      expect((await check()).code).toBe(1);

      const rebuilt = await check('--rebuild');
      expect(rebuilt).toEqual({ code: 0, said: expect.stringContaining('DOES NOT OPEN registry') as string });
      expect((await check()).code).toBe(0);
      expect((await house.store.registry.list(school)).map((row) => row.caseId)).toEqual([caseId]);
    },
    PATIENCE,
  );

  it(
    'ends with 1 also after a rebuild while there is a row that only a backup brings back',
    async () => {
      const caseId = await opened(house);
      await damage(house.tables, 'cases', caseId, 'event-0000000001');
      const { code, said } = await check('--rebuild');
      expect([code, said.includes(`DOES NOT OPEN cases ${caseId}`)]).toEqual([1, true]);
      expect(said).not.toContain('Jip');
    },
    PATIENCE,
  );
});
