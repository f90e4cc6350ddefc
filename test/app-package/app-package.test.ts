import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { CHAT_PERMISSIONS } from '../../src/teams/rooms/group-chat';

const root = resolve(__dirname, '../..');
const example = join(root, 'appPackage/example.env');

interface Manifest {
  readonly bots: readonly {
    readonly scopes: readonly string[];
    readonly supportsTargetedMessages: boolean;
    readonly commandLists: readonly {
      readonly triggers: readonly string[];
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string }[];
    }[];
  }[];
  readonly composeExtensions: readonly { readonly botId: string; readonly commands: readonly unknown[] }[];
  readonly [key: string]: unknown;
}

interface Authorized {
  readonly authorization: { readonly permissions: { readonly resourceSpecific: readonly { readonly name: string }[] } };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zorgmelding-package-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...options: readonly string[]): { readonly status: number | null; readonly said: string } {
  const out = join(folder, 'app.zip');
  const program = join(root, 'tools/app-package.mjs');
  const env = { PATH: process.env['PATH'] };
  const done = spawnSync(process.execPath, [program, '--out', out, ...options], { cwd: root, env, encoding: 'utf8' });
  return { status: done.status, said: done.stdout + done.stderr };
}

function unzipped(): { readonly names: readonly string[]; readonly manifest: Manifest } {
  const files = unzipSync(readFileSync(join(folder, 'app.zip')));
  return { names: Object.keys(files), manifest: JSON.parse(strFromU8(files['manifest.json']!)) as Manifest };
}

/** Our manifest with something changed, as a file. */
function changed(change: (text: string) => string): string {
  const file = join(folder, 'manifest.json');
  writeFileSync(file, change(readFileSync(join(root, 'appPackage/manifest.json'), 'utf8')));
  return file;
}

describe("given the app's manifest and the settings of a school", () => {
  it('then the package holds the filled-in manifest and both icons', () => {
    expect(run('--env', example)).toMatchObject({ status: 0 });
    const { names, manifest } = unzipped();
    expect(names).toEqual(['manifest.json', 'color.png', 'outline.png']);
    expect(manifest['id']).toBe('c0ffee00-7777-4888-9999-aaaabbbbcccc');
    expect(manifest['version']).toBe(
      (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest)['version'],
    );
    expect(JSON.stringify(manifest)).not.toContain('${{');
  });

  it('then /zorgmelding, the lists and help are commands everywhere, typed after a slash or a mention', () => {
    run('--env', example);
    const bot = unzipped().manifest.bots[0]!;
    expect(bot.supportsTargetedMessages).toBe(true);
    expect(bot.commandLists.flatMap((list) => list.scopes).sort()).toEqual([...bot.scopes].sort());
    for (const list of bot.commandLists) {
      expect(list.triggers).toEqual(['mention', 'slash']);
      expect(list.commands.map((command) => command.title)).toEqual([
        'zorgmelding',
        'vandaag',
        'overzicht',
        'mijn meldingen',
        'proces',
        'help',
      ]);
    }
  });

  it('then "Zorg melden" opens a form beside every message box, and is not sent the messages of others', () => {
    run('--env', example);
    const [extension] = unzipped().manifest.composeExtensions;
    expect(extension?.botId).toBe('c0ffee00-1111-4222-8333-444455556666');
    expect(extension?.commands).toEqual([
      expect.objectContaining({
        id: 'zorgmelding',
        type: 'action',
        fetchTask: true,
        triggers: ['slash'],
        // `message` would have Teams send along whatever message was selected.
        context: ['compose', 'commandBox'],
      }),
    ]);
  });

  it('then each permission is explained to the administrator, and a chat agrees to what is asked for chats', () => {
    run('--env', example);
    const { authorization } = unzipped().manifest as unknown as Authorized;
    const names = authorization.permissions.resourceSpecific.map(({ name }) => name);
    const page = readFileSync(join(root, 'infra/README.md'), 'utf8');
    expect(names.filter((name) => !page.includes(`| \`${name}\` `))).toEqual([]);
    // Graph refuses an installation that agrees to anything else.
    expect(names.filter((name) => name.endsWith('.Chat'))).toEqual(CHAT_PERMISSIONS);
  });

  it('then the same settings give the same bytes', () => {
    run('--env', example);
    const first = readFileSync(join(folder, 'app.zip'));
    run('--env', example);
    expect(readFileSync(join(folder, 'app.zip')).equals(first)).toBe(true);
  });
});

describe('given a manifest with a mistake', () => {
  it.each<[string, (text: string) => string, string]>([
    ['a scope that does not exist', (text) => text.replace('"groupChat"]', '"group"]'), '/bots/0/scopes/2'],
    [
      'a trigger that does not exist',
      (text) => text.replace('["mention", "slash"]', '["slashes"]'),
      '/bots/0/commandLists/0/triggers/0',
    ],
    [
      'a mention that opens a form',
      (text) => text.replace('"triggers": ["slash"]', '"triggers": ["mention"]'),
      '/composeExtensions/0/commands/0/triggers/0',
    ],
    [
      'a name that is too long',
      (text) => text.replace('"short": "Zorgmelding"', `"short": "${'z'.repeat(31)}"`),
      '/name/short',
    ],
    ['a key that nobody knows', (text) => text.replace('"validDomains"', '"validDomain"'), 'validDomain'],
    ['no such schema', (text) => text.replace('"1.30"', '"9.9"'), '/manifestVersion'],
  ])('when it has %s, then it is refused and the field is named', (_, change, field) => {
    const result = run('--env', example, '--manifest', changed(change));
    expect(result.status).toBe(1);
    expect(result.said).toContain(field);
    expect(result.said).not.toContain('    at ');
  });

  it('when it is no JSON, then that is said', () => {
    expect(
      run(
        '--env',
        example,
        '--manifest',
        changed((text) => text.slice(0, -3)),
      ).said,
    ).toContain('no JSON');
  });
});

describe('given settings that are wrong', () => {
  it('when none are set, then each is named, with the file that explains them', () => {
    const { status, said } = run();
    expect(status).toBe(1);
    for (const name of ['BOT_APP_ID', 'ORGANISATION', 'PRIVACY_URL', 'appPackage/example.env'])
      expect(said).toContain(name);
  });

  it('when the id of the bot is no GUID, then the fields that hold it are named', () => {
    const file = join(folder, 'school.env');
    writeFileSync(file, readFileSync(example, 'utf8').replace(/BOT_APP_ID=.*/, 'BOT_APP_ID=my-bot'));
    expect(run('--env', file).said).toContain('/bots/0/botId');
  });

  it('when the file with settings does not exist, then it is named', () => {
    expect(run('--env', 'nowhere.env').said).toContain('nowhere.env');
  });
});
