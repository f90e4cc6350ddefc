/** Does the same with each of these, so many at a time. What the work throws ends all of it: it sees to its own failures. */
export async function sideBySide<T>(all: readonly T[], most: number, work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (const one of { [Symbol.iterator]: () => waiting }) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, lane));
}
