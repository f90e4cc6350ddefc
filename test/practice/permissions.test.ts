import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowedBy, scopeOf, toldBy } from '../../tools/practice/graph/permissions';
import { readResourceSpecific } from '../../tools/practice/manifest';

const root = join(__dirname, '../..');
const withApp = readResourceSpecific(join(root, 'appPackage/manifest.json')).map(({ name }) => name);
const page = readFileSync(join(root, 'infra/README.md'), 'utf8').split('### Permissions')[1]?.split('\n## ')[0] ?? '';
const onPage = [...page.matchAll(/^\| `([\w.]+)`/gm)].map(([, name = '']) => name);
const asked = [...new Set([...withApp, ...onPage])];

describe('what the app asks of Microsoft Graph', () => {
  it.each(Object.entries(allowedBy))('allows %s', (_route, permissions) => {
    expect(permissions.filter((permission) => asked.includes(permission))).not.toEqual([]);
  });

  it.each(asked)('is not more than is used: %s', (permission) => {
    expect([...Object.values(allowedBy).flat(), ...Object.values(toldBy)]).toContain(permission);
  });

  it('comes with the app, or is given by an administrator, as its page says', () => {
    expect(withApp.filter((name) => scopeOf(name) === 'organisation')).toEqual([]);
    expect(onPage.filter((name) => scopeOf(name) !== 'organisation').sort()).toEqual([...withApp].sort());
  });
});
