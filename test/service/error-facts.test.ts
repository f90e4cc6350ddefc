import { AgreementError } from '../../src/agreement/diagnostic';
import { errorFacts } from '../../src/service/health/error-facts';
import { StorageUnavailable } from '../../src/service/ports';
import { SurfaceError } from '../../src/service/surface';
import { SettingsError } from '../../src/settings';
import { KeysUnavailable } from '../../src/teams/signing-keys';
import { PlatformError } from '../../src/teams/send';

describe('what the log holds of an error', () => {
  it.each([
    [new StorageUnavailable('Check STORAGE_CONNECTION.'), 'StorageUnavailable', 'Check STORAGE_CONNECTION.'],
    [new SurfaceError('refused', 'Add the app.'), 'SurfaceError', 'Add the app.'],
    [new PlatformError('busy', 'No token: check BOT_APP_SECRET.'), 'PlatformError', 'No token: check BOT_APP_SECRET.'],
    [
      new AgreementError([{ file: 'a.yaml', line: 3, message: 'no such role' }]),
      'AgreementError',
      'a.yaml:3: no such role',
    ],
    [
      new SettingsError([{ setting: 'PORT', message: 'a port number' }]),
      'SettingsError',
      expect.stringContaining('PORT: a port number'),
    ],
    [new KeysUnavailable(''), 'KeysUnavailable', expect.stringContaining('OPENID_METADATA_URL')],
  ])('%# is the whole text, when this program wrote it for its operator', (error, name, remedy) => {
    expect(errorFacts(error)).toEqual({ error: name, remedy });
  });

  it('is its name and place alone, when somebody else wrote it', () => {
    const facts = errorFacts(new TypeError('Jip is stil\n    at home'));
    expect(facts).toEqual({ error: 'TypeError', at: expect.stringMatching(/error-facts\.test/) });
  });

  it('names the place in our code, below the library that threw', () => {
    const error = new RangeError('x');
    error.stack =
      'RangeError: x\n    at deep (/app/node_modules/zod/index.js:1:1)\n    at node:internal/x:1:1\n    at ours (/app/dist/bot.js:2:2)';
    expect(errorFacts(error).at).toBe('at ours (/app/dist/bot.js:2:2)');
  });

  it('is the first frame, also where the message looks like one', () => {
    expect(errorFacts(new Error('x\n    at Jip (school)')).at).toMatch(/error-facts\.test/);
  });

  it('is no place where the message was changed afterwards, and nothing tells the two apart', () => {
    const error = Object.assign(new Error('another'), { stack: 'Error: Jip\n    at Jip (school)' });
    expect(errorFacts(error)).toEqual({ error: 'Error' });
  });

  it('is its kind, when it is no error at all', () => {
    expect(errorFacts('Jip')).toEqual({ error: 'string' });
  });
});
