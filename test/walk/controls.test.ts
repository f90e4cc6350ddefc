import { decide } from '../../src/case/decide';
import { Refusal } from '../../src/case/refusal';
import type { CardSpec } from '../../src/room/card-data';
import type { Item } from '../../src/room/types';
import type { Protocol } from '../../src/agreement/protocol-schema';
import { engine } from '../../tools/walk/engine';
import { SECRETS } from '../../tools/walk/marked';
import { stranger } from '../../tools/walk/school';
import { ENOUGH, findings, small, told } from './given';

/*
 * A proof that cannot fail proves nothing: each has a protocol or an engine with one rule taken out, under which the walk
 * must find it.
 */

const tasks = (change: (tasks: Protocol['tasks']) => Protocol['tasks']): Protocol => {
  const protocol = small();
  return { ...protocol, tasks: change(protocol.tasks) };
};

it('given nothing is taken out, then nothing is found', () => {
  expect(findings(small())).toEqual([]);
});

describe('given a protocol with one rule taken out', () => {
  it('the rung that repeats: then a request is forgotten', () => {
    const { ladders, ...rest } = small();
    const request = ladders['request']!.filter(({ repeat }) => repeat === undefined);
    const looksFor =
      'every open request has an owner, a term and a reminder: nobody is reminded of "consultation" until it is ' +
      'answered: give its ladder a rung with "repeat"';
    expect(told(findings({ ...rest, ladders: { ...ladders, request } }, {}, { looksFor }))).toContain(looksFor);
  });

  it('working days for what is about safety: then it waits for the end of a holiday', () => {
    const without = tasks((all) => ({ ...all, 'read-concern': { ...all['read-concern']!, term: { schoolDays: 1 } } }));
    expect(told(findings(without))).toContain(
      'nothing about safety waits for the end of a holiday: "read-concern" waits for the end of a holiday',
    );
  });

  it('whom a rung calls in holidays: then its owner alone hears of it there, and of working days: then the director does not', () => {
    const { ladders, ...rest } = small();
    const request = ladders['request']!.map((rung) => ({ ...rung, inHolidays: [] }));
    expect(told(findings({ ...rest, ladders: { ...ladders, request } }))).toContain(
      'nothing about safety waits for the end of a holiday: in a holiday nobody but its owner hears of "read-concern" at its term',
    );
    const late = ladders['request']!.map((rung) =>
      rung.after === undefined ? rung : { ...rung, after: { schoolDays: 5 } },
    );
    expect(told(findings({ ...rest, ladders: { ...ladders, request: late } }))).toContain(
      'nothing about safety waits for the end of a holiday: in a holiday the director does not hear of "read-concern" that nobody answers',
    );
  });

  it('every rung that calls at the term: then nobody is reminded', () => {
    const { ladders, ...rest } = small();
    expect(
      told(findings({ ...rest, ladders: { ...ladders, board: [{ from: 'last', to: ['owner'], inHolidays: [] }] } })),
    ).toEqual([
      'every open request has an owner, a term and a reminder: nobody is reminded of "board-contact" from its term on',
    ]);
  });

  it('a task that is named: then the program falls over, and says on what', () => {
    const without = tasks(({ arrival: _, ...rest }) => rest);
    expect(told(findings(without))).toContain(
      'nothing falls over: refer falls over: protocol klein has no task arrival',
    );
  });
});

