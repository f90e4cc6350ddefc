import { z } from 'zod/v4';
import type { Graph } from '../graph';
import type { TeamsLog } from '../ports';

const rowSchema = z.object({
  id: z.string().min(1),
  displayName: z.string().nullish(),
  description: z.string().nullish(),
});

/**
 * Looks for a channel whose making went unanswered. Its description has a mark that nobody else can make up: a colleague who
 * reports can foretell the name of the room and have one ready, with people in it who have no part in the case.
 * @returns its id when it is there, and the names that channels of the team have
 */
export async function findChannel(
  { graph, log }: { readonly graph: Pick<Graph, 'list'>; readonly log: TeamsLog },
  team: string,
  { title, description }: { readonly title: string; readonly description: string },
): Promise<{ readonly id?: string; readonly taken: readonly string[] }> {
  const rows = await graph.list(`/teams/${team}/channels?$select=id,displayName,description`, rowSchema);
  const own = rows.find((row) => row.description === description);
  if (own !== undefined) return { id: own.id, taken: [] };
  const namesake = rows.find((row) => row.displayName?.toLowerCase() === title.toLowerCase());
  if (namesake !== undefined) {
    log.warn(
      { channel: namesake.id },
      'A channel has the name of a room that this program is about to make, and was made by somebody else: it is left alone, and the room gets another name. Ask its owner why.',
    );
  }
  return { taken: rows.map((row) => row.displayName ?? '') };
}

/** Two names for a room that no channel of the team has: the title as it is, if it can be, and another. */
export function freeNames(title: string, taken: readonly string[]): readonly [string, string] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const free: string[] = [];
  for (let number = 1; free.length < 2; number += 1) {
    const name = number === 1 ? title : `${title} ${number}`;
    if (!used.has(name.toLowerCase())) free.push(name);
  }
  const [name = title, another = title] = free;
  return [name, another];
}
