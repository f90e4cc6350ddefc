import { readSettings, SettingsError } from '../src/settings';

const id = '11111111-2222-4333-8444-555555555555';
/** All that the program needs, and nothing besides. */
const complete = {
  BOT_APP_ID: id,
  BOT_TENANT_ID: id,
  STORAGE_ACCOUNT_URL: 'https://school.table.core.windows.net',
  KEY_VAULT_KEY_URL: 'https://school.vault.azure.net/keys/cases',
};

function refusal(changes: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  try {
    readSettings({ ...complete, ...changes });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    for (const { setting, message } of error.wrong) expect(error.message).toContain(`  ${setting}: ${message}`);
    return Object.fromEntries(error.wrong.map(({ setting, message }) => [setting, message]));
  }
  throw new Error('it was accepted');
}

describe('settings', () => {
  it('with all that is needed are taken, with what is usual for the rest', () => {
    expect(readSettings(complete)).toMatchObject({ ...complete, HOST: '127.0.0.1', PORT: 3978, BOT_AUTH: 'on' });
  });

  it('that are set to nothing are as those that are not set', () => {
    expect(readSettings({ ...complete, STORAGE_CONNECTION: '', KEY_FILE: '', PORT: '', BOT_AUTH: '' })).toMatchObject({
      PORT: 3978,
      BOT_AUTH: 'on',
    });
  });

  it.each<[string, Record<string, string | undefined>, string, RegExp]>([
    ['authentication off for the whole network', { BOT_AUTH: 'off', HOST: '0.0.0.0' }, 'BOT_AUTH', /HOST=127\.0\.0\.1/],
    ['no storage', { STORAGE_ACCOUNT_URL: undefined }, 'STORAGE_CONNECTION', /STORAGE_ACCOUNT_URL/],
    ['two storages', { STORAGE_CONNECTION: 'UseDevelopmentStorage=true' }, 'STORAGE_CONNECTION', /either/],
    ['no key', { KEY_VAULT_KEY_URL: undefined }, 'KEY_VAULT_KEY_URL', /KEY_FILE.*encrypted/],
    ['two keys', { KEY_FILE: 'keys.json' }, 'KEY_VAULT_KEY_URL', /either/],
    ['no app id', { BOT_APP_ID: undefined }, 'BOT_APP_ID', /is missing.*bot registration.*npm start/],
    ['no tenant', { BOT_TENANT_ID: undefined }, 'BOT_TENANT_ID', /is missing.*Entra/],
    ['an app id that is none', { BOT_APP_ID: 'my-bot' }, 'BOT_APP_ID', /an id such as/],
    ['a port that is none', { PORT: 'web' }, 'PORT', /port/],
    ['an address that is none', { STORAGE_ACCOUNT_URL: 'school' }, 'STORAGE_ACCOUNT_URL', /a URL such as/],
    ['a prefix that no table can have', { TABLE_PREFIX: 'de-linde' }, 'TABLE_PREFIX', /letters and digits/],
  ])('with %s are refused by name, with the remedy', (_what, changes, setting, remedy) => {
    expect(refusal(changes)).toEqual({ [setting]: expect.stringMatching(remedy) as string });
  });

  it.each(['127.0.0.1', 'localhost', '::1'])('authentication may be off on %s', (HOST) => {
    expect(readSettings({ ...complete, HOST, BOT_AUTH: 'off' }).HOST).toBe(HOST);
  });

  it('with several mistakes are told all at once', () => {
    const changes = { BOT_APP_ID: undefined, BOT_TENANT_ID: undefined, KEY_VAULT_KEY_URL: undefined };
    expect(Object.keys(refusal(changes)).sort()).toEqual(['BOT_APP_ID', 'BOT_TENANT_ID', 'KEY_VAULT_KEY_URL']);
  });

  it('never tell what stands in a secret', () => {
    const secret = 'AccountKey=geheim';
    try {
      readSettings({ ...complete, STORAGE_CONNECTION: secret, BOT_APP_SECRET: secret });
    } catch (error) {
      expect(String(error)).not.toContain('geheim');
      return;
    }
    throw new Error('it was accepted');
  });
});
