import { dayOf } from '../../src/agreement/calendar';
import type { Day, Moment } from '../../src/agreement/time';
import type { Agreement } from '../../src/agreement/agreement';
import { caseCommandNames, commandSchemas, type CaseCommandName, type Command } from '../../src/case/commands';
import type { CaseEvent } from '../../src/case/events';
import { Refusal, type RefusalCode } from '../../src/case/refusal';
import type { CaseState } from '../../src/case/state';
import type { Task } from '../../src/case/task/task';
import type { Engine } from './engine';
import { everybody, stranger, walkerOf, type Walker } from './school';
import { kinds } from './samples';

/** One command of one person in one state, and what `decide` said: events, or a refusal. */
export interface Attempt {
  readonly by: Walker;
  readonly command: Command;
  readonly says: string;
  readonly events: readonly CaseEvent[];
  readonly refusal?: Refusal;
  /** It threw what is no refusal: a mistake of the program, or of the file. */
  readonly fault?: string;
}

/** One case is walked at a time, so its id and code can be any. */
const OPENING = { caseId: 'c'.repeat(32), code: 'K7M4' };

export class Moves {
  private readonly byDay = new Map<Day, ReadonlyMap<CaseCommandName, readonly Filled[]>>();

  constructor(
    private readonly engine: Engine,
    private readonly agreement: Agreement,
  ) {}

  /**
   * Everything that everybody could try here. The first of those who may give a command gives it in every
   * way in which it can be filled in, everybody else in one; who has no part in the case tries it on one task.
   */
  attempts(state: CaseState | undefined, now: Moment): readonly Attempt[] {
    const filled = this.filledOn(dayOf(now));
    const { part, none } = this.present(state);
    const tasks = tasksOf(state);
    return caseCommandNames.flatMap((name) => {
      const ways = filled.get(name) ?? [];
      const about = kinds[name].on === 'task' ? tasks : [undefined];
      return about.flatMap((task, index) =>
        this.byEverybody(state, now, index === 0 ? [...part, ...none] : part, ways, task),
      );
    });
  }

  private byEverybody(
    state: CaseState | undefined,
    now: Moment,
    people: readonly Walker[],
    ways: readonly Filled[],
    task: Task | undefined,
  ): readonly Attempt[] {
    const given = task === undefined ? ways : ways.map((way) => on(task, way));
    const tried: Attempt[] = [];
    let fully = false;
    for (const by of people) {
      let mayNot = false;
      for (const way of given) {
        const attempt = this.attempt(state, now, by, way);
        tried.push(attempt);
        mayNot = isOfAccess(attempt.refusal);
        if (fully || mayNot) break;
      }
      fully ||= !mayNot;
    }
    return tried;
  }

  private attempt(state: CaseState | undefined, now: Moment, by: Walker, { command, says }: Filled): Attempt {
    const { agreement } = this;
    const context = { actor: { person: by.id, name: by.name }, now, agreement, opening: OPENING };
    try {
      return { by, command, says, events: this.engine.decide(state, command, context) };
    } catch (problem) {
      if (problem instanceof Refusal) return { by, command, says, events: [], refusal: problem };
      return { by, command, says, events: [], fault: problem instanceof Error ? problem.message : String(problem) };
    }
  }

  /** Everybody with a part in the case, one colleague and one outsider who have none, and a stranger. */
  private present(state: CaseState | undefined): {
    readonly part: readonly Walker[];
    readonly none: readonly Walker[];
  } {
    const { agreement } = this;
    const cast = ['reporter', 'coordinator', 'deputy', 'director', 'board'].map((key) => walkerOf(agreement, key));
    const owners = state?.tasks.filter(({ status }) => status === 'open').map(({ owner }) => owner.person) ?? [];
    const part = new Set([...owners, ...(state?.members ?? []).map(({ person }) => person)]);
    const others = everybody(agreement).filter(({ id }) => !cast.some((known) => known.id === id));
    const without = [false, true].flatMap(
      (external) => others.find((one) => one.external === external && !part.has(one.id)) ?? [],
    );
    return { part: [...cast, ...others.filter(({ id }) => part.has(id))], none: [...without, stranger] };
  }

  private filledOn(today: Day): ReadonlyMap<CaseCommandName, readonly Filled[]> {
    const known = this.byDay.get(today);
    if (known !== undefined) return known;
    const filled = new Map(caseCommandNames.map((name) => [name, this.fill(name, today)] as const));
    this.byDay.set(today, filled);
    return filled;
  }

  private fill(name: CaseCommandName, today: Day): readonly Filled[] {
    return kinds[name].samples({ agreement: this.agreement, today }).map(({ fields, says }) => ({
      // The parser of a command gives the fields of that command, which the compiler cannot see through its name.
      command: { name, fields: commandSchemas[name].parse(fields) } as Command,
      says: says === undefined ? name : `${name} ${says}`,
    }));
  }
}

interface Filled {
  readonly command: Command;
  readonly says: string;
}

/** The same, on the card of a task as it is now. */
const on = (task: Task, { command, says }: Filled): Filled => ({
  command: { ...command, task: task.id, version: task.version },
  says: `${says} (${task.rule})`,
});

const ofAccess: ReadonlySet<RefusalCode> = new Set(['not-found', 'not-yours']);
export const isOfAccess = (refusal: Refusal | undefined): boolean =>
  refusal !== undefined && ofAccess.has(refusal.code);

/** Every open task, and one that is over: it should be refused what an open one allows. */
function tasksOf(state: CaseState | undefined): readonly (Task | undefined)[] {
  if (state === undefined) return [undefined];
  const open = state.tasks.filter(({ status }) => status === 'open');
  const over = state.tasks.findLast(({ status }) => status !== 'open');
  return over === undefined ? open : [...open, over];
}
