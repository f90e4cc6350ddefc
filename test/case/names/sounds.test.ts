import { isSlipAway } from '../../../src/case/names/sounds';

describe('one slip of the pen apart', () => {
  it.each([
    ['bakker', 'bakkr', true],
    ['bakker', 'bakkers', true],
    ['bakker', 'tbakker', true],
    ['bakker', 'bekker', true],
    ['bakker', 'bakkre', true],
    ['bakker', 'abkker', true],
    ['bakker', 'bakker', false],
    ['bakker', 'bakkerij', false],
    ['bakker', 'bekkar', false],
    ['bakker', 'bkaker', true],
    ['bakker', 'bxaker', false],
    ['bakker', 'bkxker', false],
    ['bakker', 'xbakke', false],
    ['ab', 'ba', true],
    ['ab', 'cd', false],
  ])('%s and %s: %s', (one, other, apart) => {
    expect(isSlipAway(one, other)).toBe(apart);
    expect(isSlipAway(other, one)).toBe(apart);
  });
});
