import { OperatorError } from '../agreement/operator-error';

/** How this program reaches Teams, and who may reach it. Read from the environment by `src/settings.ts`. */
export interface TeamsSettings {
  /** HOST, PORT: where Teams (or the practice school) finds `/api/messages`. Port 0 takes any free port. */
  readonly host: string;
  readonly port: number;
  /** BOT_APP_ID: the bot's Entra application id. */
  readonly appId?: string;
  /** BOT_APP_SECRET: the application's secret. Without one, a managed identity of the machine is used. */
  readonly secret?: string;
  /** BOT_MANAGED_IDENTITY_CLIENT_ID: the managed identity that the app registration trusts to speak for it. */
  readonly managedIdentity?: string;
  /** BOT_TENANT_ID: the only Entra tenant this bot serves. */
  readonly tenantId: string;
  /** TEAMS_APP_ID: the app's id in the organisation's catalogue, by which it is installed for people and rooms. */
  readonly teamsAppId?: string;
  /** BOT_AUTH=off: no authentication at all, for Microsoft's Agents Playground on this machine. */
  readonly anonymous?: boolean;
  /** LOGIN_URL: who gives tokens, at `<LOGIN_URL>/<tenant>/oauth2/v2.0/token`. */
  readonly loginUrl?: string;
  /** OPENID_METADATA_URL: where the keys are found with which Teams signs its tokens. */
  readonly openIdMetadataUrl?: string;
  /** GRAPH_URL: Microsoft Graph without its version. */
  readonly graphUrl?: string;
  /** SERVICE_URL: the Bot Connector to speak to as long as no activity told where it is. */
  readonly serviceUrl?: string;
  /** Milliseconds that Microsoft gets to answer one call. */
  readonly timeout?: number;
}

export const CLOUD = {
  loginUrl: 'https://login.microsoftonline.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  graphUrl: 'https://graph.microsoft.com',
  /** The Connector's address that serves every region. */
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
  timeout: 10_000,
} as const;

const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);
export const isLoopback = (hostname: string): boolean => LOOPBACK.has(hostname);

/**
 * Refuses settings with which case content or the secret could reach a stranger.
 * @throws OperatorError for the operator, naming the setting and its remedy
 */
export function refuseUnsafe(settings: TeamsSettings): void {
  if (settings.anonymous === true && !isLoopback(settings.host)) {
    throw new OperatorError(
      `BOT_AUTH=off lets anybody speak for anybody, which is refused while HOST is "${settings.host}": set HOST to 127.0.0.1, or leave BOT_AUTH out.`,
    );
  }
  if (settings.anonymous !== true && (settings.appId ?? '') === '') {
    throw new OperatorError(
      'BOT_APP_ID is empty, with which authentication would be off: set BOT_APP_ID to the application id of the bot as the Azure portal shows it.',
    );
  }
  const urls = {
    LOGIN_URL: settings.loginUrl,
    OPENID_METADATA_URL: settings.openIdMetadataUrl,
    GRAPH_URL: settings.graphUrl,
    SERVICE_URL: settings.serviceUrl,
  };
  for (const [name, url] of Object.entries(urls)) if (url !== undefined) refuseOpenWire(name, url);
}

/** Tokens and cards travel there: only encrypted, or without leaving the machine. */
function refuseOpenWire(name: string, url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'https:') return;
  if (parsed?.protocol === 'http:' && isLoopback(parsed.hostname)) return;
  throw new OperatorError(
    `${name} must start with https:// (plain http:// is for this machine alone); it is "${url}". Leave it out for Microsoft's own cloud.`,
  );
}
