import type { BotAnswer } from '../../tools/practice/api';
import type { Find } from './conclude';
import type { Observer } from './observer';
import type { Deed } from './people';

/** What the program begins with when it tells somebody that what they did is kept. */
const KEPT =
  /"(?:value|text)":"(?:Bewaard|Opgeslagen|Ontvangen|Gevraagd|Overgedragen|Toegevoegd|Ingetrokken|Afgesloten|Geregeld)[.,]/;

interface Kept {
  readonly caseId: string;
  readonly version: number;
  readonly type: string;
}

/** Remembers what people were told is kept, and holds it against what storage has: then, and in the end. */
export class Promises {
  private readonly kept: Kept[] = [];

  constructor(
    private readonly observer: Observer,
    private readonly find: Find,
  ) {}

  /** The version of the case before somebody does this. */
  before = ({ case: caseId = '' }: Deed): number => this.observer.cases.get(caseId)?.state.version ?? 0;

  /** Somebody is told what came of it. */
  async told(deed: Deed, before: number, { status, body }: BotAnswer): Promise<void> {
    const { case: caseId, who, says } = deed;
    if (caseId === undefined || status !== 200 || !KEPT.test(body)) return;
    const events = await this.observer.store.cases.readEvents(caseId);
    const theirs = events.filter(({ version, by }) => version > before && by === who.id);
    if (theirs.length === 0) this.find('what was said to be kept is kept', `${says} in ${caseId.slice(0, 6)}`);
    for (const { version, event } of theirs) this.kept.push({ caseId, version, type: event.type });
  }

  async concludes(): Promise<void> {
    for (const { caseId, version, type } of this.kept) {
      const [event] = await this.observer.store.cases.readEvents(caseId, [version]);
      if (event?.event.type !== type)
        this.find('what was said to be kept is kept', `${type}, version ${String(version)} of ${caseId.slice(0, 6)}`);
    }
  }
}
