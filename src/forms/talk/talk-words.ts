import { spokenMeeting } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import type { TalkState } from '../../case/talk/talk';
import { partnerWords } from '../step-words';

/** "Ouder(s), vr 21 mei, 14.30": a talk among others. */
export const talkTitle = ({ with: partner, on, time }: TalkState, now: Moment): string =>
  [partnerWords[partner], ...(on === undefined ? [] : [spokenMeeting(on, time, now)])].join(', ');
