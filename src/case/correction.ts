import { z } from 'zod/v4';
import type { CaseEvent } from './events';
import { text, words } from './fields';

/*
 * What was written can be corrected, with the reason; what stood there stays. A correction is an event about an event.
 */

export const correctionSchemas = {
  correct: z.strictObject({
    /** The version of the event that it is about. */
    entry: z
      .string()
      .regex(/^\d{1,6}$/, 'missing')
      .transform(Number),
    text,
    reason: words,
  }),
} as const;

export type CorrectionEvent = {
  readonly type: 'corrected';
  /** The version of the event that it is about. */
  readonly about: number;
  readonly text: string;
  readonly reason: string;
};

/**
 * The events in which people wrote something. A question is not among them: whoever got it goes by what they read, so it
 * is withdrawn and asked anew. Nor are the child's facts, which have a form that writes them down again, nor that
 * somebody refused to be written down.
 */
const written: ReadonlySet<CaseEvent['type']> = new Set<CaseEvent['type']>([
  'case-opened',
  'signal-recorded',
  'consultation-answered',
  'task-completed',
  'declined',
  'postponed',
  'handed-over',
  'withdrawn',
  'referred',
  'follow-up-recorded',
  'emergency-withdrawn',
  'consent-recorded',
  'advice-recorded',
  'talk-planned',
  'talk-waived',
  'talk-recorded',
  'weighed',
  'reported',
  'feedback-recorded',
  'closed',
  'reopened',
]);

export const correctable = ({ type }: CaseEvent): boolean => written.has(type);
