import { checkProtocol } from '../agreement/check';
import { keptAt } from '../agreement/kept-at';
import type { Mistake } from '../agreement/mistake';
import { protocolSchema, type Protocol } from '../agreement/protocol-schema';
import { taskReferences } from '../agreement/references';
import type { Path } from '../agreement/parse';

/**
 * A protocol from which one rule was taken out: whatever its `rules` say keeps that rule is gone, and with a task every
 * mention of it. A test that still passes on it does not show that the rule is kept.
 *
 * @throws Error when the protocol keeps no such rule, or is no protocol any more without it
 */
export function without(protocol: Protocol, rule: string): Protocol {
  const kept = protocol.rules[rule];
  if (kept === undefined) throw new Error(`protocol ${protocol.id} has no rule ${rule}`);
  const copy = structuredClone(protocol) as Record<string, unknown>;
  removeAll(
    copy,
    kept.map((path) => keptAt(protocol, path) ?? []),
  );
  removeAll(copy, danglingTasks(copy as Protocol));
  delete copy['rules'];
  const parsed = protocolSchema.safeParse(copy);
  const mistakes = parsed.success
    ? checkProtocol({ file: protocol.id, value: parsed.data, mistake: (_path, message) => said(protocol, message) })
    : [said(protocol, parsed.error.issues.map(({ path }) => path.join('.')).join(', '))];
  const [first] = mistakes;
  if (!parsed.success || first !== undefined)
    throw new Error(`${NO_PROTOCOL}: ${protocol.id} without ${rule} (${first?.message ?? ''})`);
  return parsed.data;
}

/** What is left is no protocol, so nothing is shown by a test that fails on it. */
export const NO_PROTOCOL = 'no protocol any more';

const said = ({ id }: Protocol, message: string): Mistake => ({ file: id, line: 0, message });

const danglingTasks = (protocol: Protocol): readonly Path[] =>
  taskReferences(protocol)
    .filter(([, named]) => !Object.hasOwn(protocol.tasks, named))
    .map(([path]) => path);

/** Of one list the last place first, so that taking one out moves none of those that are still to go. */
function removeAll(value: unknown, paths: readonly Path[]): void {
  const place = (path: Path): number => Number(path.at(-1));
  for (const path of [...paths].sort((a, b) => (place(b) || 0) - (place(a) || 0))) removeAt(value, path);
}

function removeAt(value: unknown, path: Path): void {
  const key = path.at(-1);
  if (key === undefined) return;
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((within, step) => (within as Readonly<Record<PropertyKey, unknown>>)[step], value);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder as object, key);
}
