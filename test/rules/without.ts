import { checkProtocol } from '../../src/agreement/check';
import type { Diagnostic } from '../../src/agreement/diagnostic';
import { protocolSchema, type Protocol } from '../../src/agreement/protocol-schema';
import { taskReferences } from '../../src/agreement/references';
import type { Path } from '../../src/agreement/parse';
import { placeIn } from './place';

/**
 * A protocol from which one rule was taken out: what is at the places where it is kept is gone, and with a task every
 * mention of it. A test that still passes on it does not show that the rule is kept.
 *
 * @throws Error when nothing is at one of the places, or what is left is no protocol any more
 */
export function without(protocol: Protocol, rule: string, kept: readonly string[]): Protocol {
  const copy = structuredClone(protocol) as Record<string, unknown>;
  removeAll(
    copy,
    kept.map((path) => placeOf(protocol, path)),
  );
  removeAll(copy, danglingTasks(copy as Protocol));
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

const said = ({ id }: Protocol, message: string): Diagnostic => ({ file: id, line: 0, message });

function placeOf(protocol: Protocol, path: string): Path {
  const place = placeIn(protocol, path);
  if (place === undefined) throw new Error(`nothing is at "${path}" in protocol ${protocol.id}`);
  return place;
}

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
