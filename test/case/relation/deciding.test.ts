import { decide } from '../../../src/case/decide';
import type { CaseEvent } from '../../../src/case/events';
import { evolve } from '../../../src/case/evolve';
import { SYSTEM } from '../../../src/case/people/participant';
import { marksOf, undecidedAgain } from '../../../src/case/relation/related';
import { heardIn, mayBeOne } from '../../../src/case/relation/same-name';
import type { CaseState } from '../../../src/case/state';
import { intake, lindeboom, monday, opened, refusalOf, stateAfter, who } from '../given';

/* What becomes of cases that may belong together. */

const [one, two] = ['d'.repeat(32), 'e'.repeat(32)] as const;
const after = (state: CaseState, ...events: readonly CaseEvent[]): CaseState =>
  events.reduce<CaseState>(
    (now, event) => evolve(now, { version: now.version + 1, at: monday, by: SYSTEM, event }),
    state,
  );
const both = after(
  stateAfter(opened),
  { type: 'related-found', case: one, code: 'B7K2', as: 'same-child' },
  { type: 'related-found', case: two, code: 'X3P9', as: 'sibling' },
  { type: 'related-kept-from', case: two, keptFrom: [who('dirk').person] },
);

it('what was decided of one case is kept with what was known of that one', () => {
  const decided = after(both, { type: 'related-decided', case: two, code: 'X3P9', as: 'sibling', way: 'apart' });
  expect(decided.related).toEqual([
    { case: one, code: 'B7K2', as: 'same-child' },
    { case: two, code: 'X3P9', as: 'sibling', keptFrom: [who('dirk').person], way: 'apart' },
  ]);
  expect(undecidedAgain(decided)[1]).not.toHaveProperty('decidedIn');
});

it('of a case that was not found before, what was decided is all that is known', () => {
  const decided = after(stateAfter(opened), {
    type: 'related-decided',
    case: one,
    code: 'B7K2',
    as: 'same-child',
    way: 'apart',
  });
  expect(decided.related).toEqual([{ case: one, code: 'B7K2', as: 'same-child', way: 'apart' }]);
});

it('joining what is closed is refused, and the form is told at which question', () => {
  const context = { actor: who('carla'), now: monday, agreement: lindeboom, opening: { caseId: 'c', code: 'K7M4' } };
  const joins = (related: object) =>
    refusalOf(() =>
      decide(
        both,
        { name: 'relate', fields: { other: one, way: 'join', reason: 'r' } },
        { ...context, related: { ...stateAfter(opened), id: one, code: 'B7K2', ...related } },
      ),
    );
  expect(joins({ status: 'closed' })).toMatchObject({ code: 'not-allowed', fields: ['way'] });
});

it('C-24: a case that asks nothing any more only keeps a signal that comes to it', () => {
  const signal = { ...intake, direction: 'confirms', on: '2027-05-10', present: '', categories: ['honour'] } as never;
  const fields = { signal, code: 'B7K2', writtenBy: 'Bas', writtenAt: monday };
  const taken = (more: object) =>
    decide(
      { ...stateAfter(opened), ...more },
      { name: 'take-over-signal', fields },
      {
        actor: { person: SYSTEM, name: 'Zorgmelding' },
        now: monday,
        agreement: lindeboom,
        opening: { caseId: 'c', code: 'K7M4' },
      },
    ).map(({ type }) => type);
  expect(taken({})).toContain('talk-blocked');
  expect(taken({ status: 'closed' })).toEqual(['signal-taken-over']);
  expect(taken({ frozen: { at: monday, by: who('anna').person } })).toEqual(['signal-taken-over']);
});

it('a child of whom no name is known is looked for under none', () => {
  const marks = (child: string) => marksOf(stateAfter({ ...opened, with: { ...intake, child } }));
  expect(marks('weet ik niet')).toEqual([]);
  expect(marks('Jip de Vries').some((mark) => mark.startsWith('child|'))).toBe(true);
});

describe('two names', () => {
  const mayBe = (a: string, b: string): readonly boolean[] => {
    const [[left], [right]] = [heardIn(a, 'child'), heardIn(b, 'child')];
    return [mayBeOne(left!, right!), mayBeOne(right!, left!)];
  };

  it.each([
    ['J. de Vries', 'Jip de Vries', true],
    ['J. de Vries', 'Jip Bakker', false],
    ['K. de Vries', 'Jip de Vries', false],
    ['de Vries', 'Jip de Vries', false],
    ['Jan Jan', 'Jan Bakker', false],
    ['Jan Bakker', 'Bakker Jan', true],
  ])('%s and %s may be one: %s', (a, b, may) => {
    expect(mayBe(a, b)).toEqual([may, may]);
  });

  it('of which one is an initial alone say too little', () => {
    const initial = { words: [], initials: ['j'] };
    expect(mayBeOne(initial, { words: ['jip', 'vris'], initials: [] })).toBe(false);
    expect(mayBeOne({ words: ['jip', 'vris'], initials: [] }, initial)).toBe(false);
    expect(mayBeOne(initial, initial)).toBe(false);
  });
});
