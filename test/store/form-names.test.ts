import { alertForms, digestForms, draftForms } from '../../src/store/upcasters/form-names';

/*
 * What the release before wrote, in which forms had names of their own; and what it can read of what this one writes.
 */

describe('a draft', () => {
  const before = { form: 'signal-form', page: 2, values: { what: 'x' } };
  const now = { form: 'record-signal', page: 2, values: { what: 'x' } };

  it('of the release before goes on in the form as it is called now', () => {
    expect(draftForms.now(before)).toEqual(now);
  });

  it('is written as the release before finds it, which would destroy one of a form that it does not know', () => {
    expect(draftForms.before(now)).toEqual(before);
  });
});

describe('an alert that was kept', () => {
  const alert = (request: object) => ({ request: { id: 'a1', values: {}, ...request }, stands: [] });
  it.each([
    ['said in a form', { verb: 'intake', page: 3 }, { verb: 'open-case', page: 3 }],
    ['given by a button', { verb: 'declare-emergency' }, { verb: 'declare-emergency', decides: true }],
  ])('and was %s is said the same way again, by either release', (_, before, now) => {
    expect(alertForms.now(alert(before))).toEqual(alert(now));
    expect(alertForms.before(alert(now))).toEqual(alert(before));
  });
});

describe('a list of a morning', () => {
  const list = (...verbs: readonly (readonly [verb: string, decides: boolean])[]) => ({
    late: false,
    lines: [{ title: 'x', buttons: verbs.map(([verb, decides]) => ({ decides, data: { verb, case: 'c1' } })) }],
  });
  const before = list(['followup-form', false], ['record-contact', true], ['my-part', false]);
  const now = list(['record-followup', false], ['record-contact', true], ['my-part', false]);

  it('has buttons that open the same forms in either release', () => {
    expect(digestForms.now(before)).toEqual(now);
    expect(digestForms.before(now)).toEqual(before);
  });
});
