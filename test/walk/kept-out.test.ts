import { decide } from '../../src/case/decide';
import type { CaseState } from '../../src/case/state';
import { engine } from '../../tools/walk/engine';
import { findings, small, told } from './given';

/** The case as it would be were nobody kept out of it. */
function known<S extends CaseState | undefined>(state: S): S {
  if (state === undefined) return state;
  const { keptOut: _, ...rest } = state;
  return rest as S;
}

describe('given an engine with one rule of who is kept out taken out, then the walk finds', () => {
  it('that they are written to', () => {
    const room: typeof engine.room = (state, ...rest) => engine.room(known(state), ...rest);
    const looksFor = 'nobody hears of a case from which they are kept out: who is kept out is written to';
    expect(told(findings(small(), { room }, { looksFor }))).toContain(looksFor);
  });

  it('that they are answered as those who know of it', () => {
    const answered = findings(small(), { decide: (state, ...rest) => decide(known(state), ...rest) });
    expect(told(answered).join('\n')).toMatch(/of who is kept out is not answered as if there were no case/);
  });

  it('that nobody is asked who leads', () => {
    const room: typeof engine.room = (state, ...rest) => {
      const { items, ...wanted } = engine.room(state, ...rest);
      return { ...wanted, items: items.filter(({ key }) => !key.startsWith('lead/')) };
    };
    expect(told(findings(small(), { room }))).toContain(
      'nobody hears of a case from which they are kept out: nobody leads, and the board is not asked who does',
    );
  });
});
