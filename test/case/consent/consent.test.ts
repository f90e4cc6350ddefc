import { mayTalkOpenly } from '../../../src/case/consent/policy';
import { consentRow, consentTable } from '../../../src/case/consent/table';
import { consentSaid } from '../../../src/room/consent-words';
import { asking, familyFields, given, opened, stateAfter, who, type Act } from '../given';
import type { Values } from '../../../src/view/values';

const family: Act = {
  by: 'carla',
  does: 'record-child',
  with: { ...familyFields, authority2: '' },
};
const consent = (parent: string, answer: string, more: Values = {}): Act => ({
  by: 'carla',
  does: 'record-consent',
  with: {
    parent,
    party: who('vera').person,
    purpose: 'meedenken',
    answer,
    date: '2027-05-10',
    written: true,
    ...more,
  },
});
const agreed = [opened, family, consent('p1', 'given'), consent('p2', 'given')];

describe('consent', () => {
  it.each([
    ['nobody was asked', [opened, family], false],
    ['one parent agrees', [opened, family, consent('p1', 'given')], false],
    ['both agree', agreed, true],
    ['both agree, but one not in writing', [...agreed, consent('p2', 'given', { written: false })], false],
    ['one refuses', [...agreed, consent('p2', 'refused')], false],
    ['one takes it back', [...agreed, consent('p1', 'withdrawn')], false],
    ['no parents are known', [opened], false],
  ] as const)('given that %s, then open talk is allowed: %s', (_what, acts, allowed) => {
    expect(mayTalkOpenly(stateAfter(...acts), who('vera').person)).toBe(allowed);
  });

  it.each([
    ['nobody was asked', [opened, family], 'kan nog niet: van beide ouders.'],
    ['one parent agrees', [opened, family, consent('p1', 'given')], 'kan nog niet: van de andere ouder.'],
    [
      'one parent said so, and the other was asked',
      [opened, family, consent('p1', 'given', { written: false }), consent('p2', 'asked')],
      'kan nog niet: nog op papier, en van de andere ouder.',
    ],
    ['both said so', [...agreed, consent('p2', 'given', { written: false })], 'kan nog niet: nog op papier.'],
    ['one refuses', [...agreed, consent('p2', 'refused')], 'kan nog niet: een ouder weigerde.'],
    ['one takes it back', [...agreed, consent('p1', 'withdrawn')], 'kan nog niet: een ouder trok die in.'],
    ['no parents are known', [opened], 'kan nog niet: eerst vastleggen wie de ouders zijn.'],
    ['both agree', agreed, 'kan.'],
  ] as const)('given that %s, says what open talk still needs, without a name', (_what, acts, said) => {
    const row = consentRow(stateAfter(...acts), who('vera').person);
    expect(consentSaid(row, 'Vera Smit')).toBe(`Open overleg met Vera Smit ${said}`);
    expect(row.open).toBe(said === 'kan.');
  });

  it('is a table, party by parent', () => {
    const other = { party: '', other: 'Tante Ria' };
    const state = stateAfter(...agreed, consent('p2', 'refused', other));
    const table = consentTable(state).map(({ party, cells }) => [party, ...cells.map(({ is }) => is)]);
    expect(table).toEqual([
      [who('vera').person, 'counts', 'counts'],
      ['Tante Ria', 'not-asked', 'refused'],
    ]);
  });

  it('of a parent without authority is not needed', () => {
    const alone = { ...family, with: { ...family.with, authority2: 'no' } };
    expect(mayTalkOpenly(stateAfter(opened, alone, consent('p1', 'given')), who('vera').person)).toBe(true);
  });

  it('of every parent admits the outsider who is asked openly', () => {
    given(...agreed)
      .when(asking('vera'))
      .then('step-started', 'admitted', 'asked');
    given(opened, family, consent('p1', 'given')).when(asking('vera')).refused('not-allowed', 'mode');
  });

  it('refused blocks no anonymous question', () => {
    given(opened, family, consent('p1', 'refused'))
      .when(asking('vera', { mode: 'anonymous', summary: 'een kind', clean: true }))
      .then('step-started', 'asked');
  });

  it('taken back dismisses at once, and takes back what was asked', () => {
    const state = stateAfter(...agreed, asking('vera'), consent('p1', 'withdrawn'));
    expect(state.members.map(({ name }) => name)).not.toContain('Vera Smit');
    expect(state.tasks.at(-1)).toMatchObject({ rule: 'consultation', status: 'withdrawn' });
  });

  it('of a parent whom nobody wrote down is refused', () => {
    given(opened).when(consent('p1', 'given')).refused('incomplete', 'parent');
  });
});
