import type { Chance } from './chance';

/** The ways along which calls go. `inbound` is the one from Teams to the program. */
export const roads = ['connector', 'graph', 'login', 'tables', 'inbound'] as const;
export type Road = (typeof roads)[number];

/** What befalls a call. `done`: it happened all the same, and only its answer is lost. */
export type Blow =
  | { readonly how: 'status'; readonly status: number; readonly code?: string; readonly done: boolean }
  | { readonly how: 'reset' | 'silence'; readonly done: boolean }
  | { readonly how: 'unreachable'; readonly done: false };

/** A stretch of time in which a share of the calls on a road is struck. */
export interface Spell {
  readonly road: Road;
  readonly from: number;
  readonly until: number;
  readonly share: number;
  readonly blows: readonly Blow[];
  /** Only calls of which the name or address holds this. */
  readonly only?: string;
}

/** A stretch of time in which a road is slow: milliseconds that a call then takes. */
export interface Slowness {
  readonly road: Road;
  readonly from: number;
  readonly until: number;
  readonly least: number;
  readonly most: number;
}

/** Something that happens to a copy of the program at a moment: at a call from then on, or by its operator. */
export interface Incident {
  readonly at: number;
  readonly copy: number;
  readonly what:
    | { readonly kind: 'kill'; readonly call: number; readonly after: boolean; readonly back: number }
    | { readonly kind: 'restart'; readonly back: number }
    | { readonly kind: 'clock'; readonly by: number; readonly back: number };
}

