import type { CaseEvent } from '../events';

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
  'talk-signed',
  'consultation-waived',
  'weighed',
  'weighing-agreed',
  'reported',
  'feedback-recorded',
  'closed',
  'reopened',
  'dismissed',
  'related-decided',
  'signal-taken-over',
]);

export const correctable = ({ type }: CaseEvent): boolean => written.has(type);