describe('given an engine with one rule taken out', () => {
  const refused = (): never => {
    throw new Refusal('not-allowed', 'Nu niet.');
  };

  it('danger in the step of the talk: then an emergency cannot be declared everywhere', () => {
    const found = findings(small(), {
      decide: (state, command, context) =>
        command.name === 'declare-emergency' && state?.steps.at(-1) === 'talk'
          ? refused()
          : decide(state, command, context),
    });
    expect(found[0]).toMatchObject({
      proof: 'an emergency can be declared everywhere',
      message: 'declare-emergency of reporter is refused as not-allowed',
      trail: 'after declare-emergency by reporter, plan-talk with parents by coordinator',
    });
  });

  it('who declared an emergency: then it is put down to somebody else', () => {
    const evolve: typeof engine.evolve = (state, recorded) => {
      const next = engine.evolve(state, recorded);
      const { emergency } = next;
      return emergency === undefined ? next : { ...next, emergency: { ...emergency, by: next.reporter } };
    };
    const looksFor =
      'an emergency can be declared everywhere: the emergency that coordinator declares is not put down to them';
    expect(told(findings(small(), { evolve }, { looksFor }))).toContain(looksFor);
  });

  it('going on once all is answered: then a case is stuck', () => {
    const found = findings(small(), {
      decide: (state, command, context) => {
        const idle = state?.status === 'open' && state.tasks.every(({ status }) => status !== 'open');
        return idle && command.name !== 'declare-emergency' ? refused() : decide(state, command, context);
      },
    });
    expect(told(found)).toContain(
      'every state has a next action: nothing is asked of anybody, and nobody can bring the case further',
    );
  });

  it('answering what a decision answers: then it is still asked', () => {
    const { opening, tasks: named, ...rest } = small();
    const tell = { ...named['read-concern']!, kind: 'report' as const };
    const asked = { ...rest, opening: { ...opening, tasks: [...opening.tasks, 'tell'] }, tasks: { ...named, tell } };
    expect(findings(asked)).toEqual([]);
    const found = findings(asked, {
      decide: (...all) => decide(...all).filter(({ type }) => type !== 'task-completed'),
    });
    expect(told(found)).toContain('what was decided is not asked any more: "tell" is still asked after record-report');
  });

  it('asking whether help works where that was left out: then its evaluation never comes', () => {
    const { weighing, tasks: named, ...rest } = small();
    const { questions, opens } = weighing;
    const [q5] = Object.values(questions);
    const evaluated: Protocol = {
      ...rest,
      tasks: { ...named, evaluate: { ...named['weigh-concern']!, title: 'Werkt de hulp?' } },
      weighing: {
        ...weighing,
        questions: { ...questions, q5: { ...q5!, close: [], together: true, later: true } },
        opens: { ...opens, evaluation: 'evaluate' },
      },
    };
    expect(findings(evaluated)).toEqual([]);
    const found = findings(evaluated, {
      decide: (state, ...all) => {
        const events = decide(state, ...all);
        const left = state?.tasks.filter(({ rule, status }) => rule === 'evaluate' && status === 'open') ?? [];
        const weighed = events.some(({ type }) => type === 'weighed');
        const ended = left.map(({ id }) => ({ type: 'withdrawn' as const, task: id, reason: 'r' }));
        return weighed ? [...events, ...ended] : events;
      },
    });
    expect(told(found)).toContain('help is evaluated: "evaluate" is not asked any more, and its question was left out');
  });

  it('the block on talks: then one can be planned', () => {
    const found = findings(small(), {
      decide: (state, command, context) => decide(state && { ...state, talkBlocked: false }, command, context),
    });
    expect(told(found)).toContain(
      'no talk with parents is asked for while it is blocked: a talk with the parents can be planned',
    );
  });

  it('the block on visits at home: then one is asked for', () => {
    const { tasks: named, planning, ...rest } = small();
    const visit = { ...named['note']!, withParents: true };
    const protocol = { ...rest, planning: { ...planning, others: ['visit'] }, tasks: { ...named, visit } };
    const unblocked: typeof decide = (state, ...more) => decide(state && { ...state, talkBlocked: false }, ...more);
    const mostStates = 4 * ENOUGH;
    const looksFor =
      'no talk with parents is asked for while it is blocked: "visit" is still asked, of a talk with the parents';
    expect(findings(protocol, {}, { mostStates })).toEqual([]);
    expect(told(findings(protocol, { decide: unblocked }, { mostStates, looksFor }))).toContain(looksFor);
  }, 60_000);

  it('taking planned talks back: then one is still asked for', () => {
    const found = findings(
      small(),
      {
        decide: (...all) => {
          const events = decide(...all);
          return events.some(({ type }) => type === 'talk-blocked' || type === 'advice-recorded')
            ? events.filter(({ type }) => type !== 'withdrawn')
            : events;
        },
      },
      { mostStates: 3 * ENOUGH },
    );
    expect(told(found)).toEqual([
      'no talk with parents is asked for while it is blocked: "talk-report" is still asked, of a talk with the parents',
    ]);
  });

  const message = 'somebody is asked to weigh as soon as it can be done: ';
  const asking =
    (change: (events: ReturnType<typeof decide>) => ReturnType<typeof decide>): typeof decide =>
    (...all) =>
      change(decide(...all));
  const asksToWeigh = (event: ReturnType<typeof decide>[number]): boolean =>
    event.type === 'asked' && event.task.rule === 'weigh-concern';

  it('asking to weigh: then people can, and nobody is asked', () => {
    const silent = asking((events) => events.filter((event) => !asksToWeigh(event)));
    expect(told(findings(small(), { decide: silent }))).toContain(`${message}people can weigh, and nobody is asked to`);
  });

  it('who is asked to weigh: then it is somebody who cannot', () => {
    const others: typeof decide = (state, command, context) =>
      decide(state, command, context).map((event) =>
        event.type === 'asked' && asksToWeigh(event) && state !== undefined
          ? { ...event, task: { ...event.task, owner: { ...state.cast.director } } }
          : event,
      );
    expect(told(findings(small(), { decide: others }))).toContain(
      `${message}"weigh-concern" is asked of director, who cannot do it`,
    );
  });

  const byColleague = 'a concern over a colleague ends no case but by a decision of the board: ';

  it('standing still: then a concern over a colleague ends the case that it is said in', () => {
    const found = findings(small(), {
      decide: (state, command, context) => {
        const events = decide(state, command, context);
        const about = command.name === 'alert-board' && state?.route === 'meldcode';
        return about ? [...events, { type: 'standstill-closed', reason: 'r' }] : events;
      },
    });
    expect(told(found)).toContain(`${byColleague}alert-board by reporter ends it`);
  });

  it('who decides while it stands still: then others than the board end it', () => {
    const found = findings(small(), {
      decide: (state, command, context) => {
        const decides = command.name === 'decide-standstill' && state?.frozen !== undefined;
        return decides && context.actor.person === state.cast.director.person
          ? [{ type: 'standstill-closed', reason: 'r' }]
          : decide(state, command, context);
      },
    });
    expect(told(found)).toContain(`${byColleague}decide-standstill by director ends it`);
  });

  it('what is settled first: then somebody is asked to weigh too early', () => {
    const early: typeof decide = (state, command, context) => {
      const refuses = command.name === 'weigh' && state?.talks.some(({ status }) => status === 'waived') === true;
      return refuses ? refused() : decide(state, command, context);
    };
    const looksFor = `${message}"weigh-concern" is asked too early`;
    expect(told(findings(small(), { decide: early }, { looksFor }))).toContain(looksFor);
  });

  const withItems =
    (change: (items: readonly Item[]) => readonly Item[]): typeof engine.room =>
    (...all) => {
      const room = engine.room(...all);
      return { ...room, items: change(room.items) };
    };

  it('the card of a request: then it does not reach its owner', () => {
    const room = withItems((items) => items.filter(({ card }) => card.data['kind'] !== 'consult'));
    expect(told(findings(small(), { room }))).toContain(
      'every open request has an owner, a term and a reminder: "consultation" does not reach its owner, leerkracht',
    );
  });

  it('what the board is asked: then a case that stands still ends in silence', () => {
    const room = withItems((items) => items.filter(({ key }) => !key.startsWith('board')));
    const looksFor =
      'a case that stands still waits for the board, and goes on meanwhile: nobody is asked how the case goes on';
    expect(told(findings(small(), { room }, { looksFor }))).toContain(looksFor);
  });

  it('the gate of who decides: then another than the board does', () => {
    const found = findings(small(), {
      decide: (state, command, context) => {
        const { person } = context.actor;
        const passes =
          command.name === 'decide-standstill' && state !== undefined && person === state.cast.director.person;
        const actor = passes ? { person: state.cast.board.person, name: '' } : context.actor;
        return decide(state, command, { ...context, actor });
      },
    });
    expect(told(found)).toContain(
      'a case that stands still waits for the board, and goes on meanwhile: director decides how the case goes on',
    );
  });

  it('the agenda of a kind of task: then a request is not on it', () => {
    const found = findings(small(), {
      agenda: (...all) => engine.agenda(...all).filter(({ kind }) => kind !== 'consult'),
    });
    expect(told(found)).toContain(
      'every open request has an owner, a term and a reminder: "consultation" is open and not on the agenda',
    );
  });

  it('to whom cards go: then somebody is written to who has no part', () => {
    const room = withItems((items) =>
      items.map((item) => (item.key === 'received' ? { ...item, to: stranger.id } : item)),
    );
    expect(told(findings(small(), { room }))).toContain(
      'nobody is in a case who should not be: received is for somebody who has no part',
    );
  });

  it('leaving out the colleague who may be involved: then they are still written to', () => {
    const room: typeof engine.room = (state, agreement, now) => {
      const { frozen, ...rest } = state;
      return engine.room(
        frozen === undefined ? state : { ...rest, frozen: { at: frozen.at, by: frozen.by } },
        agreement,
        now,
      );
    };
    const looksFor = 'nobody is in a case who should not be: task is for a colleague who may be involved';
    expect(told(findings(small(), { room }, { looksFor }))).toContain(looksFor);
  });

  it('the consent by which an outsider is in the room: then they are in it without', () => {
    const found = findings(small(), {
      room: (state, ...rest) => {
        const room = engine.room(state, ...rest);
        const outside = state.tasks.filter(({ owner }) => owner.external).map(({ owner }) => owner);
        return { ...room, members: [...room.members, ...outside.map(({ person }) => person)] };
      },
    });
    expect(told(found)).toContain(
      'nobody is in a case who should not be: somebody is in the room who was not admitted',
    );
  });

  it('the gate of access: then a stranger is answered', () => {
    const found = findings(small(), {
      decide: (state, command, context) =>
        decide(state, command, {
          ...context,
          actor:
            state !== undefined && context.actor.person === stranger.id
              ? { person: state.cast.coordinator.person, name: '' }
              : context.actor,
        }),
    });
    expect(told(found)).toContain(
      'nobody is in a case who should not be: record-signal of a stranger is not answered as if there were no case',
    );
  });

  it.each(SECRETS)('the silence of cards about %s: then a card holds it', (secret) => {
    const room = withItems((items) =>
      items.map((item) =>
        item.key === 'room'
          ? { ...item, card: { ...item.card, data: { ...item.card.data, secret } } as CardSpec }
          : item,
      ),
    );
    expect(told(findings(small(), { room }))).toEqual([
      'no card holds what was filled in: a card "room" holds content',
    ]);
  });

  it('a moment of nextChange: then something changes that nobody wakes up for', () => {
    const found = findings(small(), {
      nextChange: (state, agreement, now) => {
        const next = engine.nextChange(state, agreement, now);
        return next && engine.nextChange(state, agreement, next);
      },
    });
    expect(told(found)).toContain(
      'nothing changes before the next change: room or agenda changes at a moment that nextChange does not know',
    );
  });
});
