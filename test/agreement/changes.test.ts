import { changedSchool, type SchoolChange } from '../../src/agreement/changes';
import { lindeboom, who } from '../case/given';
import { changed } from '../case/people/changed';

const { school } = lindeboom;
const id = (key: string): string => who(key).person;
const appointed = (role: string, key: string): SchoolChange => ({ kind: 'appointed', role, person: id(key) });

describe('a school with what was changed since its file', () => {
  it('is the file itself when nothing was', () => {
    expect(changedSchool(school, [])).toBe(school);
  });

  it('R-02: has the new holder of a role, who is called so from then on', () => {
    const after = changedSchool(school, [appointed('coordinator', 'noor')]);
    expect(after.roles.coordinator).toEqual({ person: 'noor', deputy: 'dirk' });
    expect([after.people['noor']?.roles, after.people['carla']?.roles]).toEqual([['coordinator', 'ib-er'], []]);
  });

  it('R-22: never has a coordinator who is their own deputy, whatever the file says by now', () => {
    const file = { ...school, roles: { ...school.roles, coordinator: { person: 'carla', deputy: 'noor' } } };
    expect(changedSchool(file, [appointed('coordinator', 'noor')]).roles.coordinator).toEqual(file.roles.coordinator);
    expect(changedSchool(file, [appointed('deputy', 'carla')]).roles.coordinator).toEqual(file.roles.coordinator);
  });

  it('leaves out what names somebody whom the file does not have any more', () => {
    const { noor: _, ...people } = school.people;
    const after = changedSchool({ ...school, people }, [appointed('coordinator', 'noor')]);
    expect(after.roles).toEqual(school.roles);
  });

  it('has one holder of a role that one person has', () => {
    const after = changedSchool(school, [appointed('cvb', 'olga')]);
    expect([after.people['cor']?.roles, after.people['olga']?.roles]).toEqual([[], ['cvb', 'orthopedagoog']]);
  });

  it('R-22: keeps the holder of a role that a school cannot be without, and lets others go', () => {
    const gone = (key: string) => changedSchool(school, [{ kind: 'left', person: id(key) }]);
    expect(Object.keys(gone('carla').people)).toContain('carla');
    expect(Object.keys(gone('noor').people)).not.toContain('noor');
    expect(gone('noor').changed?.left).toEqual([id('noor')]);
  });

  it('is another agreement after each change, also when it is what it was before', () => {
    const there = changed(appointed('coordinator', 'noor'));
    const back = changed(appointed('coordinator', 'noor'), appointed('coordinator', 'carla'));
    expect(back.school.roles).toEqual(school.roles);
    expect(new Set([lindeboom.hash, there.hash, back.hash]).size).toBe(3);
  });
});
