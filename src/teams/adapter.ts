import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { OperatorError } from '../agreement/operator-error';
import { PlatformError, send } from './send';
import { CLOUD, type TeamsSettings } from './settings';
import { CONNECTOR_SCOPE, type Tokens } from './tokens';

type Options = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type HttpClient = NonNullable<NonNullable<Options[4]>['httpClient']>;

/** The activity's token is missing, or not one that Teams signed for this bot. */
export class Unauthorized extends Error {
  constructor() {
    super('unauthorized');
    this.name = 'Unauthorized';
  }
}

/** Whether the token is good cannot be told now. */
export class KeysUnavailable extends OperatorError {
  constructor() {
    super('The keys of Teams could not be fetched: check the network and OPENID_METADATA_URL.');
    this.name = 'KeysUnavailable';
  }
}

const JWT_ERRORS = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError', 'SyntaxError']);

/** botbuilder's adapter, with credentials, time limits and failures as the rest of this program knows them. */
export class TeamsAdapter extends CloudAdapter {
  private readonly appId: string;

  constructor(settings: TeamsSettings, tokens: Tokens) {
    super(authentication(settings, tokens));
    this.appId = settings.appId ?? '';
  }

  /**
   * Checks who sent an activity, and runs it. Not `process`: that answers 500 to a forged signature, repeats the text
   * of errors to the caller, and prints whole requests.
   * @throws Unauthorized
   * @throws KeysUnavailable
   * @throws whatever kept the turn from ending
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const sender = await this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch((error: unknown) => {
        throw isForgery(error) ? new Unauthorized() : new KeysUnavailable();
      });
    return this.processActivity(sender, activity, logic);
  }

  /** The Bot Connector, for what is not an answer. */
  async connector(serviceUrl: string): Promise<Connector> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(this.appId));
    return (await factory.create(serviceUrl)).conversations;
  }
}

type Authentication = InstanceType<typeof ConfigurationBotFrameworkAuthentication>;
type Factory = ReturnType<Authentication['createConnectorFactory']>;
/** The calls on conversations, as botbuilder offers them. */
export type Connector = Awaited<ReturnType<Factory['create']>>['conversations'];

function isForgery(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return JWT_ERRORS.has(error.name) || ('statusCode' in error && error.statusCode === 401);
}

function authentication(settings: TeamsSettings, tokens: Tokens): Authentication {
  const login = settings.loginUrl ?? CLOUD.loginUrl;
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: settings.appId ?? '',
      MicrosoftAppTenantId: settings.tenantId,
      ToChannelFromBotLoginUrl: `${login}/${settings.tenantId}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: settings.openIdMetadataUrl ?? CLOUD.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: `${login}/common/v2.0/.well-known/openid-configuration`,
    },
    new Credentials(settings, tokens),
    undefined,
    undefined,
    { httpClient: httpClient(settings.timeout ?? CLOUD.timeout, tokens) },
  );
}

/** Authentication is off only where the settings say so in as many words: an empty app id never switches it off. */
class Credentials extends ConfigurationServiceClientCredentialFactory {
  private readonly anonymous: boolean;

  constructor(
    private readonly settings: TeamsSettings,
    private readonly tokens: Tokens,
  ) {
    super({ MicrosoftAppId: settings.appId ?? '' });
    this.anonymous = settings.anonymous === true;
  }

  override async isValidAppId(id = ''): Promise<boolean> {
    return id !== '' && id === this.settings.appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return this.anonymous;
  }

  override async createCredentials(): ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']> {
    return {
      signRequest: async (request) => {
        if (!this.anonymous) request.headers.set('authorization', `Bearer ${await this.tokens.get(CONNECTOR_SCOPE)}`);
        return request;
      },
    };
  }
}

/**
 * Takes the place of the library's own client, which repeats a POST up to three times: a message could then be posted
 * twice. An error that is not the library's own passes through its policies untouched.
 */
function httpClient(timeout: number, tokens: Tokens): HttpClient {
  return {
    sendRequest: async (request) => {
      const { method, url } = request;
      const body: unknown = request.body;
      try {
        const answer = await send({
          method,
          url,
          headers: request.headers.toJson(),
          ...(typeof body === 'string' ? { body } : {}),
          timeout,
          road: 'connector',
        });
        const headers = request.headers.clone();
        for (const name of headers.headerNames()) headers.remove(name);
        headers.set('content-type', 'application/json');
        return { request, status: answer.status, headers, bodyAsText: answer.body };
      } catch (error) {
        if (error instanceof PlatformError && error.status === 401) tokens.forget(CONNECTOR_SCOPE);
        throw error;
      }
    },
  };
}
