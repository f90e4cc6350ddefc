import { alertValues, draftValues } from '../../src/store/upcasters/field-values';
import { alertForms, draftForms } from '../../src/store/upcasters/form-names';
import type { Step } from '../../src/store/upcasters/step';

/* What was filled in was held as text by the release before; and what it can read of what this one writes. */

const now = { what: 'waar, of niet', alone: true, informed: true, categories: ['physical', 'other'], signsBody: [] };
const before = {
  what: 'waar, of niet',
  alone: 'true',
  informed: 'true',
  categories: 'physical,other',
  signsBody: '',
};

const both =
  (one: Step, other: Step): Step =>
  (stored) =>
    other(one(stored));

describe('a draft', () => {
  const draftIn = (form: string, values: object) => ({ form, page: 2, values });
  const upcast = both(draftForms.now, draftValues.now);
  const downcast = both(draftValues.before, draftForms.before);

  it('of the release before has ticks and lists, by the form in which it was filled in', () => {
    expect(upcast(draftIn('signal-form', before))).toEqual(draftIn('record-signal', now));
  });

  it('is written as the release before reads it', () => {
    expect(downcast(draftIn('record-signal', now))).toEqual(draftIn('signal-form', before));
  });

  it('keeps a text of the same name in another form, and what fits no tick', () => {
    const talk = draftIn('plan-talk', { alone: 'true' });
    expect(upcast(talk)).toEqual(talk);
    expect(upcast(draftIn('record-signal', { alone: 'misschien' }))).toEqual(
      draftIn('record-signal', { alone: 'misschien' }),
    );
  });
});

describe('an alert that was kept', () => {
  const alert = (request: object) => ({ request: { id: 'a1', ...request }, stands: [] });
  const upcast = both(alertForms.now, alertValues.now);
  const downcast = both(alertValues.before, alertForms.before);

  it('was filled in the same way, in either release', () => {
    const then = alert({ verb: 'intake', page: 3, values: before });
    const today = alert({ verb: 'open-case', page: 3, values: now });
    expect(upcast(then)).toEqual(today);
    expect(downcast(today)).toEqual(then);
  });

  it('says when it was said, also once the release before had it; of one that it wrote nobody knows', () => {
    const today = alert({ verb: 'open-case', page: 3, saidAt: '2027-05-10T06:58:00.000Z', values: now });
    expect(upcast(downcast(today))).toEqual(today);
    expect(upcast(alert({ verb: 'intake', page: 3, values: before }))).not.toHaveProperty('request.saidAt');
  });

  it('of a button has the fields of its command', () => {
    const then = alert({ verb: 'alert-board', values: { suspect: 'x' } });
    expect(upcast(then)).toEqual(alert({ verb: 'alert-board', decides: true, values: { suspect: 'x' } }));
  });
});
