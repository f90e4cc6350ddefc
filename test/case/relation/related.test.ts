import { permits } from '../../../src/case/access';
import { decide } from '../../../src/case/decide';
import type { CaseEvent, RecordedEvent } from '../../../src/case/events';
import { evolve } from '../../../src/case/evolve';
import { visibleEvents } from '../../../src/case/reading';
import { marksOf, relationOf, undecidedAgain } from '../../../src/case/relation/related';
import { SYSTEM } from '../../../src/case/people/participant';
import type { SystemCommand } from '../../../src/case/relation/system-command';
import type { CaseState } from '../../../src/case/state';
import { room } from '../../../src/room/room';
import { intake, lindeboom, monday, opened, refusalOf, stateAfter, who, type Act } from '../given';

const other = 'd'.repeat(32);

const facts = (name: string, birthDate: string, parent1?: string, siblings?: string): Act => ({
  by: 'carla',
  does: 'record-child',
  with: {
    name,
    birthDate,
    ...(parent1 === undefined ? {} : { parent1 }),
    ...(siblings === undefined ? {} : { siblings }),
  },
});

const about = (child: string, ...acts: readonly Act[]): CaseState =>
  stateAfter({ ...opened, with: { ...intake, child } }, ...acts);

const after = (state: CaseState, by: string, ...events: readonly CaseEvent[]): CaseState =>
  events.reduce<CaseState>(
    (now, event) => evolve(now, { version: now.version + 1, at: monday, by, event } satisfies RecordedEvent),
    state,
  );

const found: CaseEvent = { type: 'related-found', case: other, code: 'B7K2', as: 'same-child' };

const withFound = after(stateAfter(opened), SYSTEM, found);

const theirs: CaseState = { ...stateAfter(opened), id: other, code: 'B7K2' };

const context = (by: string, related?: CaseState) => ({
  actor: by === SYSTEM ? { person: SYSTEM, name: 'Zorgmelding' } : who(by),
  now: monday,
  agreement: lindeboom,
  opening: { caseId: 'c'.repeat(32), code: 'K7M4' },
  related,
});

const relating = (by: string, way: 'join' | 'sibling' | 'apart', related: CaseState | undefined, state = withFound) =>
  decide(state, { name: 'relate', fields: { other, way, reason: 'een reden' } }, context(by, related));

const types = (events: readonly CaseEvent[]) => events.map(({ type }) => type);

