import { createLocalJWKSet, type JWK } from 'jose';
import { z } from 'zod/v4';
import { OperatorError } from '../agreement/operator-error';
import { sendHttp } from './send';
import { CLOUD, type TeamsSettings } from './settings';

/** Whether a token is good cannot be told now. */
export class KeysUnavailable extends OperatorError {
  constructor(why: string) {
    super(`The keys of Teams could not be fetched: check the network and OPENID_METADATA_URL. ${why}`);
    this.name = 'KeysUnavailable';
  }
}

/** A key with which Teams signs. */
export interface SigningKey {
  readonly resolve: ReturnType<typeof createLocalJWKSet>;
  /** The channels for which it may sign; empty where the issuer does not say. */
  readonly endorsements: readonly string[];
}

/** Milliseconds: Microsoft asks to look at its keys once a day. */
const DAY = 24 * 3_600_000;
/** Sooner than they must be, keys are fetched anew, so that an hour without the issuer is not noticed. */
const HALF_A_DAY = DAY / 2;
/** Between two fetches, so that neither made-up keys nor an issuer that is away cause a storm of calls. */
const COOL_DOWN = 10_000;
const COOL_DOWN_AFTER_FAILURE = 2_000;
/** Somebody waits for an answer, and a probe that asks whether the program is ready waits only shortly. */
const LONGEST = 5_000;

const metadata = z.looseObject({ jwks_uri: z.url() });
const keyList = z.looseObject({
  keys: z.array(
    z.looseObject({ kid: z.string().optional(), kty: z.string(), endorsements: z.array(z.string()).optional() }),
  ),
});

/** The keys with which the Connector signs, as its OpenID metadata names them. */
export class SigningKeys {
  private keys = new Map<string, SigningKey>();
  /** Wall time in milliseconds; never yet. */
  private fetchedAt = -Infinity;
  private triedAt = -Infinity;
  private failed: KeysUnavailable | undefined;
  private fetching: Promise<void> | undefined;

  constructor(
    private readonly settings: TeamsSettings,
    private readonly now: () => number = Date.now,
  ) {}

  /** @returns `undefined` for a key that the Connector does not have. @throws KeysUnavailable */
  async find(kid: string): Promise<SigningKey | undefined> {
    await this.current();
    const known = this.keys.get(kid);
    if (known !== undefined) return known;
    // It may be new. Where it was looked for just now, or cannot be, what came of that counts.
    await this.refreshed();
    const found = this.keys.get(kid);
    if (found === undefined && this.failed !== undefined) throw this.failed;
    return found;
  }

  /** Sees to it that keys of today are known. @throws KeysUnavailable */
  async current(): Promise<void> {
    const age = this.now() - this.fetchedAt;
    if (age > DAY) {
      await this.refreshed();
      if (this.failed !== undefined) throw this.failed;
    } else if (age > HALF_A_DAY) void this.refreshed();
  }

  /** Fetches, unless that was done just now. Never throws: `failed` tells how it went. */
  private refreshed(): Promise<void> {
    if (this.fetching !== undefined) return this.fetching;
    const pause = this.failed === undefined ? COOL_DOWN : COOL_DOWN_AFTER_FAILURE;
    if (this.now() - this.triedAt < pause) return Promise.resolve();
    this.triedAt = this.now();
    this.fetching = this.fetch()
      .then(
        (keys) => {
          this.keys = keys;
          this.fetchedAt = this.now();
          this.failed = undefined;
        },
        (error: unknown) => {
          this.failed = new KeysUnavailable(error instanceof OperatorError ? error.message : 'What came are no keys.');
        },
      )
      .finally(() => {
        this.fetching = undefined;
      });
    return this.fetching;
  }

  private async fetch(): Promise<Map<string, SigningKey>> {
    const { jwks_uri } = metadata.parse(await this.read(this.settings.openIdMetadataUrl ?? CLOUD.openIdMetadataUrl));
    const { keys } = keyList.parse(await this.read(jwks_uri));
    return new Map(
      keys.flatMap(({ kid, endorsements = [], ...jwk }) =>
        kid === undefined
          ? []
          : [[kid, { resolve: createLocalJWKSet({ keys: [{ ...(jwk as JWK), kid }] }), endorsements }]],
      ),
    );
  }

  private async read(url: string): Promise<unknown> {
    const timeout = Math.min(this.settings.timeout ?? CLOUD.timeout, LONGEST);
    return JSON.parse((await sendHttp({ method: 'GET', url, timeout })).body) as unknown;
  }
}
