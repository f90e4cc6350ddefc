import type { Metrics } from '../../src/service/ports';

/** What was measured, in order: the name of each measurement and what came with it. */
export type Measured = readonly [keyof Metrics, ...unknown[]];

/** Metrics that keep what they are told. */
export function measuring(): { readonly metrics: Metrics; readonly measured: Measured[] } {
  const measured: Measured[] = [];
  const keep =
    (name: keyof Metrics) =>
    (...told: readonly unknown[]): void =>
      void measured.push([name, ...told]);
  const metrics: Metrics = {
    refused: keep('refused'),
    answered: keep('answered'),
    failed: keep('failed'),
    waits: keep('waits'),
    lookedLate: keep('lookedLate'),
    late: keep('late'),
    still: keep('still'),
  };
  return { metrics, measured };
}