describe('S1-26, E-11: whether two cases are about the same child or family', () => {
  it.each<[string, CaseState, CaseState, unknown]>([
    ['the same name, however it is written', about('Jip de Vries'), about(' jip  DE Vriés'), 'same-child'],
    ['another name', about('Jip de Vries'), about('Saar de Vries'), undefined],
    [
      'the same name, born on another day',
      about('Jip', facts('Jip de Vries', '2018-03-09')),
      about('Jip', facts('Jip de Vries', '2016-01-01')),
      undefined,
    ],
    ['a name that it had before', about('Jip', facts('Jip de Vries', '2018-03-09')), about('jip'), 'same-child'],
    [
      'another child of the same parent',
      about('Jip', facts('Jip', '2018-03-09', 'Kim de Vries')),
      about('Saar', facts('Saar', '2020-03-09', 'kim de vries')),
      'sibling',
    ],
    ['the same child, in a case that is closed', about('Jip'), { ...about('Jip'), status: 'closed' }, 'earlier'],
    [
      'a report that was joined with another',
      about('Jip'),
      { ...about('Jip'), status: 'closed', joined: { case: other, code: 'B7K2', in: 9 } },
      undefined,
    ],
    [
      'S1-24: a case that stands still, of which nobody may learn by way of another',
      about('Jip'),
      { ...about('Jip'), frozen: { at: monday, by: who('anna').person } },
      undefined,
    ],
    ['S1-24: a concern about staff', about('Jip'), stateAfter({ by: 'anna', does: 'alert-board' }), undefined],
  ])('given %s', (_what, later, earlier, relation) => {
    expect(relationOf(later, earlier)).toBe(relation);
  });

  it.each<[string, string, 'same-child' | undefined]>([
    ['Jip de Vries', 'Jip Vries', 'same-child'],
    ['Jip de Vries', 'de Vries, Jip', 'same-child'],
    ['Jip de Vries', 'Vries Jip', 'same-child'],
    ['Jip de Vries', 'J. de Vries', 'same-child'],
    ['j. de vries', 'Jip de Vries', 'same-child'],
    ['Jip de Vries', 'Jip de Vriess', 'same-child'],
    ['Sophie Zandstra', 'Sofie Zandstra', 'same-child'],
    ['Yara el Idrissi', 'Jara El-Idrissi', 'same-child'],
    ['Willem Zandstra', 'Wilelm Zandstra', 'same-child'],
    ['Jan-Willem Zandstra', 'Janwillem Zandstra', 'same-child'],
    ['Jip de Vries-Zandstra', 'Jip de Vries', 'same-child'],
    ['Jip de Vries', 'J. de Boer', undefined],
    ['Jip de Vries', 'Joost de Vries', undefined],
    ['Jip de Vries', 'K. de Vries', undefined],
    ['Jip', 'Jip de Vries', undefined],
    ['Tom Bos', 'Tim Bos', undefined],
    ['weet ik niet', 'Weet ik niet', undefined],
    ['onbekend', 'Onbekend', undefined],
    ['een jongen uit groep 3', 'Een jongen uit groep 3', undefined],
    ['?', '?', undefined],
  ])('given "%s" and "%s"', (one, other, relation) => {
    const [later, earlier] = [about(one), about(other)];
    expect(relationOf(later, earlier)).toBe(relation);
    expect(relationOf(earlier, later)).toBe(relation);
    // What may belong together is also found.
    if (relation !== undefined) expect(marksOf(later).some((mark) => marksOf(earlier).includes(mark))).toBe(true);
  });

  it.each<[string, CaseState, CaseState, 'sibling' | undefined]>([
    [
      'a brother who is written down by his first name',
      about('Daan de Vries'),
      about('Jip', facts('Jip de Vries', '2018-03-09', undefined, 'Daan (groep 7)')),
      'sibling',
    ],
    [
      'a sister who is written down with a surname of her own',
      about('Fenna Zandstra'),
      about('Jip', facts('Jip de Vries', '2018-03-09', undefined, 'een zusje, Fenna Zandstra')),
      'sibling',
    ],
    [
      'a parent by initial and surname',
      about('Jip', facts('Jip de Vries', '2018-03-09', 'M. Zandstra')),
      about('Fenna', facts('Fenna Bos', '2015-03-09', 'Mia Zandstra')),
      'sibling',
    ],
    [
      'parents of whom only a first name is known',
      about('Jip', facts('Jip de Vries', '2018-03-09', 'Mia')),
      about('Fenna', facts('Fenna Bos', '2015-03-09', 'Mia')),
      undefined,
    ],
    ...['weet ik niet', 'onbekend', 'moeder', '?'].map((note): [string, CaseState, CaseState, undefined] => [
      `parents and siblings noted as "${note}"`,
      about('Jip', facts('Jip de Vries', '2018-03-09', note, note)),
      about('Fenna', facts('Fenna Bos', '2015-03-09', note, note)),
      undefined,
    ]),
  ])('given %s', (_what, later, earlier, relation) => {
    expect(relationOf(later, earlier)).toBe(relation);
    expect(relationOf(earlier, later)).toBe(relation);
    if (relation !== undefined) expect(marksOf(later).some((mark) => marksOf(earlier).includes(mark))).toBe(true);
  });

  it('C-25: an emergency without a name is like no other', () => {
    const nameless = stateAfter({ by: 'anna', does: 'declare-emergency' });
    expect(marksOf(nameless)).toEqual([]);
    expect(relationOf(nameless, nameless)).toBeUndefined();
  });
});

