import { field } from '../http';
import type { TokenIssuer } from '../openid/issuer';
import type { Activity } from './activity';

/** What the bot's HTTP answer was; `status` is 0 when there was none. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

export interface LineOptions {
  readonly appId: string;
  readonly resendAfterMs: number;
  readonly resends: number;
  /** Where the bot listens now; undefined while it is down. */
  readonly botUrl: () => string | undefined;
}

const noAnswer: RawAnswer = { status: 0, body: '' };

/** The wire to the bot: signs each activity as the channel does, and sends it again when no answer comes in time. */
export class BotLine {
  constructor(
    private readonly issuer: TokenIssuer,
    private readonly options: LineOptions,
  ) {}

  async send(activity: Activity): Promise<RawAnswer> {
    for (let attempt = 0; attempt <= this.options.resends; attempt += 1) {
      const answer = await this.sendOnce(activity);
      if (answer !== 'too late') return answer;
    }
    return noAnswer;
  }

  private async sendOnce(activity: Activity): Promise<RawAnswer | 'too late'> {
    const url = this.options.botUrl();
    if (url === undefined) return noAnswer;
    const token = await this.issuer.toBot(this.options.appId, String(activity['serviceUrl']));
    try {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(this.options.resendAfterMs),
      });
      return { status: response.status, body: await response.text() };
    } catch (problem) {
      return field(problem, 'name') === 'TimeoutError' ? 'too late' : noAnswer;
    }
  }
}
