import { createHash } from 'node:crypto';
import type { Reply } from '../../src/service/request';
import { intake, note, referral, who } from '../case/given';
import { newCaseId, rest, type House } from './house';

/*
 * What people do in these tests, each as the last page of a form or as a button. An id given is that of the activity:
 * who tries again sends the same one.
 */

/** A child of its own for each case, with a name that is like no other: no digits, and nothing that sounds alike. */
function childOf(caseId: string): string {
  const hash = createHash('sha256').update(caseId).digest('hex').slice(0, 12);
  return `Jip ${hash.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;
}

export const reports = (house: House, caseId: string, by = 'anna', id?: string): Promise<Reply> =>
  house.act(by, 'open-case', {
    case: caseId,
    page: 3,
    values: { ...intake, child: childOf(caseId) },
    ...(id === undefined ? {} : { id }),
  });

/** A case that is reported and delivered. */
export async function opened(house: House, by = 'anna'): Promise<string> {
  const caseId = newCaseId();
  await reports(house, caseId, by);
  await rest();
  return caseId;
}

export const asks = (house: House, caseId: string, to: string, id?: string): Promise<Reply> =>
  house.act('carla', 'request-consultation', {
    case: caseId,
    page: 1,
    values: { to: who(to).person, mode: 'open', question: 'Hoe kijk jij hiernaar?' },
    ...(id === undefined ? {} : { id }),
  });

export const asksOutside = (house: House, caseId: string, id?: string): Promise<Reply> =>
  house.act('carla', 'request-consultation', {
    case: caseId,
    page: 2,
    values: {
      to: who('vera').person,
      mode: 'anonymous',
      question: 'Wat valt je op?',
      summary: 'Een kind met zorgen',
      clean: true,
    },
    ...(id === undefined ? {} : { id }),
  });

export const answers = (house: House, caseId: string, by: string, task: string, id?: string): Promise<Reply> =>
  house.act(by, 'answer-consultation', {
    case: caseId,
    task,
    page: 1,
    values: { ...note, date: '2027-05-10' },
    ...(id === undefined ? {} : { id }),
  });

export const reads = (house: House, caseId: string, id?: string): Promise<Reply> =>
  house.act('carla', 'acknowledge', { case: caseId, task: 't1', ...(id === undefined ? {} : { id }) });

export const refers = (house: House, caseId: string, date: string, id?: string): Promise<Reply> =>
  house.act('carla', 'refer', {
    case: caseId,
    page: 1,
    values: { ...referral, date },
    ...(id === undefined ? {} : { id }),
  });

export const follows = (house: House, caseId: string, task: string, outcome = 'arrived', id?: string): Promise<Reply> =>
  house.act('carla', 'record-followup', {
    decides: true,
    case: caseId,
    task,
    values: { outcome, safe: 'yes' },
    ...(id === undefined ? {} : { id }),
  });

export const signals = (house: House, caseId: string, by: string, what: string, id?: string): Promise<Reply> => {
  const { danger: _, staff: __, child: ___, group: ____, ...signal } = intake;
  return house.act(by, 'record-signal', {
    case: caseId,
    page: 2,
    values: { ...signal, what, direction: 'neutral', safe: 'yes' },
    ...(id === undefined ? {} : { id }),
  });
};

export const closes = (house: House, caseId: string, id?: string): Promise<Reply> =>
  house.act('carla', 'close-case', {
    case: caseId,
    page: 2,
    values: {
      reason: 'no-suspicion',
      motivation: 'Alles is besproken',
      agreements: 'Geen',
      wentWell: 'Snel overlegd',
      tookLong: 'Niets',
      lapsedWhy: 'De zorg is afgesloten',
      heard: [],
      safe: 'yes',
    },
    ...(id === undefined ? {} : { id }),
  });

/** To a moment, and what is due at it delivered. */
export async function until(house: House, moment: string): Promise<void> {
  house.time.to(moment);
  await house.worker.tick();
  await rest();
}
