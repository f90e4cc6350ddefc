import type { Refusal } from '../case/refusal';
import type { Reply } from './request';

/** What is said to a person, of whom nothing was stored. */
export const refusalReply = ({ text, code }: Refusal): Reply => ({ kind: 'message', text, code });
