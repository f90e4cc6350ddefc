import { z } from 'zod/v4';
import { PlatformError, sendHttp } from './send';
import { CLOUD, type TeamsSettings } from './settings';

/** Tokens with which this program makes itself known to Microsoft. */
export interface Tokens {
  /** @throws SurfaceError `busy`: without a token nothing was asked yet */
  get(scope: Scope): Promise<string>;
  /** After a token was not accepted: the next one is fetched anew. */
  forget(scope: Scope): void;
}

export const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';
export const CONNECTOR_SCOPE = 'https://api.botframework.com/.default';
export type Scope = typeof GRAPH_SCOPE | typeof CONNECTOR_SCOPE;

interface Token {
  readonly text: string;
  /** Milliseconds since 1970, wall time. */
  readonly until: number;
}

/** A token is renewed five minutes before its end, so that none expires under way. */
const MARGIN = 5 * 60_000;

export function createTokens(settings: TeamsSettings): Tokens {
  const fresh = source(settings);
  const kept = new Map<Scope, Promise<Token>>();
  const renew = (scope: Scope): Promise<Token> => {
    const token = fresh(scope);
    kept.set(scope, token);
    // A failure is told to the caller, and not kept for the next.
    token.catch(() => kept.delete(scope));
    return token;
  };
  return {
    get: async (scope) => {
      const token = await (kept.get(scope) ?? renew(scope));
      return token.until > Date.now() ? token.text : (await renew(scope)).text;
    },
    forget: (scope) => kept.delete(scope),
  };
}

type Source = (scope: Scope) => Promise<Token>;

/** Microsoft's library refuses a login without https, and the practice school on this machine has none. */
function source(settings: TeamsSettings): Source {
  const { secret, loginUrl } = settings;
  return secret !== undefined && loginUrl?.startsWith('http:') === true
    ? fromLogin(settings, secret)
    : fromIdentity(settings);
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** The client credentials flow by hand. */
function fromLogin(settings: TeamsSettings, secret: string): Source {
  const url = `${settings.loginUrl ?? CLOUD.loginUrl}/${settings.tenantId}/oauth2/v2.0/token`;
  return async (scope) => {
    const asked = Date.now();
    try {
      const { body } = await sendHttp({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: settings.appId ?? '',
          client_secret: secret,
          scope,
        }).toString(),
        timeout: settings.timeout ?? CLOUD.timeout,
      });
      const token = answer.parse(JSON.parse(body));
      return { text: token.access_token, until: asked + token.expires_in * 1000 - MARGIN };
    } catch (error) {
      throw noToken(error, 'Check LOGIN_URL, BOT_TENANT_ID, BOT_APP_ID and BOT_APP_SECRET.');
    }
  };
}

/** What a managed identity asks for to speak for an app registration that trusts it. */
const EXCHANGE = 'api://AzureADTokenExchange/.default';

function fromIdentity(settings: TeamsSettings): Source {
  return async (scope) => {
    try {
      const abortSignal = AbortSignal.timeout(settings.timeout ?? CLOUD.timeout);
      // Made anew each time: one that is kept would give the same token again after it was not accepted.
      const token = await (await credential(settings)).getToken(scope, { abortSignal });
      return { text: token.token, until: token.expiresOnTimestamp - MARGIN };
    } catch (error) {
      throw noToken(error, remedyFor(settings));
    }
  };
}

/** A secret; else a managed identity that the app registration trusts; else one that is itself the bot. */
async function credential(settings: TeamsSettings): Promise<TokenCredential> {
  // Loaded only where it is used: it is heavy, and a practice school never needs it.
  const identity = await import('@azure/identity');
  const { tenantId, appId = '', secret, managedIdentity, loginUrl } = settings;
  const authority = { authorityHost: loginUrl ?? CLOUD.loginUrl };
  if (secret !== undefined) return new identity.ClientSecretCredential(tenantId, appId, secret, authority);
  if (managedIdentity === undefined) return new identity.ManagedIdentityCredential({ clientId: appId });
  const machine = new identity.ManagedIdentityCredential({ clientId: managedIdentity });
  const assertion = async (): Promise<string> => (await machine.getToken(EXCHANGE)).token;
  return new identity.ClientAssertionCredential(tenantId, appId, assertion, authority);
}

interface TokenCredential {
  getToken(
    scope: string,
    options: { readonly abortSignal: AbortSignal },
  ): Promise<{ readonly token: string; readonly expiresOnTimestamp: number }>;
}

function remedyFor({ secret, managedIdentity }: TeamsSettings): string {
  if (secret !== undefined) return 'Check LOGIN_URL, BOT_TENANT_ID, BOT_APP_ID and BOT_APP_SECRET.';
  if (managedIdentity === undefined) {
    return 'Set BOT_MANAGED_IDENTITY_CLIENT_ID or BOT_APP_SECRET, or give this machine the managed identity that BOT_APP_ID names.';
  }
  return 'Check that BOT_MANAGED_IDENTITY_CLIENT_ID is an identity of this machine, and that the app registration BOT_APP_ID has a federated credential for it.';
}

const noToken = (error: unknown, remedy: string): PlatformError =>
  new PlatformError(
    'busy',
    `No token: ${error instanceof PlatformError ? error.message : error instanceof Error ? error.name : 'failed'} ${remedy}`,
  );
