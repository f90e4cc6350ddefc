import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const root = resolve(__dirname, '../..');
const read = (file: string): unknown => parse(readFileSync(join(root, file), 'utf8'));

interface Person {
  readonly name: string;
  readonly aadObjectId: string;
}
const config = read('.m365agentsplayground.yml') as {
  readonly tenantId: string;
  readonly currentUser: Person;
  readonly users: readonly Person[];
  readonly team: { readonly aadGroupId: string; readonly channels: readonly unknown[] };
};
const school = read('schools/de-lindeboom.yaml') as {
  readonly tenant: string;
  readonly room: { readonly team: string };
  readonly people: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
};

describe("given the configuration of Microsoft's Agents Playground, which says nothing when it refuses one", () => {
  it('then there are five others and at most one more channel', () => {
    expect(config.users).toHaveLength(5);
    expect(config.team.channels.length).toBeLessThanOrEqual(1);
  });

  it('then everybody in it works at the practice school, under the same id and name', () => {
    const known = Object.values(school.people).map(({ id, name }) => `${id} ${name}`);
    for (const person of [config.currentUser, ...config.users]) {
      expect(known).toContain(`${person.aadObjectId} ${person.name}`);
    }
  });

  it('then tenant and team are those of the practice school', () => {
    expect(config.tenantId).toBe(school.tenant);
    expect(config.team.aadGroupId).toBe(school.room.team);
  });
});
