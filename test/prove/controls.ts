import * as rooms from '../../src/room/room';
import * as backoff from '../../src/service/delivery/backoff';
import * as context from '../../src/service/delivery/context';
import { nothingDelivered } from '../../src/service/delivery/delivery';
import * as lost from '../../src/service/delivery/list-by-cases';
import { schemaOf } from '../../src/store/schema';
import * as broken from '../../src/store/broken';
import * as stores from '../../src/store/store';
import * as reading from '../../src/store/upcast';
import { isShutOut } from '../../src/case/involvement';
import { Answers } from '../../src/teams/answers';
import type { MadeAnew } from './bad-row';
import { Chance } from './chance';
import { KEPT_OUT } from './judge';
import { RULE } from './spoken';
import type { Storage } from './storage';
import type { Plan, Spell } from './weather';

/** What is broken on purpose, to show that it is noticed. */
export interface Sabotage {
  readonly plan?: (moments: readonly number[], until: number) => Plan;
  /** Rows go down as the oldest schema for a while, as this decides. */
  readonly older?: Chance;
  /** One row goes down so that it does not open, as this decides. */
  readonly badRow?: Chance;
  /** Of which table that row is, where it is said. */
  readonly badTable?: MadeAnew;
  /** Colleagues type a word of danger, as this decides. */
  readonly spoken?: Chance;
  readonly onStorage?: (storage: Storage) => void;
  /** Functions of the program that other ones stand in for. Answers how to take them away again. */
  readonly replaces?: () => () => void;
}

export interface Control {
  /** The first of these seeds in which it shows counts. */
  readonly seeds: readonly number[];
  readonly sabotage: Sabotage;
  /** The rule that must be found broken. */
  readonly breaks: string;
}

const MINUTE = 60_000;

const NEVER = '9999-12-31T00:00:00.000Z';

const fine: Plan = { spells: [], slow: [], incidents: [] };

/** The Connector is away for so long, from each of the first moments at which something goes on. Milliseconds. */
const awayAtFirst =
  (lasts: number, blow: Spell['blows'][number]) =>
  (moments: readonly number[]): Plan => ({
    ...fine,
    spells: moments
      .slice(0, 6)
      .map((from) => ({ road: 'connector', from, until: from + lasts, share: 1, blows: [blow] })),
  });

const someSeeds = [1, 2, 3, 4, 5, 6, 7, 8];

/** Puts something else in the place of an exported function, for everybody who calls it through its module. */
function replaced<M extends object, K extends keyof M>(module: M, name: K, by: M[K]): () => void {
  const original = module[name];
  Object.assign(module, { [name]: by });
  return () => void Object.assign(module, { [name]: original });
}

export const controls: Readonly<Record<string, Control>> = {
  'two-tries': {
    seeds: someSeeds,
    breaks: 'each wanted thing stands delivered',
    sabotage: {
      plan: awayAtFirst(10 * MINUTE, { how: 'status', status: 502, done: false }),
      replaces: () => {
        const { afterFailure, mayTry } = context;
        const givesUp: typeof afterFailure = (...all) => {
          const [, , call, { tries }] = all;
          const failed = afterFailure(...all);
          return call === 'message' && tries >= 1 ? { ...failed, nextTry: NEVER } : failed;
        };
        const patient: typeof mayTry = (at, attempt) => attempt?.nextTry !== NEVER && mayTry(at, attempt);
        const given = [replaced(context, 'afterFailure', givesUp), replaced(context, 'mayTry', patient)];
        return () => {
          for (const restore of given) restore();
        };
      },
    },
  },
  'unread-older-rows': {
    seeds: someSeeds,
    breaks: 'at most one extra copy for each lost answer',
    sabotage: {
      plan: () => fine,
      older: new Chance(1),
      replaces: () => {
        const { upcast } = reading;
        const forgets: typeof upcast = (kind, table, row, stored) =>
          kind === 'delivery' && schemaOf(row) === 0 ? nothingDelivered : upcast(kind, table, row, stored);
        return replaced(reading, 'upcast', forgets);
      },
    },
  },
  'bad-row-ends-pass': {
    seeds: someSeeds,
    breaks: 'no exception ends a pass',
    sabotage: {
      plan: () => fine,
      badRow: new Chance(1),
      badTable: 'registry',
      replaces: () => replaced(broken, 'openedHere', (_report, _reading, read) => read()),
    },
  },
  'bad-snapshot-stops-its-case': {
    seeds: someSeeds,
    breaks: 'no exception ends a pass',
    sabotage: {
      plan: () => fine,
      badRow: new Chance(1),
      badTable: 'cases',
      replaces: () => replaced(broken, 'openedRow', (_report, _reading, read) => read()),
    },
  },
  'bad-snapshot-stays': {
    seeds: someSeeds,
    breaks: 'what does not open is made anew',
    sabotage: {
      plan: () => fine,
      badRow: new Chance(1),
      badTable: 'cases',
      replaces: () => {
        const { openStore } = stores;
        return replaced(stores, 'openStore', (parts) => openStore({ ...parts, onlyReads: true }));
      },
    },
  },
  'bad-list-is-empty': {
    seeds: someSeeds,
    breaks: 'each wanted thing stands delivered',
    sabotage: {
      plan: () => fine,
      badRow: new Chance(1),
      badTable: 'mornings',
      replaces: () => replaced(lost, 'listByCases', () => () => Promise.resolve({ late: false, lines: [] })),
    },
  },
  'tried-at-once': {
    seeds: someSeeds,
    breaks: 'no storm of calls',
    sabotage: {
      plan: awayAtFirst(20 * MINUTE, { how: 'status', status: 403, done: false }),
      replaces: () => replaced(backoff, 'nextTry', (wall) => backoff.later(wall, 1)),
    },
  },
  'unanswered-word': {
    seeds: someSeeds,
    breaks: RULE,
    sabotage: {
      plan: awayAtFirst(5 * MINUTE, { how: 'unreachable', done: false }),
      spoken: new Chance(1),
      replaces: () => replaced(Answers.prototype, 'look', () => Promise.resolve()),
    },
  },
  'dropped-due-row': {
    seeds: someSeeds,
    breaks: 'nothing is forgotten in the due list',
    sabotage: {
      plan: () => fine,
      onStorage: (storage) => {
        storage.swallows = (table, { row }) => table === 'due' && row.includes('|domain|');
      },
    },
  },
  'kept-out-reads-on': {
    seeds: [10, ...someSeeds],
    breaks: KEPT_OUT,
    sabotage: {
      plan: () => fine,
      replaces: () => {
        const { room } = rooms;
        const all: typeof room = ({ keptOut: _, ...state }, ...rest) => room(state, ...rest);
        return replaced(rooms, 'room', all);
      },
    },
  },
  'opened-access': {
    seeds: [3, ...someSeeds],
    breaks: 'no call to a person after the end of their access',
    sabotage: {
      plan: () => fine,
      replaces: () => {
        const { room } = rooms;
        const open: typeof room = (state, agreement, ...rest) => {
          const wanted = room(state, agreement, ...rest);
          const [first] = wanted.items.filter(({ to }) => to !== 'room');
          const out = Object.values(agreement.school.people).filter(({ id }) => isShutOut(state, id));
          const theirs =
            first === undefined ? [] : out.map(({ id }) => ({ ...first, key: `${first.key}/${id}`, to: id }));
          return { ...wanted, items: [...wanted.items, ...theirs] };
        };
        return replaced(rooms, 'room', open);
      },
    },
  },
};
