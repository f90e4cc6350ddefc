import { refuseUnsafe, type TeamsSettings } from '../../src/teams/settings';

const safe: TeamsSettings = {
  host: '0.0.0.0',
  port: 3978,
  appId: '00000000-0000-4000-8000-00000000b070',
  tenantId: '00000000-0000-4000-8000-000000007e11',
};

describe('settings with which content or the secret could reach a stranger', () => {
  it("Microsoft's own cloud needs no more than an app and a tenant", () => {
    expect(() => refuseUnsafe(safe)).not.toThrow();
  });

  it.each([
    ['GRAPH_URL', { graphUrl: 'http://graph.example' }],
    ['LOGIN_URL', { loginUrl: 'http://login.example' }],
    ['OPENID_METADATA_URL', { openIdMetadataUrl: 'keys' }],
    ['SERVICE_URL', { serviceUrl: 'http://192.0.2.1/' }],
    ['BOT_APP_ID', { appId: '' }],
    ['HOST', { anonymous: true }],
  ])('%s is refused by name', (name, wrong) => {
    expect(() => refuseUnsafe({ ...safe, ...wrong })).toThrow(name);
  });

  it('plain http is for this machine', () => {
    expect(() =>
      refuseUnsafe({ ...safe, graphUrl: 'http://127.0.0.1:3979/graph', serviceUrl: 'http://[::1]:3979/' }),
    ).not.toThrow();
  });
});
