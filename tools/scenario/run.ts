import { codeFor } from '../../src/service/commands/case-code';
import { perform } from './act';
import { check } from './expect';
import type { Before } from './outcome';
import { randomFrom } from './random';
import type { ReadScenario } from './read';
import type { Miss } from './report';
import type { School } from './school';
import type { PersonAct, Scenario, Step } from './schema';
import { roomOf } from './sent';
import { Stage, type Kept } from './stage';

/** How a scenario went. */
export interface Result {
  readonly file: string;
  readonly name: string;
  readonly steps: number;
  /** Milliseconds of real time. */
  readonly took: number;
  readonly failure?: { readonly step: number; readonly line: number; readonly misses: readonly Miss[] };
}

/** Plays a scenario from the start at the practice school, up to the first step that goes otherwise than expected. */
export async function run(school: School, { file, scenario, lines }: ReadScenario): Promise<Result> {
  const began = Date.now();
  const result = () => ({ file, name: scenario.name, steps: scenario.steps.length, took: Date.now() - began });
  let stage: Stage;
  try {
    stage = await begin(school, scenario);
  } catch (problem) {
    const found = problem instanceof Error ? problem.message : String(problem);
    const misses = [{ what: 'the practice school', expected: 'it opens, and the bot comes up', found }];
    return { ...result(), failure: { step: 0, line: 1, misses } };
  }
  for (const [index, step] of scenario.steps.entries()) {
    const misses = await play(stage, step);
    if (misses.length > 0) return { ...result(), failure: { step: index + 1, line: lines[index] ?? 1, misses } };
  }
  return result();
}

async function begin(school: School, { school: id, start, patient, world, seed }: Scenario): Promise<Stage> {
  await school.reset({ school: id, now: start, patient, world });
  const people = new Map((await school.school()).people.map((person) => [person.key, person]));
  return new Stage(school, people, randomFrom(seed ?? 1));
}

async function play(stage: Stage, step: Step): Promise<readonly Miss[]> {
  const { school } = stage;
  try {
    const before = await lookAround(stage, step);
    const sent = step.kills === undefined ? await doStep(stage, step) : await killed(stage, step, step.kills);
    const { bot, faults } = await school.school();
    // Without storage nothing can be settled; and what is down settles when it starts.
    if (bot === 'running' && faults.storage === 'up') await school.settle();
    const requests = (await school.trace()).slice(before.requests);
    return await check(stage, step.expect, { sent, requests, before });
  } catch (problem) {
    const found = problem instanceof Error ? problem.message : String(problem);
    return [{ what: 'the step', expected: 'it can be done', found }];
  }
}

/** Before a step: how much was asked of the platform, and how often those were notified of whom the step says how often. */
async function lookAround({ school }: Stage, { expect: { notified = {} } }: Step): Promise<Before> {
  const notifications = new Map<string, number>();
  for (const key of Object.keys(notified)) notifications.set(key, (await school.notifications(key)).length);
  return { requests: (await school.trace()).length, notifications };
}

async function doStep(stage: Stage, step: Step): Promise<readonly Kept[]> {
  const { at, act } = step;
  // A walk that the bot's death broke off goes on when it is up again.
  if (at !== undefined) await stage.steady(() => stage.school.walk(at));
  const { school } = stage;
  switch (act.act) {
    case 'look':
      return [];
    case 'together':
      return Promise.all(act.together.map((one: PersonAct) => perform(stage, one)));
    case 'bot':
      if (act.bot !== 'start') await school.kill();
      if (act.bot !== 'kill') await school.start();
      return [];
    case 'down':
      await school.down(act.down.until);
      return [];
    case 'platform':
      await onPlatform(stage, act.platform);
      return [];
    case 'school-file': {
      const { of, replace, by } = act['school-file'];
      await school.changeFile({ school: of, text: replace, by });
      return [];
    }
    case 'storage':
      await school.faults({ ...(await school.school()).faults, storage: act.storage === 'cut' ? 'cut' : 'up' });
      return [];
    default:
      return [await perform(stage, act)];
  }
}

type OnPlatform = Extract<Step['act'], { readonly act: 'platform' }>['platform'];

/** Faults of the platform, or somebody who is put in a room or out of it by hand. */
async function onPlatform(stage: Stage, what: OnPlatform): Promise<void> {
  const { school } = stage;
  if (what === 'consented') {
    await school.consent();
    return;
  }
  if (typeof what === 'object' && 'tells' in what) {
    await school.event({ event: what.tells });
    return;
  }
  if (typeof what === 'object' && 'channel' in what) {
    await makeChannel(stage, what);
    return;
  }
  if (typeof what === 'object' && 'app' in what) {
    await changeApp(stage, what);
    return;
  }
  if (typeof what === 'object' && 'room' in what) {
    const chat = await roomOf(stage, what.room);
    if ('joins' in what) await school.changeRoom(what.joins, { chat, do: 'join' });
    else await school.changeRoom(what.leaves, { chat, do: 'leave' });
    return;
  }
  const platform = what === 'mended' ? [] : what;
  await school.faults({ ...(await school.school()).faults, platform });
}

const byHand = { added: 'add', upgraded: 'upgrade', removed: 'remove' } as const;

async function changeApp(stage: Stage, { app, room, person }: Extract<OnPlatform, { app: unknown }>): Promise<void> {
  const where = person === undefined ? { chat: await roomOf(stage, room ?? '') } : { person };
  await stage.school.changeApp({ do: byHand[app], ...where });
}

/** As anybody can who has the form of a concern open: the code of its case follows from what that form carries. */
async function makeChannel(
  stage: Stage,
  { channel, description, by, with: others, as }: Extract<OnPlatform, { channel: string }>,
): Promise<void> {
  const coded = (text: string): string =>
    text.replace(/\{([\w-]+)\}/g, (_all, name: string) => codeFor(stage.caseId(name), 0));
  const wanted = { name: coded(channel), description: coded(description), with: others };
  stage.channels.set(as, (await stage.school.makeChannel(by, wanted)).id);
}

/**
 * Does the step while the bot is killed so many times, at moments drawn by the scenario's seed and without waiting for
 * anything before: during the step, between its requests, or just after. What was not answered is sent again under the
 * same id, as Teams does.
 */
async function killed(stage: Stage, step: Step, times: number): Promise<readonly Kept[]> {
  stage.persistent = true;
  try {
    const moments = Array.from({ length: times }, () => Math.round(stage.random() * (step.within ?? 400)));
    const [sent] = await Promise.all([doStep(stage, step), killAt(stage.school, moments)]);
    return sent;
  } finally {
    stage.persistent = false;
  }
}

async function killAt(school: School, moments: readonly number[]): Promise<void> {
  for (const moment of moments) {
    await new Promise((passed) => setTimeout(passed, moment));
    await school.kill();
    await school.start();
  }
}
