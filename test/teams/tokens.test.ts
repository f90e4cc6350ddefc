import { createTokens, CONNECTOR_SCOPE, GRAPH_SCOPE } from '../../src/teams/tokens';
import type { TeamsSettings } from '../../src/teams/settings';

/** What Microsoft's library was asked: which credential, made with what, for which scope. */
const asked: unknown[][] = [];
let broken = false;

jest.mock('@azure/identity', () => {
  const answer = async (name: string, made: unknown[], scope: string) => {
    const [, , third] = made;
    const assertion: unknown = typeof third === 'function' ? await (third as () => Promise<string>)() : third;
    asked.push([name, made[0], made[1], assertion, made[3], scope]);
    if (broken) throw new RangeError('a text that may hold anything');
    return { token: `${name} for ${scope} (${asked.length})`, expiresOnTimestamp: Date.now() + 3_600_000 };
  };
  const named = (name: string) =>
    class {
      private readonly made: unknown[];
      constructor(...made: unknown[]) {
        this.made = made;
      }
      getToken = (scope: string) => answer(name, this.made, scope);
    };
  return {
    ClientSecretCredential: named('secret'),
    ManagedIdentityCredential: named('managed'),
    ClientAssertionCredential: named('federated'),
  };
});

const TENANT = '00000000-0000-4000-8000-000000007e11';
const APP = '00000000-0000-4000-8000-00000000b070';
const MACHINE = '00000000-0000-4000-8000-0000000000a2';
const settings: TeamsSettings = { host: '127.0.0.1', port: 0, tenantId: TENANT, appId: APP };
const authority = { authorityHost: 'https://login.microsoftonline.com' };

describe('the tokens with which the bot makes itself known', () => {
  beforeEach(() => {
    asked.length = 0;
    broken = false;
  });

  it('come by its secret, kept as long as they are good', async () => {
    const tokens = createTokens({ ...settings, secret: 'not-a-secret' });
    const first = await tokens.get(GRAPH_SCOPE);
    expect(await tokens.get(GRAPH_SCOPE)).toBe(first);
    expect(asked).toEqual([['secret', TENANT, APP, 'not-a-secret', authority, GRAPH_SCOPE]]);
  });

  it('come without any secret by a managed identity that the app registration trusts', async () => {
    await createTokens({ ...settings, managedIdentity: MACHINE }).get(CONNECTOR_SCOPE);
    const exchange = 'api://AzureADTokenExchange/.default';
    expect(asked).toEqual([
      ['managed', { clientId: MACHINE }, undefined, undefined, undefined, exchange],
      ['federated', TENANT, APP, `managed for ${exchange} (1)`, authority, CONNECTOR_SCOPE],
    ]);
  });

  it('come by the managed identity that is itself the bot', async () => {
    await createTokens(settings).get(GRAPH_SCOPE);
    expect(asked[0]?.slice(0, 2)).toEqual(['managed', { clientId: APP }]);
  });

  it('are fetched anew once one was not accepted', async () => {
    const tokens = createTokens({ ...settings, secret: 'not-a-secret' });
    const first = await tokens.get(GRAPH_SCOPE);
    tokens.forget(GRAPH_SCOPE);
    expect(await tokens.get(GRAPH_SCOPE)).not.toBe(first);
  });

  it.each<[Partial<TeamsSettings>, string]>([
    [{ secret: 'not-a-secret' }, 'BOT_APP_SECRET'],
    [{ managedIdentity: MACHINE }, 'federated credential'],
    [{}, 'BOT_MANAGED_IDENTITY_CLIENT_ID'],
  ])('that cannot be had are no refusal, and the remedy is named: %j', async (more, remedy) => {
    broken = true;
    const failing = createTokens({ ...settings, ...more }).get(GRAPH_SCOPE);
    await expect(failing).rejects.toMatchObject({ failure: 'busy', message: expect.stringContaining(remedy) });
    await expect(failing).rejects.toMatchObject({ message: expect.not.stringContaining('may hold anything') });
  });
});
