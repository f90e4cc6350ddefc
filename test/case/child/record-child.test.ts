import { identifying } from '../../../src/case/child/identifying';
import { familyFields, given, lindeboom, opened, stateAfter, type Act } from '../given';

const family: Act = {
  by: 'carla',
  does: 'record-child',
  with: { ...familyFields, authority2: '' },
};

describe("the child's facts", () => {
  it('name the parents, and an anonymous question may not hold those either', () => {
    const state = stateAfter(opened, family);
    expect(state.parents).toEqual([
      { id: 'p1', name: 'Mia Zandstra', authority: 'yes' },
      { id: 'p2', name: 'Tom de Vries', authority: 'unknown' },
    ]);
    expect(identifying('mevrouw Zandstra vertelde dit', state, lindeboom.school)).toMatchObject([
      { kind: 'naam', word: 'Zandstra', certain: true },
    ]);
  });

  it('may lack a birth date that nobody knows, and one that is known later is checked from then on', () => {
    const { birthDate: _, ...unknown } = familyFields;
    const state = stateAfter(opened, { ...family, with: unknown });
    expect(state.child.birthDate).toBeUndefined();
    expect(identifying('geboren op 4 maart 2017', state, lindeboom.school)).toEqual([]);
    const known = stateAfter(opened, { ...family, with: unknown }, family);
    expect(identifying('geboren op 4 maart 2017', known, lindeboom.school)).toMatchObject([{ kind: 'geboortedatum' }]);
    given(opened)
      .when({ ...family, with: { ...familyFields, birthDate: '2099-01-01' } })
      .refused('incomplete', 'birthDate');
  });

  it('given that help is involved already, then it hears first', () => {
    const events = given(opened)
      .when({ ...family, with: { ...family.with, help: 'yes' } })
      .events();
    expect(events.map((event) => (event.type === 'asked' ? event.task.rule : event.type))).toEqual([
      'child-recorded',
      'task-completed',
      'inform-buurtteam',
    ]);
  });
});
