import { createHash } from 'node:crypto';
import { SignJWT, exportJWK, generateKeyPair, jwtVerify, type JWK, type KeyLike } from 'jose';

const CONNECTOR = 'https://api.botframework.com';
const GRAPH = 'https://graph.microsoft.com';

/** Which played service a bearer token opens. */
export type Audience = 'connector' | 'graph';

const audiences: Readonly<Record<Audience, string>> = { connector: CONNECTOR, graph: GRAPH };

/** Signs the tokens of both directions with one key, made anew at every start: nothing of it is worth keeping. */
export class TokenIssuer {
  private constructor(
    private readonly privateKey: KeyLike,
    private readonly publicKey: KeyLike,
    private readonly jwk: JWK,
    private readonly kid: string,
  ) {}

  static async create(): Promise<TokenIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
    const jwk = await exportJWK(publicKey);
    const kid = createHash('sha256').update(JSON.stringify(jwk)).digest('base64url').slice(0, 27);
    return new TokenIssuer(privateKey, publicKey, jwk, kid);
  }

  /** The public key; `endorsements` is what the Bot Framework asks of a key that signs for a channel. */
  keys(): { readonly keys: readonly unknown[] } {
    return { keys: [{ ...this.jwk, kid: this.kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] };
  }

  /** The token with which the channel proves itself to the bot: one hour, as Microsoft's. */
  toBot(appId: string, serviceUrl: string): Promise<string> {
    return this.sign({ serviceurl: serviceUrl }, CONNECTOR, appId);
  }

  /** The token with which the bot calls one of the played services. */
  toPlatform(appId: string, tenant: string, audience: Audience): Promise<string> {
    return this.sign(
      { appid: appId, tid: tenant, ver: '1.0' },
      `https://sts.windows.net/${tenant}/`,
      audiences[audience],
    );
  }

  /** Whether this token was issued here to this app, for this service, and has not expired. */
  async accepts(token: string, appId: string, audience: Audience): Promise<boolean> {
    try {
      const { payload } = await jwtVerify(token, this.publicKey, { audience: audiences[audience] });
      return payload['appid'] === appId;
    } catch {
      return false;
    }
  }

  private sign(claims: Record<string, unknown>, issuer: string, audience: string): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: this.kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setNotBefore('-5m')
      .setExpirationTime('1h')
      .sign(this.privateKey);
  }
}

/** Which service a `scope` (or `resource`, in the older protocol) asks for; the played Graph may be named by its own address. */
export function audienceOf(scope: string): Audience | undefined {
  if (scope.startsWith(CONNECTOR)) return 'connector';
  return scope.startsWith(GRAPH) || scope.includes('/graph') ? 'graph' : undefined;
}
