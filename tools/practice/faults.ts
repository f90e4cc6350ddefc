import type { Moment } from '../../src/agreement/time';
import type { Faults } from './api';
import { readDuration, writeDuration } from './duration';
import { codes } from './fault-codes';
import type { Answer } from './http';

type PlatformFault = Faults['platform'][number];

/** A fault that struck one request. `lost`: it is done, and only its answer is lost. */
export type Strike = { readonly kind: 'lost' | 'nothing' } | { readonly kind: 'answer'; readonly answer: Answer };

/** When a fault ends, by the clock that it was given. */
interface End {
  readonly clock: 'practice' | 'real';
  readonly at: number;
}

interface Waiting {
  readonly fault: PlatformFault;
  readonly match: RegExp;
  readonly end: End | undefined;
  left: number;
}

/** The faults that were asked for, counted down as they strike. The first that matches strikes. */
export class FaultList {
  private faults: readonly Waiting[] = [];

  /** @param now the practice clock; `real` is the machine's, in milliseconds */
  constructor(
    private readonly now: () => Moment,
    private readonly real: () => number = Date.now,
  ) {}

  set(faults: readonly PlatformFault[]): void {
    this.faults = faults.map((fault) => ({
      fault,
      match: new RegExp(fault.match),
      end: this.endOf(fault),
      left: fault.times ?? Infinity,
    }));
  }

  /** Those that did not end yet, with what is left of them. */
  list(): readonly PlatformFault[] {
    return this.lasting().map(({ fault, end, left }) => ({
      ...fault,
      ...(left !== Infinity && { times: left }),
      ...(end && { for: writeDuration({ milliseconds: end.at - this.time(end.clock), clock: end.clock }) }),
    }));
  }

  /** @param request method and path, such as `POST /v3/conversations` */
  strike(request: string): Strike | undefined {
    this.faults = this.lasting();
    const struck = this.faults.find(({ match }) => match.test(request));
    if (struck === undefined) return undefined;
    struck.left -= 1;
    return strikeOf(struck.fault);
  }

  private lasting(): readonly Waiting[] {
    return this.faults.filter(({ left, end }) => left > 0 && (end === undefined || this.time(end.clock) < end.at));
  }

  private endOf({ for: written }: PlatformFault): End | undefined {
    const lasts = written === undefined ? undefined : readDuration(written);
    return lasts && { clock: lasts.clock, at: this.time(lasts.clock) + lasts.milliseconds };
  }

  private time(clock: End['clock']): number {
    return clock === 'real' ? this.real() : Date.parse(this.now());
  }
}

/** The answer that means: something on the way gave up. */
export const badGateway: Answer = { status: 502, body: { error: { code: codes[502], message: 'Practice fault.' } } };

function strikeOf({ answer, code, retryAfter }: PlatformFault): Strike {
  if (answer === 'lost' || answer === 'nothing') return { kind: answer };
  const wait = retryAfter ?? (answer === 429 ? 1 : undefined);
  return {
    kind: 'answer',
    answer: {
      status: answer,
      body: { error: { code: code ?? codes[answer], message: 'Practice fault.' } },
      ...(wait !== undefined && { headers: { 'Retry-After': String(wait) } }),
    },
  };
}
