/**
 * One file laid over another that it builds on. What both have by the same key is merged, key by key; of anything else,
 * lists among it, the upper file's holds whole, so that a list says all that counts.
 */
export function overlay(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over;
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) merged[key] = key in under ? overlay(under[key], value) : value;
  return merged;
}

/** A mapping of YAML: neither a list nor a single value. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
