import type { Agreement } from '../../../src/agreement/agreement';
import { openConsultations, requiredConsultations, settledConsultations } from '../../../src/case/consultation/policy';
import { heldBefore } from '../../../src/case/consultation/waive-consultation';
import { asking, given, lindeboom, monday, note, opened, stateAfter, who, type Act } from '../given';
import type { Values } from '../../../src/view/values';

const under = (required: Agreement['protocol']['consultation']['required']): Agreement => {
  const { protocol } = lindeboom;
  return { ...lindeboom, protocol: { ...protocol, consultation: { ...protocol.consultation, required } } };
};
const waiving = (which: string): Act => ({
  by: 'carla',
  does: 'waive-consultation',
  with: { which, reason: 'zij komen nu niet bijeen' },
});

describe('C-01: the consultations that are required', () => {
  const agreement = under({
    always: { title: 'altijd', anyOf: ['ib-er'], after: [] },
    some: { title: 'soms', anyOf: ['smw'], after: [], categories: ['honour', 'neglect'] },
  });
  const required = (...kinds: readonly ('honour' | 'physical')[]) =>
    requiredConsultations({ kinds }, agreement).map(({ id }) => id);

  it('are those of every case, and of any kind of signal that there was', () => {
    expect(required()).toEqual(['always']);
    expect(required('physical')).toEqual(['always']);
    expect(required('physical', 'honour')).toEqual(['always', 'some']);
  });

  it('are settled one by one', () => {
    const state = stateAfter(opened, waiving('cvb'));
    expect(settledConsultations(state, lindeboom)).toEqual(['cvb']);
    expect(openConsultations(state, lindeboom).map(({ id }) => id)).toEqual(['colleague']);
  });

  it('when a signal asks for none that was held already, then nothing follows on it', () => {
    const context = { actor: who('carla'), now: monday, agreement: lindeboom, opening: { caseId: 'c', code: 'K7M4' } };
    expect(heldBefore(['neglect'], stateAfter(opened), [], context)).toEqual([]);
    expect(heldBefore(['neglect'], stateAfter(opened, waiving('cvb')), [], context)).toEqual([]);
  });
});

describe('asking for a consultation', () => {
  const askedOf = (act: Act, ...before: readonly Act[]) =>
    given(opened, ...before)
      .when(act)
      .events()
      .flatMap((event) => (event.type === 'asked' ? [event] : []));
  const anonymous = { mode: 'anonymous', summary: 'Een kind met zorgen', clean: true };

  it('of somebody who cannot be asked says by which field', () => {
    given(opened).when(asking('willem')).refused('incomplete', 'to');
    given(opened)
      .when(asking('noor', { also: [who('willem').person] }))
      .refused('incomplete', 'also');
  });

  it('keeps no words that are no names where nobody said so', () => {
    const [asked] = askedOf(asking('vera', anonymous));
    expect(asked).toHaveProperty('summary', 'Een kind met zorgen');
    expect(asked).not.toHaveProperty('noNames');
  });
});

describe('an answer to a consultation', () => {
  const answers = (more: Values = {}, task = 't3'): Act => ({
    by: 'carla',
    does: 'answer-consultation',
    task,
    with: { ...note, date: '2027-05-10', ...more },
  });
  const kept = (more: Values = {}) =>
    given(opened, asking('noor'))
      .when(answers(more))
      .events()
      .flatMap((event) => (event.type === 'consultation-answered' ? [event.note] : []))[0];

  it('keeps another explanation and what was agreed, where these were given', () => {
    expect(kept({ alternative: 'moe', agreements: 'vrijdag weer' })).toMatchObject({
      alternative: 'moe',
      agreements: 'vrijdag weer',
    });
    expect(kept()).not.toHaveProperty('alternative');
    expect(kept()).not.toHaveProperty('agreements');
  });

  it('is given to a consultation alone, and not on a day to come', () => {
    given(opened, asking('noor')).when(answers({}, 't2')).refused('not-allowed');
    given(opened, asking('noor'))
      .when(answers({ date: '2027-05-11' }))
      .refused('incomplete', 'date');
  });
});
