import { isTicked, listIn, TICKED, UNTICKED } from '../../src/view/values';
import { inputsOf } from '../../src/view/view';
import { pageOf, states } from './states';

describe('what somebody filled in', () => {
  it('of a tick, is so or not; what was not asked is not so', () => {
    expect([TICKED, UNTICKED, '', undefined, 'yes'].map(isTicked)).toEqual([true, false, false, false, false]);
  });

  it('of several choices, is all that was chosen and nothing else', () => {
    expect(listIn('parents,child,other')).toEqual(['parents', 'child', 'other']);
    expect([listIn(undefined), listIn(''), listIn(',a,,b,')]).toEqual([[], [], ['a', 'b']]);
  });

  it('of several choices, can be told apart: no choice of any form has a comma in its value', () => {
    const values = states.flatMap((state) =>
      inputsOf(pageOf(state).blocks).flatMap((input) =>
        input.kind === 'choice' ? input.options.map(({ value }) => value) : [],
      ),
    );
    expect(values.length).toBeGreaterThan(500);
    expect(values.filter((value) => value.includes(','))).toEqual([]);
  });
});
