import type { Agreement } from '../../src/agreement/agreement';
import type { Moment } from '../../src/agreement/time';
import { engine as real, type Engine } from './engine';
import { factsOf, type Facts } from './facts';
import { Moves, type Attempt } from './moves';
import { Novelty } from './novelty';
import type { Problem, Proof } from './proof';
import { proofs as all } from './proofs/all';
import { trailOf, waited, type Situation } from './trail';

/*
 * The walk: everything that can become of a case under a protocol, as far as it makes a difference.
 *
 * It starts before there is a case, on a Monday morning at a school with somebody in every role (`school.ts`), and goes
 * breadth first, so that what it finds wrong is found by a short way. In each state it tries every command (`samples.ts`)
 * as everybody who is there, and somebody who is not (`moves.ts`); what `decide` refuses is looked at by the proofs and
 * leads nowhere, what it accepts leads to the next state. It also lets time pass, along `nextChange`, until a fact
 * changes: a term has come, others were told.
 *
 * States are told apart by facts (`facts.ts`): the step, the status of each kind of task, the flags, the consents, how
 * far a term has passed. A state is gone on from when two of its facts were not seen together before (`novelty.ts`), and
 * every state that is gone on from is held against every proof (`proofs/`). Left out, therefore: what goes wrong only
 * where three facts meet that never met two by two in another way; texts, and dates other than those of the samples;
 * school holidays; and more than one case at a time.
 */

/** Monday 10 May 2027, 08.30 in Amsterdam: an ordinary school day. */
const START: Moment = '2027-05-10T06:30:00.000Z';
/** So many changes in a row in which no fact changes: there is nothing left to wait for. */
const MOST_WAITS = 60;

export interface Options {
  readonly engine?: Engine;
  readonly proofs?: readonly Proof[];
  /** An end to the walk of a protocol that has none; reported when it is reached. */
  readonly mostStates?: number;
  /** Goes no further than the state in which this is found. */
  readonly until?: (found: Finding) => boolean;
  readonly thorough?: boolean;
}

/** What must never be so and is, in the first state in which it was seen, and in how many more. */
export interface Finding extends Problem {
  readonly proof: string;
  readonly trail: string;
  readonly times: number;
}

export interface Walked {
  readonly states: number;
  /** Commands that were tried, and moments that were waited for. */
  readonly edges: number;
  readonly refused: number;
  readonly depth: number;
  readonly facts: readonly string[];
  readonly pairs: number;
  /** Whether it went everywhere, or stopped at `mostStates`. */
  readonly complete: boolean;
  readonly findings: readonly Finding[];
}

export function walk(agreement: Agreement, options: Options = {}): Walked {
  const { engine = real, proofs = all(), mostStates = 50_000, until = () => false, thorough = false } = options;
  return new Walk(agreement, engine, proofs, new Novelty(thorough)).run(mostStates, until);
}

class Walk {
  private readonly moves: Moves;
  private readonly queue: Situation[] = [{ state: undefined, now: START, depth: 0 }];
  private readonly findings = new Map<string, Finding>();
  private edges = 0;
  private refused = 0;

  constructor(
    private readonly agreement: Agreement,
    private readonly engine: Engine,
    private readonly proofs: readonly Proof[],
    private readonly novelty: Novelty,
  ) {
    this.moves = new Moves(engine, agreement);
  }

  run(mostStates: number, until: (found: Finding) => boolean): Walked {
    let states = 0;
    let depth = 0;
    for (const situation of this.queue) {
      if (states === mostStates || [...this.findings.values()].some(until)) break;
      states += 1;
      depth = situation.depth;
      this.visit(situation);
    }
    return {
      states,
      edges: this.edges,
      refused: this.refused,
      depth,
      facts: this.novelty.facts,
      pairs: this.novelty.together,
      complete: states === this.queue.length,
      findings: [...this.findings.values()],
    };
  }

  private visit(situation: Situation): void {
    const attempts = this.moves.attempts(situation.state, situation.now);
    this.judge(situation, attempts);
    this.edges += attempts.length;
    for (const attempt of attempts) {
      if (attempt.refusal !== undefined) this.refused += 1;
      else if (attempt.fault === undefined) this.go(situation, this.after(situation, attempt), situation.now, attempt);
    }
    this.wait(situation);
  }

  private judge({ state, now, ...rest }: Situation, attempts: readonly Attempt[]): void {
    const { agreement, engine } = this;
    if (state === undefined) return;
    const agenda = engine.agenda(state, agreement, now);
    const room = engine.room(state, agreement, now);
    for (const { name, problems } of this.proofs) {
      for (const problem of problems({ agreement, engine, state, now, attempts, agenda, room })) {
        const key = `${name}: ${problem.message}`;
        const known = this.findings.get(key);
        const trail = known?.trail ?? trailOf({ state, now, ...rest });
        this.findings.set(key, { ...problem, proof: name, trail, times: (known?.times ?? 0) + 1 });
      }
    }
  }

  private after({ state, now }: Situation, { events, by }: Attempt): Situation['state'] {
    return events.reduce<Situation['state']>(
      (so, event) => this.engine.evolve(so, { version: (so?.version ?? 0) + 1, at: now, by: by.id, event }),
      state,
    );
  }

  private go(before: Situation, state: Situation['state'], now: Moment, { says, by }: Attempt): void {
    if (state === undefined || !this.novelty.isNew(this.factsOf(state, now))) return;
    this.queue.push({ state, now, depth: before.depth + 1, before, did: `${says} by ${by.key}` });
  }

  /** Lets time pass until a fact changes. */
  private wait(before: Situation): void {
    const { state, now } = before;
    if (state === undefined) return;
    const still = told(this.factsOf(state, now));
    let next: Moment | undefined = now;
    for (let waits = 0; waits < MOST_WAITS; waits += 1) {
      next = this.engine.nextChange(state, this.agreement, next);
      if (next === undefined) return;
      const facts = this.factsOf(state, next);
      if (told(facts) === still) continue;
      this.edges += 1;
      if (!this.novelty.isNew(facts)) return;
      this.queue.push({ state, now: next, depth: before.depth + 1, before, did: waited(now, next, this.agreement) });
      return;
    }
  }

  private factsOf(state: NonNullable<Situation['state']>, now: Moment): Facts {
    return factsOf(state, this.agreement, now, this.engine.agenda);
  }
}

const told = ({ ofCase, ofRules }: Facts): string => [...ofCase, ...ofRules].join('|');
