import type { CardSpec } from '../../room/card-data';
import type { Log } from '../ports';
import { SurfaceError, type Message } from '../surface';
import type { Sight } from './sight';

/** A message as it should be, and in short. */
export interface Forms extends Pick<Message, 'mentions'> {
  readonly full: CardSpec;
  /** That there is something, and where it can be read. */
  readonly short: CardSpec;
}

/** Gives a message to the platform; what it never takes as it is goes in short, and the operator is told. */
export async function inAnyForm<T>(
  { log, sight }: { readonly log: Pick<Log, 'error'>; readonly sight: Pick<Sight, 'until'> },
  { full, short, mentions }: Forms,
  fields: Parameters<Log['error']>[0],
  give: (message: Message) => Promise<T>,
): Promise<T> {
  const as = async (card: CardSpec): Promise<T> => give({ card, mentions, notAfter: await sight.until() });
  try {
    return await as(full);
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.failure !== 'unfit') throw error;
    log.error(fields, `a message is never taken in this form, so a short one goes in its place: ${error.message}`);
    return as(short);
  }
}
