import { z } from 'zod/v4';
import type { Moment } from '../../../src/agreement/time';
import type { PracticeCase, PracticeOrigin } from '../api';

const next = z.object({ at: z.iso.datetime().nullable() });

/** The bot's own practice controls. @throws BotUnreachable when it is down or refuses */
export class BotRemote {
  constructor(private readonly url: () => string | undefined) {}

  /** Sets the bot's clock; it has carried out all that is due when this resolves. */
  async setClock(now: Moment): Promise<void> {
    await this.call('POST', 'clock', { now });
  }

  async settle(): Promise<void> {
    await this.call('POST', 'settle', {});
  }

  /** The first moment after now, and not after `until`, at which something is due. */
  async next(until: Moment): Promise<Moment | undefined> {
    const { at } = next.parse(await this.call('GET', `next?until=${encodeURIComponent(until)}`));
    return at === null ? undefined : new Date(at).toISOString();
  }

  async cases(): Promise<readonly PracticeCase[]> {
    return (await this.call('GET', 'cases')) as readonly PracticeCase[];
  }

  /** What a handle on somebody's card is for; none for what is no handle of theirs. */
  async origin(handle: string, person: string): Promise<PracticeOrigin | null> {
    const query = new URLSearchParams({ handle, person });
    return ((await this.call('GET', `handle?${query.toString()}`)) as { origin: PracticeOrigin | null }).origin;
  }

  private async call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const url = this.url();
    if (url === undefined) throw new BotUnreachable('The bot is down: start it first.');
    const request = {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    let answer: Response;
    try {
      answer = await fetch(`${url}/practice/${path}`, request);
    } catch {
      throw new BotUnreachable(`The bot went away during ${method} /practice/${path}; see its log.`);
    }
    const said = await answer.text();
    if (!answer.ok)
      throw new BotUnreachable(`The bot answered ${answer.status} to ${method} /practice/${path}; see its log.`);
    return said === '' ? undefined : (JSON.parse(said) as unknown);
  }
}

export class BotUnreachable extends Error {
  override readonly name = 'BotUnreachable';
}
