import type { Faults } from './api';
import type { Answer } from './http';

type PlatformFault = Faults['platform'][number];

/** A fault that struck one request. `lost`: it is done, and only its answer is lost. */
export type Strike = { readonly kind: 'lost' | 'nothing' } | { readonly kind: 'answer'; readonly answer: Answer };

/** The faults that were asked for, counted down as they strike. The first that matches strikes. */
export class FaultList {
  private faults: { readonly fault: PlatformFault; readonly match: RegExp; left: number }[] = [];

  set(faults: readonly PlatformFault[]): void {
    this.faults = faults.map((fault) => ({ fault, match: new RegExp(fault.match), left: fault.times ?? Infinity }));
  }

  list(): readonly PlatformFault[] {
    return this.faults.map(({ fault, left }) => (left === Infinity ? fault : { ...fault, times: left }));
  }

  /** @param request method and path, such as `POST /v3/conversations` */
  strike(request: string): Strike | undefined {
    const struck = this.faults.find(({ match, left }) => left > 0 && match.test(request));
    if (struck === undefined) return undefined;
    struck.left -= 1;
    this.faults = this.faults.filter(({ left }) => left > 0);
    return strikeOf(struck.fault);
  }
}

const codes: Readonly<Record<403 | 404 | 412 | 429 | 502, string>> = {
  403: 'Forbidden',
  404: 'NotFound',
  412: 'PreconditionFailed',
  429: 'TooManyRequests',
  502: 'BadGateway',
};

/** The answer that means: something on the way gave up. */
export const badGateway: Answer = { status: 502, body: { error: { code: codes[502], message: 'Practice fault.' } } };

function strikeOf({ answer, retryAfter }: PlatformFault): Strike {
  if (answer === 'lost' || answer === 'nothing') return { kind: answer };
  const wait = retryAfter ?? (answer === 429 ? 1 : undefined);
  return {
    kind: 'answer',
    answer: {
      status: answer,
      body: { error: { code: codes[answer], message: 'Practice fault.' } },
      ...(wait !== undefined && { headers: { 'Retry-After': String(wait) } }),
    },
  };
}
