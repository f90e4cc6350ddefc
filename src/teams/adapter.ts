import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { PlatformError, sendHttp } from './send';
import { CLOUD, type TeamsSettings } from './settings';
import { CONNECTOR_SCOPE, type Tokens } from './tokens';

const CONNECTOR = 'https://api.botframework.com';

type Options = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type HttpClient = NonNullable<NonNullable<Options[4]>['httpClient']>;

/** botbuilder's adapter, with credentials, time limits and failures as the rest of this program knows them. */
export class TeamsAdapter extends CloudAdapter {
  private readonly appId: string;

  constructor(settings: TeamsSettings, tokens: Tokens) {
    super(authentication(settings, tokens));
    this.appId = settings.appId ?? '';
  }

  /**
   * Runs an activity of which `verifyToken` said that the Connector signed it. botbuilder's own look at tokens is passed
   * by: it also takes those of emulators and skills, and cannot look before the activity was read.
   * @throws whatever kept the turn from ending
   */
  async receive(
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const claimsIdentity = this.createClaimsIdentity(this.appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return this.processActivity({ audience: CONNECTOR, claimsIdentity, connectorFactory }, activity, logic);
  }
}

type Authentication = InstanceType<typeof ConfigurationBotFrameworkAuthentication>;

function authentication(settings: TeamsSettings, tokens: Tokens): Authentication {
  const login = settings.loginUrl ?? CLOUD.loginUrl;
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: settings.appId ?? '',
      MicrosoftAppTenantId: settings.tenantId,
      ToChannelFromBotLoginUrl: `${login}/${settings.tenantId}`,
      ToChannelFromBotOAuthScope: CONNECTOR,
      ToBotFromChannelTokenIssuer: CONNECTOR,
      OAuthUrl: CONNECTOR,
    },
    new Credentials(settings, tokens),
    undefined,
    undefined,
    { httpClient: httpClient(settings.timeout ?? CLOUD.timeout, tokens) },
  );
}

/** The bot makes itself known with this program's own tokens, and with none where the settings say so in as many words. */
class Credentials extends ConfigurationServiceClientCredentialFactory {
  constructor(
    private readonly settings: TeamsSettings,
    private readonly tokens: Tokens,
  ) {
    super({ MicrosoftAppId: settings.appId ?? '' });
  }

  override async createCredentials(): ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']> {
    return {
      signRequest: async (request) => {
        if (this.settings.anonymous !== true)
          request.headers.set('authorization', `Bearer ${await this.tokens.get(CONNECTOR_SCOPE)}`);
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
        const answer = await sendHttp({
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
