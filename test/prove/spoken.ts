import { NOT_SHOWN } from '../../src/service/words';
import type { Account } from '../../tools/practice/platform/model';
import type { Chance } from './chance';
import type { Around, Find } from './conclude';
import type { Plan } from './weather';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** What the answer goes over, and the token for it. */
const ways = ['connector', 'login'] as const;
/** So long in which these were open an answer about danger may take. Milliseconds. */
const WITHIN = 2 * MINUTE;
/** After this time an answer is not owed any more. Milliseconds. */
const LAPSES = 24 * 60 * MINUTE;
const LOOK = 5 * SECOND;
/** Only what answers a word of danger says this. */
const ANSWER = 'Er is nog niets gemeld';
const words = ['Er is nu gevaar', 'spoed!', 'Kan iemand me helpen? Help mij'] as const;

/** When somebody types a word of danger: while no answer can be given, where the seed has such a time. */
export function spokenAt(chance: Chance, { spells }: Plan, moments: readonly number[]): readonly number[] {
  const away = spells.filter(({ road }) => road === 'connector' || road === 'login');
  const [spell] = chance.shuffled(away);
  if (spell === undefined) return [chance.pick(moments)];
  const lasts = Math.min(MINUTE, spell.until - spell.from);
  return [spell.from + Math.floor(chance.real() * lasts), chance.pick(moments)];
}

/** People who type a word of danger, and whether they read whom to call. */
export class Spoken {
  private waiting = 0;

  constructor(
    private readonly around: Pick<Around, 'time' | 'weather' | 'copies' | 'world'>,
    private readonly chance: Chance,
    private readonly find: Find,
  ) {}

  /** Whether somebody waits for an answer, which no due list knows of. */
  get waits(): boolean {
    return this.waiting > 0;
  }

  /** Types it, and again while it does not arrive. @returns what became of that, for the trace */
  async speak(who: Account): Promise<string> {
    const { time, world, copies } = this.around;
    world.opens(who);
    const text = this.chance.pick(words);
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const [since, ended] = [time.now(), copies.ended()];
      const { status } = await world.clients.type(who, { chat: 'personal', text });
      if (status > 0 && status < 400) {
        void this.watch(who, since, ended);
        return 'heard';
      }
      await time.wait(this.chance.between(20, 300) * SECOND);
    }
    return 'not heard';
  }

  /** An answer waits in the memory of the copy that heard it: of a copy that ended meanwhile nothing is asked. */
  private async watch(who: Account, since: number, ended: number): Promise<void> {
    const { time, weather, copies } = this.around;
    this.waiting += 1;
    let open: number | undefined;
    while (!this.isAnswered(who, since) && copies.ended() === ended && time.now() - since < LAPSES) {
      if (ways.some((road) => weather.rough(time.now(), road))) open = undefined;
      else open ??= time.now();
      if (open !== undefined && time.now() - open > WITHIN + copies.mostSkew()) {
        this.find(RULE, `${who.key}, who typed it at ${new Date(since).toISOString()}`);
        break;
      }
      await time.wait(LOOK);
    }
    this.waiting -= 1;
  }

  private isAnswered(who: Account, since: number): boolean {
    const { messages } = this.around.world.platform.openPersonalChat(who);
    return messages.some(
      ({ from, at, deleted, card, text }) =>
        from === 'bot' &&
        !deleted &&
        Date.parse(at) >= since &&
        // Where Teams takes no card, it goes as a short sentence, which says whom to call as well.
        (text === NOT_SHOWN || JSON.stringify(card ?? '').includes(ANSWER)),
    );
  }
}

/** Who types a word of danger reads whom to call. */
export const RULE = 'a word of danger is answered';