describe('given another case that was found', () => {
  it('then the coordinator alone is told, by codes, and nobody else', () => {
    const items = room(withFound, lindeboom, monday).items.filter(({ key }) => key.startsWith('related/'));
    expect(items.map(({ to }) => to)).toEqual([who('carla').person]);
    expect(JSON.stringify(items)).toContain('K7M4');
    expect(JSON.stringify(items)).toContain('B7K2');
    expect(JSON.stringify(items)).not.toContain('Jip');
  });

  it('when the coordinator who leads both keeps it apart, or says brother or sister, then that is written down', () => {
    expect(types(relating('carla', 'apart', theirs))).toEqual(['related-decided']);
    expect(types(relating('dirk', 'sibling', theirs))).toEqual(['related-decided']);
  });

  it('S1-21: when it is joined, then the report ends here, and the reporter sees that it was taken up', () => {
    const events = relating('carla', 'join', theirs);
    expect(types(events)).toEqual(['related-decided', 'joined']);
    const joined = after(withFound, who('carla').person, ...events);
    expect(joined.status).toBe('closed');
    const received = room(joined, lindeboom, monday).items.find(({ key }) => key === 'received');
    expect(received).toMatchObject({ to: who('anna').person, card: { data: { state: 'taken-up' } } });
    expect(JSON.stringify(received)).not.toContain('B7K2');
  });

  it.each<[string, () => unknown, string]>([
    ['it was not found', () => relating('carla', 'join', theirs, stateAfter(opened)), 'incomplete'],
    ['the other case is not there', () => relating('carla', 'join', undefined), 'not-found'],
    [
      'they do not lead the other',
      () => relating('carla', 'join', { ...theirs, cast: { ...theirs.cast, coordinator: theirs.cast.board } }),
      'not-found',
    ],
    ['the other is closed', () => relating('carla', 'join', { ...theirs, status: 'closed' }), 'not-allowed'],
    ['they only reported', () => relating('anna', 'join', theirs), 'not-yours'],
    ['they have no part in it', () => relating('lies', 'join', theirs), 'not-found'],
  ])('when %s, then it is refused', (_why, work, code) => {
    expect(refusalOf(work).code).toBe(code);
  });

  it('when a follow-up is open, then the case does not end by being joined', () => {
    const arrival = {
      id: 't9',
      kind: 'follow-up',
      rule: 'arrival',
      owner: theirs.cast.coordinator,
      askFrom: monday,
      due: monday,
    } as const;
    const held = after(withFound, who('carla').person, { type: 'asked', task: arrival });
    expect(refusalOf(() => relating('carla', 'join', theirs, held)).code).toBe('not-allowed');
  });

  it('when it was joined by mistake, then reopening asks the choice anew', () => {
    const joined = after(withFound, who('carla').person, ...relating('carla', 'join', theirs));
    const reopened = after(joined, who('carla').person, { type: 'reopened', reason: 'een vergissing' });
    expect([reopened.status, reopened.joined, reopened.related[0]?.way]).toEqual(['open', undefined, undefined]);
  });
});

describe('what the program alone writes down', () => {
  const { signal } = { signal: { ...intake, direction: 'confirms', on: '2027-05-10', present: '', categories: [] } };
  const commands: readonly SystemCommand[] = [
    { name: 'find-related', fields: { case: other, code: 'B7K2', as: 'sibling' } },
    { name: 'link-related', fields: { case: other, code: 'B7K2', as: 'sibling', way: 'sibling' } },
    {
      name: 'take-over-signal',
      fields: { signal: signal as never, code: 'B7K2', writtenBy: 'Bas de Wit', writtenAt: monday },
    },
  ];

  it.each(commands)('$name is refused to every person, as if there were no case', (command) => {
    for (const by of ['anna', 'carla', 'dirk', 'willem', 'bo', 'lies', 'vera'])
      expect(refusalOf(() => decide(stateAfter(opened), command, context(by))).code).toBe('not-found');
    expect(decide(stateAfter(opened), command, context(SYSTEM)).length).toBeGreaterThan(0);
  });

  it('and of what people do the program may do nothing', () => {
    for (const command of ['record-signal', 'close-case', 'relate', 'acknowledge'] as const)
      expect(permits(stateAfter(opened), SYSTEM, { command, task: 't1', agreement: lindeboom })).toBe('hidden');
  });

  it('is found once, and not again once it was decided', () => {
    const again = { name: 'find-related', fields: { case: other, code: 'B7K2', as: 'same-child' } } as const;
    expect(refusalOf(() => decide(withFound, again, context(SYSTEM))).code).toBe('already-done');
  });

  it('C-24: a signal that is taken over keeps its weight: with these one does not talk with the parents first', () => {
    const fields = {
      signal: { ...signal, categories: ['honour'] } as never,
      code: 'B7K2',
      writtenBy: 'Bas',
      writtenAt: monday,
    };
    const events = decide(stateAfter(opened), { name: 'take-over-signal', fields }, context(SYSTEM));
    expect(types(events)).toEqual(['signal-taken-over', 'talk-blocked', 'asked']);
  });
});

