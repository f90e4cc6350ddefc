import type { School } from './school-schema';

/** One with whom a school works, in its social map. */
export type MapEntry = School['socialMap'][number];

/** The map with an entry in the place of the one named `instead`, or behind the others where there is none. */
export function keptInMap(map: readonly MapEntry[], entry: MapEntry, instead: string | undefined): MapEntry[] {
  const at = map.findIndex(({ name }) => name === (instead ?? entry.name));
  return at < 0 ? [...map, entry] : map.map((one, index) => (index === at ? entry : one));
}

/** The map without the one who has this name. */
export const removedFromMap = (map: readonly MapEntry[], name: string): MapEntry[] =>
  map.filter((one) => one.name !== name);
