import type { RequestHandler } from 'express';
import { errorFacts } from '../service/health/error-facts';
import { OnceAMinute } from '../service/health/once-a-minute';
import type { Metrics } from '../service/ports';
import { Unauthorized, verifyToken, type Signed } from './inbound-token';
import type { TeamsLog } from './ports';
import { KeysUnavailable, SigningKeys } from './signing-keys';
import type { TeamsSettings } from './settings';

export type { Signed } from './inbound-token';

interface Parts {
  readonly settings: TeamsSettings;
  readonly log: TeamsLog;
  readonly metrics?: Metrics | undefined;
  /** Wall time in milliseconds. */
  readonly now?: () => number;
}

/** Who may come in. The token is looked at before anything is read of what came with it. */
export class Door {
  private readonly keys: SigningKeys;
  private readonly telling: OnceAMinute;

  constructor(private readonly parts: Parts) {
    this.keys = new SigningKeys(parts.settings, parts.now);
    this.telling = new OnceAMinute(parts.now ?? Date.now);
  }

  /** Whether tokens can be told from forgeries: keys of today are known, or come when they are asked for. */
  async canTell(): Promise<boolean> {
    if (this.parts.settings.anonymous === true) return true;
    return this.keys.current().then(
      () => true,
      () => false,
    );
  }

  /** Lets a request through that the Connector signed for this bot; answers 401 or 503 to any other. */
  readonly enter: RequestHandler = async (request, response, next) => {
    const { settings } = this.parts;
    if (settings.anonymous === true) {
      next();
      return;
    }
    try {
      const signed = await verifyToken(this.keys, settings.appId ?? '', request.headers.authorization ?? '');
      response.locals['signed'] = signed satisfies Signed;
    } catch (error) {
      // The body that nobody signed is not read: the connection ends with this answer.
      response.set('connection', 'close').status(this.refuse(error)).end();
      return;
    }
    next();
  };

  /** Whether an activity may be answered at this address: only where the token says the same one. */
  isOpenTo(told: string, signed: string | undefined): boolean {
    if (this.parts.settings.anonymous === true || told === signed) return true;
    this.refuse(new Unauthorized('serviceurl'));
    return false;
  }

  /** The status that tells the sender why there is no answer, and nothing more. Told to the operator once a minute. */
  private refuse(error: unknown): 401 | 500 | 503 {
    const { log, metrics } = this.parts;
    if (error instanceof Unauthorized) {
      const claimed = { iss: printable(error.claimed.iss), aud: printable(error.claimed.aud) };
      metrics?.refused('token');
      if (this.telling.may(`${error.why}|${claimed.iss}|${claimed.aud}`))
        log.warn(
          { why: error.why, ...claimed },
          'A request without a valid token of Teams: refused. Nobody vouches for iss and aud.',
        );
      return 401;
    }
    metrics?.refused('keys');
    if (this.telling.may('keys'))
      log.error({ ...errorFacts(error) }, 'Whether Teams signed a request cannot be told now.');
    return error instanceof KeysUnavailable ? 503 : 500;
  }
}

/** What a stranger wrote, as it may be in the log. */
const printable = (text = ''): string => text.slice(0, 100).replace(/[^\w.:/@-]/g, '?');