export interface Plan {
  readonly spells: readonly Spell[];
  readonly slow: readonly Slowness[];
  readonly incidents: readonly Incident[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const statuses: Readonly<Record<Road, readonly number[]>> = {
  connector: [400, 401, 403, 404, 408, 409, 412, 413, 429, 500, 502, 503, 504],
  graph: [400, 401, 403, 404, 408, 409, 412, 423, 429, 500, 502, 503, 504],
  login: [400, 401, 408, 429, 500, 502, 503, 504],
  tables: [403, 408, 429, 500, 502, 503, 504],
  inbound: [408, 429, 500, 502, 503, 504],
};

/** After these the call may have happened. */
const MAY_BE_DONE = new Set([408, 412, 500, 502, 503, 504]);

const codes: Readonly<Record<number, readonly string[]>> = {
  400: ['BadRequest', 'BadArgument'],
  403: ['Forbidden', 'BotNotInConversationRoster', 'BotDisabledByAdmin'],
  404: ['NotFound', 'ConversationNotFound'],
  409: ['Conflict'],
};

/**
 * Faults until a moment: three at least. `busy`: when something goes on. Most faults begin shortly before, so that they
 * meet it; a fault in the night meets nothing.
 */
export function planFor(chance: Chance, busy: readonly number[], until: number, copies: number): Plan {
  const spells: Spell[] = [];
  const slow: Slowness[] = [];
  const incidents: Incident[] = [];
  const count = chance.between(4, 9);
  for (let index = 0; index < count; index += 1) {
    const moment = chance.pick(busy);
    const kind = chance.weighed([
      [5, 'spell'],
      [2, 'incident'],
      [1, 'slow'],
    ]);
    if (kind === 'spell') spells.push(spellAt(chance, moment, until));
    else if (kind === 'incident')
      incidents.push({
        at: moment - chance.between(0, 3 * SECOND),
        copy: chance.between(0, copies - 1),
        what: incident(chance),
      });
    else {
      const least = chance.between(500, 9 * SECOND);
      const road = chance.pick(['connector', 'graph', 'tables'] as const);
      const most = road === 'tables' ? 1_500 : least + chance.between(0, 5 * SECOND);
      const from = moment - chance.between(0, MINUTE);
      slow.push({ road, from, until: Math.min(until, from + lasting(chance)), least: Math.min(least, most), most });
    }
  }
  return { spells, slow, incidents };
}

function spellAt(chance: Chance, moment: number, until: number): Spell {
  const lasts = lasting(chance);
  const from = moment - Math.floor(chance.real() ** 2 * lasts);
  const road = chance.weighed<Road>([
    [5, 'connector'],
    [4, 'graph'],
    [1, 'login'],
    [4, 'tables'],
    [2, 'inbound'],
  ]);
  const share = chance.weighed([
    [2, 1],
    [2, 0.5],
    [3, 0.15],
  ]);
  const blows = Array.from({ length: chance.between(1, share === 1 ? 2 : 5) }, () => blow(chance, road));
  return { road, from, until: Math.min(until, from + lasts), share, blows };
}

function blow(chance: Chance, road: Road): Blow {
  const how = chance.weighed<Blow['how']>([
    [6, 'status'],
    [2, 'reset'],
    [2, 'silence'],
    [1, 'unreachable'],
  ]);
  if (how === 'unreachable') return { how, done: false };
  if (how !== 'status') return { how, done: chance.may(0.6) };
  const status = chance.pick(statuses[road]);
  const code = chance.pick([undefined, ...(codes[status] ?? [])]);
  return {
    how,
    status,
    done: MAY_BE_DONE.has(status) && chance.may(0.6),
    ...(code === undefined || road === 'tables' ? {} : { code }),
  };
}

/** Mostly minutes, sometimes hours, seldom days: in danger each half minute of them costs a try. Milliseconds. */
function lasting(chance: Chance): number {
  const [least, most] = chance.weighed<readonly [number, number]>([
    [4, [2 * SECOND, MINUTE]],
    [5, [MINUTE, 20 * MINUTE]],
    [0.8, [20 * MINUTE, 4 * HOUR]],
    [0.02, [4 * HOUR, 60 * HOUR]],
  ]);
  return chance.between(least, most);
}

function incident(chance: Chance): Incident['what'] {
  const back = chance.between(SECOND, chance.may(0.3) ? 3 * HOUR : 2 * MINUTE);
  return chance.weighed<Incident['what']>([
    [4, { kind: 'kill', call: chance.between(0, 40), after: chance.may(0.5), back }],
    [2, { kind: 'restart', back }],
    [1, { kind: 'clock', by: chance.pick([-90, -20, -3, 3, 20, 90]) * SECOND, back: 6 * HOUR }],
  ]);
}

/** What the plan has for one call at a moment. */
export class Weather {
  private spells: readonly Spell[];
  private readonly slow: readonly Slowness[];
  private over = Infinity;

  constructor(
    readonly plan: Plan,
    private readonly chance: Chance,
  ) {
    this.spells = plan.spells;
    this.slow = plan.slow;
  }

  /** From this moment on nothing is wrong any more. */
  clears(at: number): void {
    this.over = at;
  }

  strike(now: number, road: Road, name: string): Blow | undefined {
    if (now >= this.over) return undefined;
    for (const spell of this.spells) {
      if (spell.road !== road || now < spell.from || now >= spell.until) continue;
      if (spell.only !== undefined && !name.includes(spell.only)) continue;
      if (this.chance.may(spell.share)) return this.chance.pick(spell.blows);
    }
    return undefined;
  }

  /** Milliseconds that a call takes. */
  pace(now: number, road: Road): number {
    const [least, most] = usual[road];
    const slow =
      now >= this.over ? undefined : this.slow.find((one) => one.road === road && now >= one.from && now < one.until);
    return slow === undefined ? this.chance.between(least, most) : this.chance.between(slow.least, slow.most);
  }

  /** Whether anything may be wrong on this road now. */
  rough(now: number, road: Road): boolean {
    if (now >= this.over) return false;
    return [...this.spells, ...this.slow].some((one) => one.road === road && now >= one.from && now < one.until);
  }
}

const usual: Readonly<Record<Road, readonly [number, number]>> = {
  connector: [40, 400],
  graph: [60, 700],
  login: [40, 200],
  tables: [4, 30],
  inbound: [5, 60],
};
