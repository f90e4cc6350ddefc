/** Of these fields the ones that were filled in: what is left empty is not written down. */
export function said<F extends object, K extends keyof F>(
  fields: F,
  keys: readonly K[],
): { readonly [P in K]?: Exclude<F[P], undefined> } {
  return Object.fromEntries(keys.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]]))) as {
    [P in K]?: Exclude<F[P], undefined>;
  };
}
