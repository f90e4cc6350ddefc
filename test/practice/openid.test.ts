import { createRemoteJWKSet, jwtVerify } from 'jose';
import { openSchool, type TestSchool } from './fake-bot';

describe('the played token issuer', () => {
  let school: TestSchool;

  beforeAll(async () => {
    school = await openSchool();
  });
  afterAll(() => school.practice.stop());

  it('signs what a person sends so that the bot can check it with the published keys', async () => {
    await school.call('POST', '/practice/people/anna/messages', { chat: 'personal', text: 'help' });
    const { authorization, activity } = school.bot.heard.at(-1)!;
    const metadata = await school.call('GET', new URL(school.env['OPENID_METADATA_URL']!).pathname);
    const keys = createRemoteJWKSet(new URL(metadata.body.jwks_uri));
    const { payload } = await jwtVerify(authorization!.slice('Bearer '.length), keys, {
      issuer: 'https://api.botframework.com',
      audience: school.env['BOT_APP_ID']!,
    });
    expect(payload['serviceurl']).toBe(activity.serviceUrl);
  });

  it('endorses its key for Teams', async () => {
    const { body } = await school.call('GET', '/openid/.well-known/keys');
    expect(body).toEqual({ keys: [expect.objectContaining({ kty: 'RSA', endorsements: ['msteams'] })] });
  });

  it('gives tokens to the app that knows its secret, and to nobody else', async () => {
    const scope = 'https://graph.microsoft.com/.default';
    expect((await school.token(scope)).status).toBe(200);
    expect((await school.token(scope, 'wrong')).status).toBe(401);
    expect((await school.token('https://example.org/.default')).status).toBe(400);
  });
});
