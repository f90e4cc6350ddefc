import type { TracedRequest } from '../../tools/practice/api';

/** The calls of the bot that the stand-in does not play: their permission was never weighed, so nobody knows that they work. */
export const notPlayed = (trace: readonly TracedRequest[]): readonly string[] =>
  trace.filter(({ status }) => status === 501).map(({ method, path }) => `${method} ${path.split('?')[0]}`);
