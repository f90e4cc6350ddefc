import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Builds a house of these files somewhere else, and asks the project's own rules what is wrong with it. */
async function violations(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const house = mkdtempSync(join(tmpdir(), 'zorgmelding-imports-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), text);
    }
    writeFileSync(
      join(house, 'package.json'),
      JSON.stringify({ dependencies: { zod: '*', botbuilder: '*' }, devDependencies: { fflate: '*' } }),
    );
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    const report = await depcruise(house);
    return report.map((violation) => `${violation.from}: ${violation.rule.name}`).sort();
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

function depcruise(cwd: string): Promise<readonly Violation[]> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  return new Promise((done, failed) => {
    // The exit code counts violations; what was found is in the output.
    execFile(
      process.execPath,
      [program, 'src', 'tools', '--config', config, '--output-type', 'json'],
      { cwd },
      (_, stdout, stderr) => {
        try {
          const report = JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Violation[] } };
          done(report.summary.violations);
        } catch {
          failed(new Error(stderr));
        }
      },
    );
  });
}

const leaf = 'export const value = 1;\n';
const uses = (...paths: readonly string[]): string => paths.map((path) => `import '${path}';\n`).join('');

describe('given a house whose rooms import the rooms before them', () => {
  it('then nothing is found', async () => {
    const found = await violations({
      'src/agreement/terms.ts': leaf,
      'src/agreement/load-school.ts': uses('node:fs', 'node:crypto'),
      'src/case/decide.ts': uses('../agreement/terms', 'zod/v4'),
      'src/room/room.ts': uses('../case/decide'),
      'src/forms/intake.ts': uses('../room/room'),
      'tools/walk/walk.ts': uses('../../src/room/room'),
      'tools/walk/main.ts': uses('./walk', '../practice/school', 'node:fs'),
      'src/cards/bind.ts': uses('../forms/intake', 'node:fs'),
      'src/service/handle.ts': uses('../cards/bind'),
      'src/store/tables.ts': uses('../service/handle'),
      'src/teams/edge.ts': uses('../service/handle', 'botbuilder'),
      'tools/practice/school.ts': uses('../../src/service/handle', 'fflate', 'node:timers/promises'),
      'tools/practice/bot.ts': uses('../../src/settings'),
      'tools/scenario/run.ts': uses('../practice/school'),
      'src/main.ts': uses('./store/tables', './teams/edge', './settings'),
      'src/settings.ts': leaf,
    });
    expect(found).toEqual([]);
  }, 30_000);
});

describe('given a house with an import the wrong way in each room', () => {
  it('then each is named with its rule', async () => {
    const found = await violations({
      'src/agreement/terms.ts': uses('../case/decide'),
      'src/agreement/load-school.ts': uses('node:http'),
      'src/case/decide.ts': uses('../room/draw'),
      'src/case/type-only.ts': "import type { value } from '../service/port';\nexport type Value = typeof value;\n",
      'src/room/draw.ts': uses('../forms/intake'),
      'src/room/clock.ts': uses('node:crypto'),
      'src/room/network.ts': uses('express'),
      'src/forms/intake.ts': uses('../cards/bind'),
      'tools/walk/files.ts': uses('node:fs'),
      'tools/walk/cards.ts': `${uses('../../src/cards/sizes')}${leaf}`,
      'src/cards/sizes.ts': leaf,
      'src/cards/bind.ts': uses('../service/port'),
      'src/service/port.ts': `${uses('../store/tables')}${leaf}`,
      'src/service/bot.ts': uses('botbuilder'),
      'src/store/tables.ts': uses('../teams/edge'),
      'src/store/waits.ts': uses('node:timers/promises'),
      'src/teams/edge.ts': uses('../../tools/practice/school'),
      'src/teams/zip.ts': uses('fflate'),
      'tools/practice/school.ts': uses('../scenario/run'),
      'tools/practice/starts.ts': uses('../../src/main'),
      'tools/scenario/run.ts': uses('../../src/main', 'botbuilder'),
      'src/main.ts': uses('./runs'),
      'src/runs.ts': uses('../tools/practice/faults'),
      'tools/practice/faults.ts': leaf,
      'src/case/one.ts': uses('./other'),
      'src/case/other.ts': uses('./one'),
      'src/case/lost.ts': uses('./nowhere'),
    });
    expect(found).toEqual([
      'src/agreement/load-school.ts: loader-reads-and-hashes',
      'src/agreement/terms.ts: one-way-agreement',
      'src/cards/bind.ts: one-way-cards',
      'src/case/decide.ts: one-way-case',
      'src/case/lost.ts: resolvable',
      'src/case/one.ts: no-circular',
      'src/case/type-only.ts: one-way-case',
      'src/forms/intake.ts: one-way-forms',
      'src/room/clock.ts: pure-without-node',
      'src/room/draw.ts: one-way-room',
      'src/room/network.ts: pure-libraries',
      'src/runs.ts: tools-stay-at-home',
      'src/service/bot.ts: bot-framework-in-teams',
      'src/service/port.ts: one-way-service',
      'src/store/tables.ts: one-way-store',
      'src/store/waits.ts: one-clock',
      'src/teams/edge.ts: one-way-teams',
      'src/teams/edge.ts: tools-stay-at-home',
      'src/teams/zip.ts: no-dev-dependency',
      'tools/practice/school.ts: one-way-practice',
      'tools/practice/starts.ts: one-way-practice',
      'tools/scenario/run.ts: bot-framework-in-teams',
      'tools/scenario/run.ts: one-way-scenario',
      'tools/walk/cards.ts: one-way-walk',
      'tools/walk/files.ts: pure-without-node',
    ]);
  }, 30_000);
});
