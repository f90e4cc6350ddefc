import type { threefold } from '../answers';

/*
 * What people write down on the way from signals to a report: consent, advice, talks, weighing, reporting.
 */

/** Parents are told apart by what cannot change: the order in which they were written down. */
export const parentIds = ['p1', 'p2'] as const;
export type ParentId = (typeof parentIds)[number];

/** `unknown` authority counts as authority: each parent who may have a say is asked. */
export interface Parent {
  readonly id: ParentId;
  readonly name: string;
  readonly authority: (typeof threefold)[number];
}