describe('a case that belongs with another hears from it', () => {
  const bySystem = (name: SystemCommand['name'], fields: unknown, state = withFound) =>
    decide(state, { name, fields } as SystemCommand, context(SYSTEM));
  const standing = after(withFound, SYSTEM, ...bySystem('stand-still', { suspect: who('noor').person }));

  it('S1-24: it stands still with it, once, with whom it is about where that is known', () => {
    expect(bySystem('stand-still', {})).toEqual([{ type: 'frozen' }]);
    expect(bySystem('stand-still', { suspect: who('noor').person })).toEqual([
      { type: 'frozen', suspect: who('noor').person },
    ]);
    expect(refusalOf(() => bySystem('stand-still', {}, standing)).code).toBe('already-done');
  });

  it('R-07: keeps out who is kept out there, once', () => {
    const person = who('noor').person;
    const [event] = bySystem('keep-out-too', { person });
    expect(event).toEqual({ type: 'person-kept-out', person });
    const kept = after(withFound, SYSTEM, event!);
    expect(refusalOf(() => bySystem('keep-out-too', { person }, kept)).code).toBe('already-done');
  });

  it('R-07: who is kept out there hears nothing of it here, and who is not, does', () => {
    const keptFrom = [who('carla').person, who('dirk').person];
    const events = bySystem('keep-related-from', { case: other, keptFrom });
    expect(events).toEqual([{ type: 'related-kept-from', case: other, keptFrom }]);
    const kept = after(withFound, SYSTEM, ...events);
    const heard = (state: CaseState, person: string) =>
      visibleEvents(state, person, [{ version: 9, at: monday, by: SYSTEM, event: found }]).length;
    expect([heard(withFound, who('carla').person), heard(kept, who('carla').person)]).toEqual([1, 0]);
    expect(heard(withFound, who('anna').person)).toBe(0);
    const another: CaseEvent = { ...found, case: 'e'.repeat(32) };
    expect(heard(after(kept, SYSTEM, another), who('carla').person)).toBe(0);
    expect(
      visibleEvents(after(kept, SYSTEM, another), who('carla').person, [
        { version: 10, at: monday, by: SYSTEM, event: another },
      ]),
    ).toHaveLength(1);
    expect(
      refusalOf(() => bySystem('keep-related-from', { case: other, keptFrom: keptFrom.toReversed() }, kept)).code,
    ).toBe('already-done');
    expect(types(bySystem('keep-related-from', { case: other, keptFrom: [] }, kept))).toEqual(['related-kept-from']);
    expect(refusalOf(() => bySystem('keep-related-from', { case: other, keptFrom }, stateAfter(opened))).code).toBe(
      'already-done',
    );
  });

  it('what was decided there is not decided anew here, and a joined case asks it again once it is reopened', () => {
    const decided = after(
      withFound,
      SYSTEM,
      ...bySystem('link-related', { case: other, code: 'B7K2', as: 'same-child', way: 'apart' }),
    );
    expect(decided.related).toEqual([{ case: other, code: 'B7K2', as: 'same-child', way: 'apart' }]);
    expect(undecidedAgain(decided)).toEqual(decided.related);
    const here = after(withFound, who('carla').person, ...relating('carla', 'sibling', theirs));
    expect(undecidedAgain(here)).toEqual(here.related);
    expect(here.related[0]?.decidedIn).toBe(here.version);
    expect(refusalOf(() => relating('carla', 'join', theirs, here)).code).toBe('already-done');
    const joined = after(withFound, who('carla').person, ...relating('carla', 'join', theirs));
    expect(undecidedAgain(joined)).toEqual(withFound.related);
  });

  it('while the other stands still it is not joined', () => {
    expect(refusalOf(() => relating('carla', 'join', { ...standing, id: other })).code).toBe('not-allowed');
  });
});
