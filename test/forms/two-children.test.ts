import { CHILDREN, ofOneOrTwo, secondChild, secondReport } from '../../src/forms/signal/two-children';
import { flat } from '../../src/view/build';
import { inputsOf } from '../../src/view/view';
import type { Values } from '../../src/view/values';

const asked = (values: Values) => inputsOf(flat(secondChild(values))).map(({ id, required }) => [id, required]);

describe('a report that seems to be about two children', () => {
  it.each(['Jip en Daan', 'Jip de Vries en Daan de Vries', 'Jip & Daan', 'Jip + Daan', 'Jip/Daan'])(
    'asks whether it is: %s',
    (child) => {
      expect(asked({ child })).toEqual([
        [CHILDREN, true],
        ['child2', false],
        ['group2', false],
      ]);
    },
  );

  it.each([
    'Jip de Vries',
    'Jan-Willem',
    'de Vries, Jip',
    'Jip en zijn moeder',
    'een jongen en een meisje',
    'onbekend',
    '',
  ])('asks nothing of one: %s', (child) => {
    expect(asked({ child })).toEqual([]);
  });

  it('needs the second name and group once it is of two, also when the first name is set right', () => {
    expect(asked({ child: 'Jip', children: 'two' })).toEqual([
      [CHILDREN, true],
      ['child2', true],
      ['group2', true],
    ]);
  });

  it('is of one where somebody says so, whatever else was filled in', () => {
    const filled = { child: 'Bo en Tim', children: 'one', child2: 'Tim', group2: '4' };
    expect(secondReport(ofOneOrTwo(filled))).toBeUndefined();
  });

  it('gives the second child the same report', () => {
    const filled = { child: 'Jip', group: '5', children: 'two', child2: 'Daan', group2: '7', what: 'iets' };
    expect(secondReport(ofOneOrTwo(filled))).toMatchObject({
      child: 'Daan',
      group: '7',
      child2: 'Jip',
      group2: '5',
      what: 'iets',
    });
  });
});
