import { asking, familyFields, given, note, opened, who, type Act } from '../given';
import type { Values } from '../../../src/view/values';

/* What is kept of consent, and what ends with it. */

const family: Act = { by: 'carla', does: 'record-child', with: { ...familyFields, authority2: '' } };
const consent = (parent: string, answer: string, more: Values = {}): Act => ({
  by: 'carla',
  does: 'record-consent',
  with: {
    ...{ parent, party: who('vera').person, purpose: 'meedenken', answer, date: '2027-05-10', written: true },
    ...more,
  },
});
const agreed = [opened, family, consent('p1', 'given'), consent('p2', 'given')];
const kept = (more: Values) =>
  given(opened, family)
    .when(consent('p1', 'given', more))
    .events()
    .flatMap((event) => (event.type === 'consent-recorded' ? [event.consent] : []))[0];

it('where the paper lies is kept, if somebody said so', () => {
  expect(kept({ place: 'in de kluis' })).toHaveProperty('place', 'in de kluis');
  expect(kept({})).not.toHaveProperty('place');
});

it('the day of it is no day to come', () => {
  given(opened, family)
    .when(consent('p1', 'given', { date: '2027-05-11' }))
    .refused('incomplete', 'date');
});

it('once it is taken back, what was answered and what was asked without names stays', () => {
  const anonymous = { mode: 'anonymous', summary: 'Een kind met zorgen', clean: true };
  const answered: Act = {
    by: 'carla',
    does: 'answer-consultation',
    task: 't3',
    with: { ...note, date: '2027-05-10' },
  };
  given(...agreed, asking('vera'))
    .when(consent('p1', 'withdrawn'))
    .then('consent-recorded', 'dismissed', 'withdrawn');
  given(...agreed, asking('vera'), answered, asking('vera', anonymous))
    .when(consent('p1', 'withdrawn'))
    .then('consent-recorded', 'dismissed');
});
