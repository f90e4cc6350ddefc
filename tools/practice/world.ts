import type { Changes } from './changes';
import type { PracticeClock } from './clock';
import type { EventLine } from './client/event-line';
import type { Pace } from './connector/pace';
import type { FaultList } from './faults';
import type { TokenIssuer } from './openid/issuer';
import type { Platform } from './platform/platform';
import type { Trace } from './trace';
import type { Behaviour } from './worlds/behaviour';

/** How the played platform behaves; all times are real ones. */
export interface PlatformSettings {
  /** How long a request that gets no answer is held before the connection drops. */
  readonly holdMs: number;
  /** Messages per second that one thread takes; Teams says 7, but a walked clock presses weeks into seconds. */
  readonly sendsPerSecond: number;
  /** After how long without an answer an activity is sent to the bot again, and how often. */
  readonly resendAfterMs: number;
  readonly resends: number;
}

export const defaultSettings: PlatformSettings = {
  holdMs: 2_000,
  sendsPerSecond: 200,
  resendAfterMs: 15_000,
  resends: 1,
};

/** All that the played services share. `platform` is another after a reset. */
export interface World {
  readonly url: string;
  readonly options: PlatformSettings;
  readonly clock: PracticeClock;
  readonly changes: Changes;
  readonly issuer: TokenIssuer;
  readonly trace: Trace;
  readonly faults: FaultList;
  readonly pace: Pace;
  /** How Microsoft 365 behaves: the world that was chosen. */
  readonly behaviour: Behaviour;
  /** What the platform tells the bot by itself: that it was installed, who came and went. */
  readonly events: EventLine;
  platform: Platform;
}
