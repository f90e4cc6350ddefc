import type { Facts } from './facts';

const MOST_FACTS = 100_000;

/**
 * Which facts were seen together. A state is new when it holds two facts of the case that no earlier one held together,
 * or a task as no earlier one held it: the idea of pairwise testing, and of width 2 in planning (Lipovetzky and
 * Geffner, 2012). There are finitely many pairs, so a walk over what is new comes to an end by itself.
 */
export class Novelty {
  private readonly numbers = new Map<string, number>();
  private readonly pairs = new Set<number>();

  /** `thorough`: each task of the protocol is paired with the facts of the case too. It takes some five times as long. */
  constructor(private readonly thorough = false) {}

  get facts(): readonly string[] {
    return [...this.numbers.keys()];
  }

  get together(): number {
    return this.pairs.size;
  }

  /** Takes the facts in, and says whether they are new. */
  isNew({ ofCase, ofRules }: Facts): boolean {
    const before = this.pairs.size;
    const all = this.numbered(ofCase);
    const rules = this.numbered(ofRules);
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index)) this.pairs.add(one * MOST_FACTS + other);
      if (this.thorough) for (const rule of rules) this.pairs.add(rule * MOST_FACTS + one);
    }
    for (const rule of rules) this.pairs.add(rule * MOST_FACTS + rule);
    return this.pairs.size > before;
  }

  private numbered(facts: readonly string[]): readonly number[] {
    return [...new Set(facts)].map((fact) => this.numberOf(fact)).sort((a, b) => a - b);
  }

  private numberOf(fact: string): number {
    const number = this.numbers.get(fact) ?? this.numbers.size;
    this.numbers.set(fact, number);
    return number;
  }
}
