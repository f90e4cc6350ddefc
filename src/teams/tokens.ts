import { z } from 'zod/v4';
import { PlatformError, send } from './send';
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
  const fresh = settings.secret === undefined ? fromManagedIdentity(settings) : fromLogin(settings, settings.secret);
  const kept = new Map<Scope, Promise<Token>>();
  const renew = (scope: Scope): Promise<Token> => {
    const token = fresh(scope);
    kept.set(scope, token);
    // A failure is told to whoever asked, and not kept for the next.
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

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** The client credentials flow; the practice school and Entra speak the same. */
function fromLogin(settings: TeamsSettings, secret: string): (scope: Scope) => Promise<Token> {
  const url = `${settings.loginUrl ?? CLOUD.loginUrl}/${settings.tenantId}/oauth2/v2.0/token`;
  return async (scope) => {
    const asked = Date.now();
    try {
      const { body } = await send({
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

function fromManagedIdentity(settings: TeamsSettings): (scope: Scope) => Promise<Token> {
  return async (scope) => {
    try {
      // Loaded only where it is used: it is heavy, and a practice school never needs it.
      const { ManagedIdentityCredential } = await import('@azure/identity');
      const token = await new ManagedIdentityCredential({ clientId: settings.appId ?? '' }).getToken(scope);
      return { text: token.token, until: token.expiresOnTimestamp - MARGIN };
    } catch (error) {
      throw noToken(error, 'Set BOT_APP_SECRET, or give this machine the managed identity that BOT_APP_ID names.');
    }
  };
}

const noToken = (error: unknown, remedy: string): PlatformError =>
  new PlatformError(
    'busy',
    `No token: ${error instanceof PlatformError ? error.message : error instanceof Error ? error.name : 'failed'} ${remedy}`,
  );
