import { rest, type Ground, type House } from './house';
import type { Blow } from './life';

/** Leases and pauses end; what is left is delivered, by the due list alone. */
export async function pausesEnd({ time }: Ground, house: House): Promise<void> {
  await rest();
  for (let minute = 0; minute < 2; minute += 1) {
    time.passWall(61_000);
    await house.worker.tick();
    await rest();
  }
}

/** Every play has a case of its own, with another id and so another code. */
export const renamed = (texts: readonly string[], caseId: string): readonly string[] =>
  texts
    .map((text) =>
      text
        .replaceAll(caseId, 'ID')
        .replaceAll(/~[\w-]{60,}/g, 'HANDLE')
        .replaceAll(/\b[B-Z][2-9][B-Z][2-9]\b/g, 'CODE'),
    )
    .sort();

/** What is in `these` more often than in `those`. */
export function beyond(these: readonly string[], those: readonly string[]): readonly string[] {
  const left = [...those];
  return these.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** To die after a call is to die before the next one; only the first has none before it. */
export const kills = (calls: readonly string[]): readonly Blow[] => [
  { at: 1, when: 'before' },
  ...calls.map((_, index): Blow => ({ at: index + 1, when: 'after' })),
];

/** A reading whose answer is lost is as one that did not happen; a write may have happened. */
export const outages = (calls: readonly string[]): readonly Blow[] =>
  calls.flatMap((what, index): Blow[] => [
    { at: index + 1, when: 'before' },
    ...(/^(get|range) /.test(what) ? [] : [{ at: index + 1, when: 'after' as const }]),
  ]);
