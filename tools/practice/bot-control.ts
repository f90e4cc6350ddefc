import express from 'express';
import { z } from 'zod/v4';
import type { Moment } from '../../src/agreement/time';
import type { Directory } from '../../src/service/school/directory';
import type { Clock, Store } from '../../src/service/ports';
import { askAboutSchools, type AskingPorts } from '../../src/service/school/ask-about-schools';
import { currentState } from '../../src/service/commands/current-state';
import type { RunningService } from '../../src/service/request';
import type { Worker } from '../../src/service/delivery/worker';
import type { Control } from '../../src/teams/listen';
import type { PracticeCase } from './api';

/**
 * A clock that stands still until it is moved. Wall time goes on: leases and retries are the machine's own. Only where
 * somebody wants to see the waiting, `patient`, is the practice clock the wall's as well: a quarter of an hour without an
 * answer is one for the bot too.
 */
export class MovableClock implements Clock {
  constructor(
    private moment: Moment,
    readonly patient = false,
  ) {}

  now(): Moment {
    return this.moment;
  }

  wall(): Moment {
    return this.patient ? this.moment : new Date().toISOString();
  }

  /** @throws RangeError for an earlier moment: what was delivered cannot be taken back */
  moveTo(moment: Moment): void {
    if (moment < this.moment) throw new RangeError('the practice clock only goes forward');
    this.moment = moment;
  }
}

/** The practice school's clock as it is, for a bot that starts. */
export async function practiceClock(url: string): Promise<MovableClock> {
  const answer = await fetch(new URL('/practice/clock', url));
  const { now, patient } = z.object({ now: z.iso.datetime(), patient: z.boolean() }).parse(await answer.json());
  return new MovableClock(now, patient);
}

export interface ControlPorts extends AskingPorts {
  readonly clock: MovableClock;
  readonly worker: Worker;
  readonly service: Pick<RunningService, 'writeDownWaiting'>;
  readonly teams: { answerWaiting(impatient: boolean): Promise<void> };
  readonly store: Store;
  /** Resolves when what a stopped copy left under way was gone through. */
  readonly recovered: () => Promise<void>;
}

const moving = z.strictObject({ now: z.iso.datetime() });
const asking = z.object({ until: z.iso.datetime() });
const holding = z.object({ handle: z.string(), person: z.string() });

/** What only the practice school may ask of a bot: to move its clock, to settle, to tell how far its cases are. */
export function botControl(ports: ControlPorts): Control {
  const { clock, worker, service, teams, recovered, store, directory } = ports;
  const settle = async (): Promise<void> => {
    await recovered();
    await service.writeDownWaiting();
    await worker.settle(clock.patient);
    await teams.answerWaiting(!clock.patient);
    await askAboutSchools(ports);
  };
  const control = express.Router();
  control.use(express.json());
  control.post('/clock', async (request, response) => {
    clock.moveTo(new Date(moving.parse(request.body).now).toISOString());
    await settle();
    response.json({ now: clock.now() });
  });
  control.post('/settle', async (_request, response) => {
    await settle();
    response.json({ now: clock.now() });
  });
  control.get('/next', async (request, response) => {
    const until = new Date(asking.parse(request.query).until).toISOString();
    response.json({ at: (await worker.next(until, clock.patient ? until : undefined)) ?? null });
  });
  control.get('/handle', async (request, response) => {
    const { handle, person } = holding.parse(request.query);
    response.json({ origin: (await store.handles.open(handle, person)) ?? null });
  });
  control.get('/cases', async (_request, response) => {
    response.json(await allCases(store, directory, clock.now()));
  });
  return { path: '/practice', answer: control };
}

async function allCases(store: Store, directory: Directory, now: Moment): Promise<readonly PracticeCase[]> {
  const rows = (await Promise.all(directory.all.map(({ school }) => store.registry.list(school.id)))).flat();
  const cases = await Promise.all(
    rows.map(async (row): Promise<readonly PracticeCase[]> => {
      const stored = await store.cases.readState(row.caseId);
      if (stored === undefined) return [];
      const state = currentState(directory, stored, now);
      const { id: caseId, code, status, version } = state;
      const tasks = state.tasks.map(({ id, kind, rule, owner, status: how, due }) => ({
        id,
        kind,
        rule,
        owner: owner.person,
        status: how,
        due,
      }));
      return [{ caseId, code, status, step: state.steps.at(-1) ?? '', version, tasks }];
    }),
  );
  return cases.flat();
}
