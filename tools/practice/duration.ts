/** How long something lasts, and by which clock: the one that is walked, or the one on the wall of the machine. */
export interface Duration {
  readonly milliseconds: number;
  readonly clock: 'practice' | 'real';
}

export const durationForm = 'write how long as "15 minutes", "5.3 seconds" or "2 hours"; or "3 real seconds"';

const written = /^(\d+(?:\.\d+)?) (real )?(second|minute|hour)s?$/;
const milliseconds = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** What somebody wrote, or `undefined` when it is no duration. */
export function readDuration(text: string): Duration | undefined {
  const [, amount, real, unit] = written.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return {
    milliseconds: Math.round(Number(amount) * milliseconds[unit as keyof typeof milliseconds]),
    clock: real === undefined ? 'practice' : 'real',
  };
}

export function writeDuration({ milliseconds: long, clock }: Duration): string {
  return `${long / 1_000} ${clock === 'real' ? 'real ' : ''}seconds`;
}
