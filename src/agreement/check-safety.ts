import type { Diagnostic } from './diagnostic';
import type { Parsed, Path } from './parse';
import type { Protocol, Rung, Span } from './protocol-schema';
import { safetyTasks } from './safety-tasks';

/**
 * Safety does not go on holiday: what a child's safety waits for counts no school days, and while there are no lessons
 * others than its owner hear of it: the deputy, and the director when neither answers.
 */
export function checkSafety({ value: protocol, mistake }: Parsed<Protocol>): readonly Diagnostic[] {
  const ids = [...safetyTasks(protocol)].filter((id) => Object.hasOwn(protocol.tasks, id));
  const refusals = (path: Path, spans: Readonly<Record<string, Span | undefined>>, what: string) =>
    Object.entries(spans).flatMap(([key, span]) => {
      const why = refusal(span);
      return why === undefined ? [] : [mistake([...path, key], `${what}.${key}: ${why}`)];
    });
  const terms = ids.flatMap((id) => {
    const { term, last, again } = protocol.tasks[id] ?? {};
    return refusals(['tasks', id], { term, last, again }, `tasks.${id}`);
  });
  const ladders = new Set(ids.flatMap((id) => protocol.tasks[id]?.ladder ?? []));
  const rungs = [...ladders].flatMap((ladder) =>
    (protocol.ladders[ladder] ?? []).flatMap(({ after, repeat }, index) =>
      refusals(['ladders', ladder, index], { after, repeat }, `ladders.${ladder}, rung ${index + 1}`),
    ),
  );
  return [...terms, ...rungs, ...unheard(ids, protocol).map(([path, message]) => mistake(path, message))];
}

/** Why a school's own term of a task is refused; `undefined` when it is not. */
export const ownTermRefusal = (task: string, term: Span, protocol: Protocol): string | undefined =>
  safetyTasks(protocol).has(task) ? refusal(term) : undefined;

function refusal(span: Span | undefined): string | undefined {
  if (span?.schoolDays === undefined) return undefined;
  return `what is about safety does not wait for the end of a holiday: write workingDays: ${span.schoolDays}`;
}

/** Ladders that nobody but the owner may hear in a holiday. A concern about somebody of the school is the board's alone. */
function unheard(ids: readonly string[], protocol: Protocol): readonly (readonly [Path, string])[] {
  const asked = ids.filter((id) => id !== protocol.staff.task);
  return [...new Set(asked.flatMap((id) => protocol.tasks[id]?.ladder ?? []))].flatMap((ladder) => {
    const rungs = protocol.ladders[ladder] ?? [];
    const missing = (['deputy', 'director'] as const).filter((listener) => !hears(rungs, listener));
    if (rungs.length === 0 || missing.length === 0) return [];
    const remedy = `name ${missing.join(' and ')} in "to" or "inHolidays" of a rung`;
    return [
      [['ladders', ladder], `ladder "${ladder}": what is about safety reaches others in a holiday: ${remedy}`] as const,
    ];
  });
}

const hears = (rungs: readonly Rung[], listener: 'deputy' | 'director'): boolean =>
  rungs.some(({ to, inHolidays }) => to.includes(listener) || inHolidays.includes(listener));
