import { isRecord } from '../../src/agreement/overlay';
import type { Path } from '../../src/agreement/parse';

/**
 * The place in a protocol that a path names: `tasks.inform-director`, `steps.signals.tasks.plan`,
 * `consultation.after.tell-parents`. In a list of steps the next part is an id, in a list of names the name itself, in any
 * other list a place from 0: `ladders.feedback.2`.
 * `undefined` when nothing is there.
 */
export function placeIn(protocol: unknown, path: string): Path | undefined {
  const found: PropertyKey[] = [];
  let value = protocol;
  for (const part of path.split('.')) {
    const key = keyIn(value, part);
    if (key === undefined) return undefined;
    found.push(key);
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return found;
}

function keyIn(value: unknown, part: string): PropertyKey | undefined {
  if (Array.isArray(value)) {
    const index = value.findIndex((entry: unknown) => entry === part || (isRecord(entry) && entry['id'] === part));
    if (index >= 0) return index;
    return /^\d+$/.test(part) && Number(part) < value.length ? Number(part) : undefined;
  }
  return isRecord(value) && Object.hasOwn(value, part) ? part : undefined;
}
