import { carried, meantBy } from '../../src/cards/wire';
import { kindOfInput } from '../../src/forms/kinds';
import { isEmpty, isTicked, listIn, textIn } from '../../src/view/values';
import { inputsOf, type Input } from '../../src/view/view';
import { pageOf, states } from './states';

const asked = states.flatMap((state) => {
  const page = pageOf(state);
  return inputsOf(page.blocks).map((input) => ({ form: page.form, input }));
});

const kindOf = (input: Input): string =>
  input.kind === 'tick' ? 'tick' : input.kind === 'choice' && input.many ? 'list' : 'text';

describe('what somebody filled in', () => {
  it('is read as what it is, and as nothing where it is something else', () => {
    const values = ['x', true, false, ['a', 'b'], undefined] as const;
    expect(values.map(isTicked)).toEqual([false, true, false, false, false]);
    expect(values.map(textIn)).toEqual(['x', '', '', '', '']);
    expect(values.map(listIn)).toEqual([[], [], [], ['a', 'b'], []]);
    expect([...values, '', []].map(isEmpty)).toEqual([false, false, true, false, true, true, true]);
  });

  it('is known to be a tick, a list or a text for every input of every form', () => {
    const wrong = asked.filter(({ form, input }) => kindOfInput({ verb: form }, input.id) !== kindOf(input));
    expect(wrong.map(({ form, input }) => `${form}: ${input.id}`)).toEqual([]);
    const kinds = asked.map(({ input }) => kindOf(input));
    expect(['tick', 'list', 'text'].map((kind) => kinds.includes(kind))).toEqual([true, true, true]);
  });

  it('of the same name may be a tick in one form and a text in another', () => {
    expect([kindOfInput({ verb: 'open-case' }, 'alone'), kindOfInput({ verb: 'plan-talk' }, 'alone')]).toEqual([
      'tick',
      'text',
    ]);
  });

  it('goes through a card in Teams as it was', () => {
    expect(meantBy('tick', carried(true))).toBe(true);
    expect(meantBy('tick', carried(false))).toBe(false);
    expect(meantBy('list', carried(['parents', 'child']))).toEqual(['parents', 'child']);
    expect(meantBy('list', carried([]))).toEqual([]);
    expect(meantBy('text', carried('true, of niet'))).toBe('true, of niet');
  });

  it('of a list, has no comma in any value of a choice, which is what Teams puts between them', () => {
    const values = asked.flatMap(({ input }) =>
      input.kind === 'choice' ? input.options.map(({ value }) => value) : [],
    );
    expect(values.length).toBeGreaterThan(500);
    expect(values.filter((value) => value.includes(','))).toEqual([]);
  });
});
