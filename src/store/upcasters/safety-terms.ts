import { inWorkingDays, safetyTasks } from '../../agreement/safety-tasks';
import type { Span } from '../../agreement/protocol-schema';
import type { Stored } from './step';
import { eachOf, mapping } from './task-forms';

/**
 * Safety does not go on holiday, in cases that were opened before either: what a stored protocol has in school days for
 * it counts working days, and on days without lessons others than its owner hear of it, rung by rung. Before, these
 * others were named with the task.
 */
export function withSafetyTerms(protocol: Stored): Stored {
  const safety = safetyTasks(protocol);
  const { task: board } = mapping(protocol['staff']);
  const before = mapping(protocol['ladders']);
  const ladders: Record<string, unknown> = Object.fromEntries(
    Object.entries(before).map(([id, rungs]) => [id, rungsOf(rungs).map((rung) => ({ ...rung, inHolidays: [] }))]),
  );
  const tasks = Object.fromEntries(
    Object.entries(eachOf(protocol['tasks'], withoutListeners)).map(([id, task]) => {
      if (!safety.has(id)) return [id, task];
      const { ladder } = mapping(task);
      const counted = inWorkingTime(mapping(task), ['term', 'last', 'again']);
      // A concern about somebody of the school is the board's alone.
      if (id === board || typeof ladder !== 'string') return [id, counted];
      // What is not about safety goes on by the ladder as it was.
      const own = `${ladder}-safety`;
      ladders[own] = rungsOf(before[ladder]).map(heardByOthers);
      return [id, { ...counted, ladder: own }];
    }),
  );
  return { ...protocol, tasks, ladders };
}

/** Whether a protocol was stored before its rungs said who hears them in a holiday. */
export function waitsInHolidays(protocol: Stored): boolean {
  const rungs = Object.values(mapping(protocol['ladders'])).flatMap(rungsOf);
  return rungs.length > 0 && !rungs.some((rung) => 'inHolidays' in rung);
}

const withoutListeners = ({ inHolidays: _, ...task }: Stored): Stored => task;

/** As `protocols/` has it: the deputy with the first call of the owner, the director besides with each later one. */
function heardByOthers(rung: Stored): Stored {
  const { to, after, repeat } = rung;
  const calls = Array.isArray(to) && to.includes('owner');
  const others = after === undefined && repeat === undefined ? ['deputy'] : ['deputy', 'director'];
  return { ...inWorkingTime(rung, ['after', 'repeat']), inHolidays: calls ? others : [] };
}

const inWorkingTime = (value: Stored, keys: readonly string[]): Stored =>
  Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      keys.includes(key) && part !== undefined ? inWorkingDays(part as Span) : part,
    ]),
  );

const rungsOf = (value: unknown): readonly Stored[] => (Array.isArray(value) ? value.map(mapping) : []);
