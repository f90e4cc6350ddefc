import { mkdirSync, mkdtempSync, readdirSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import * as load from '../../src/agreement/load';
import type { Agreement } from '../../src/agreement/agreement';
import { readProtocol } from '../../src/agreement/load-protocol';
import { walkingSchool } from '../../tools/walk/school';

const root = resolve(__dirname, '..', '..');
const TEAM = '22222222-2222-4222-8222-222222222222';

/** A school with somebody in every role of a protocol, in files that the program reads. */
export interface Setting {
  readonly agreement: Agreement;
  readonly schools: string;
  readonly protocols: string;
  readonly keyFile: string;
}

export const protocolNames = readdirSync(join(root, 'protocols'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -5))
  .sort();

const made = new Map<string, Setting>();
let dir: string | undefined;

/** One for each protocol and kind of room, written once. */
export function settingFor(protocol: string, room: 'private-channel' | 'group-chat'): Setting {
  const name = `${protocol}-${room}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  dir ??= mkdtempSync(join(tmpdir(), 'zorgmelding-prove-'));
  const folder = join(dir, name);
  const [schools, protocols] = [join(folder, 'schools'), join(folder, 'protocols')];
  mkdirSync(schools, { recursive: true });
  mkdirSync(join(protocols, 'shared'), { recursive: true });
  const file = join(root, 'protocols', `${protocol}.yaml`);
  copyFileSync(file, join(protocols, `${protocol}.yaml`));
  for (const shared of readdirSync(join(root, 'protocols', 'shared')))
    copyFileSync(join(root, 'protocols', 'shared', shared), join(protocols, 'shared', shared));
  const read = readProtocol(file);
  if (!('value' in read)) throw new Error(`protocol ${protocol} has mistakes`);
  const { school } = walkingSchool(read.value);
  const kind = room === 'group-chat' ? { kind: room } : { kind: room, team: TEAM };
  writeFileSync(join(schools, 'walk.yaml'), stringify({ ...school, room: kind }));
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, `zorgmelding-key-1 ${Buffer.alloc(32, 7).toString('base64url')}\n`, { mode: 0o600 });
  const [agreement] = load.loadAgreements({ schools, protocols });
  if (agreement === undefined) throw new Error('no school was written');
  const setting = { agreement, schools, protocols, keyFile };
  made.set(name, setting);
  return setting;
}

const { readSchools } = load;
const read = new Map<string, load.ReadSchools>();

/** The same files, read by one copy after another in one seed after another, are gone through once. */
export function readFilesOnce(): void {
  const once: typeof readSchools = (folders) => {
    const key = JSON.stringify(folders);
    const known = read.get(key) ?? readSchools(folders);
    read.set(key, known);
    return known;
  };
  Object.assign(load, { readSchools: once });
}
