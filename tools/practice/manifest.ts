import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';

const permission = z.object({ name: z.string(), type: z.string() });
const manifest = z.object({
  authorization: z.object({ permissions: z.object({ resourceSpecific: z.array(permission) }) }),
});

/** What the Teams app asks of a team and of a chat in which it is installed. @throws Error when the manifest says nothing of it */
export function readResourceSpecific(file: string): readonly z.infer<typeof permission>[] {
  return manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).authorization.permissions.resourceSpecific;
}
