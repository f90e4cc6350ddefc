import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const bicep = readFileSync(join(root, 'infra/main.bicep'), 'utf8');
/** Comments may hold any bracket; strings are kept, since what they name is looked up. */
const code = bicep.replace(/^\s*\/\/.*$/gm, '');

/** How often a name is used, beside where it is declared. */
const uses = (name: string): number => [...code.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length - 1;
const declared = (kind: string): readonly string[] =>
  [...code.matchAll(new RegExp(`^\\s*${kind} (\\w+)`, 'gm'))].map((match) => match[1]!);

describe('given the Bicep file', () => {
  it('then every bracket is closed by its own kind', () => {
    const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
    const open: string[] = [];
    for (const sign of code) {
      if ('([{'.includes(sign)) open.push(sign);
      if (sign in pairs) expect(open.pop()).toBe(pairs[sign]);
    }
    expect(open).toEqual([]);
  });

  it.each(declared('param').concat(declared('var')))('then %s is used', (name) => {
    expect(uses(name)).toBeGreaterThan(0);
  });

  it('then every resource that is spoken of exists', () => {
    const known = new Set([...declared('resource'), ...declared('param'), ...declared('var')]);
    const spokenOf = [...code.matchAll(/\b(\w+)!?\.(?:properties|id|name|listKeys)\b/g)].map((match) => match[1]!);
    expect(spokenOf.length).toBeGreaterThan(10);
    expect(spokenOf.filter((name) => !known.has(name) && name !== 'key')).toEqual([]);
  });

  it('then no secret stands in it, and none is a parameter that would be kept with the deployment', () => {
    expect(code).not.toMatch(/AccountKey=|password|@secure|SharedAccessSignature/i);
    expect(declared('param').filter((name) => /secret|password|key$/i.test(name))).toEqual([]);
    expect(code).not.toContain('BOT_APP_SECRET');
    expect(code).toContain("{ name: 'BOT_MANAGED_IDENTITY_CLIENT_ID', value: identity.properties.clientId }");
    // The vault is in the tenant of the subscription, whatever tenant the bot is in.
    expect(code).toContain('tenantId: tenant().tenantId');
  });

  it('then storage is open to no one without an identity', () => {
    for (const line of [
      'allowBlobPublicAccess: false',
      'allowSharedKeyAccess: false',
      "minimumTlsVersion: 'TLS1_2'",
      'supportsHttpsTrafficOnly: true',
      'enablePurgeProtection: true',
    ]) {
      expect(code).toContain(line);
    }
  });

  it('then it stays in the European Union unless somebody chooses otherwise', () => {
    expect(code).toContain("param location string = 'westeurope'");
    expect(code).toContain("param botLocation string = 'westeurope'");
  });

  it('then it is started again when it does not answer, and gets no traffic while it cannot tell who speaks', () => {
    const probes = [...code.matchAll(/type: '(\w+)'\s+httpGet: \{ path: '(\/\w+)'/g)].map(([, type, path]) => [
      type,
      path,
    ]);
    expect(probes).toEqual([
      ['Startup', '/health'],
      ['Liveness', '/health'],
      ['Readiness', '/ready'],
    ]);
  });

  it('then a copy always runs', () => {
    expect(code).toMatch(/@minValue\(1\)\s+@maxValue\(5\)\s+param copies/);
    expect(code).toContain('minReplicas: copies');
  });
});

describe('given the settings of the program', () => {
  const settings = [...readFileSync(join(root, 'src/settings.ts'), 'utf8').matchAll(/^ {4}([A-Z_]+):/gm)].map(
    (match) => match[1]!,
  );
  const handed = [...code.matchAll(/\{ name: '([A-Z_]+)'/g)].map((match) => match[1]!);

  it('then infra/README.md explains each', () => {
    const page = readFileSync(join(root, 'infra/README.md'), 'utf8');
    expect(settings).toContain('BOT_APP_ID');
    expect(settings.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('then the Bicep file hands over no other', () => {
    // Read by Azure's own library, to know which identity is meant.
    const ofAzure = ['AZURE_CLIENT_ID'];
    expect(handed).toContain('STORAGE_ACCOUNT_URL');
    expect(handed.filter((name) => ![...settings, ...ofAzure].includes(name))).toEqual([]);
  });
});
