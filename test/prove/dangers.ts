import type { Around, Find } from './conclude';
import type { Danger } from './observer';
import type { Post } from './posts';

/** What a message to one person goes over, and what the case is read from; rooms are made over another way. */
const ways = ['connector', 'login', 'tables'] as const;
/** Danger has reached somebody within this time in which these were open. Milliseconds. */
const WITHIN = 120_000;
const LOOK = 5_000;
const LOOK_IN_ROUGH = 60_000;

/** Watches that every danger that was stored reaches somebody. */
export class Dangers {
  private readonly reached = new Set<Danger>();

  constructor(
    private readonly around: Around,
    private readonly find: Find,
  ) {
    around.observer.onDanger = (danger) => void this.watch(danger);
  }

  /** A message is somewhere. */
  sent({ person, shows, names }: Post): void {
    if (!shows.includes('"acknowledge-emergency"')) return;
    for (const danger of this.around.observer.dangers)
      if (person !== undefined && person !== danger.by && names.includes(danger.caseId)) this.reached.add(danger);
  }

  private async watch(danger: Danger): Promise<void> {
    const { time, weather, copies } = this.around;
    const isOpen = (): boolean => copies.anyUp() && ways.every((road) => !weather.rough(time.now(), road));
    let since: number | undefined;
    for (;;) {
      await time.wait(since === undefined && !isOpen() ? LOOK_IN_ROUGH : LOOK);
      if (this.reached.has(danger) || danger.ended !== undefined) return;
      if (!isOpen()) since = undefined;
      else since ??= time.now();
      if (since !== undefined && time.now() - since > WITHIN + copies.mostSkew()) {
        this.find(
          'danger reaches somebody within two minutes',
          `case ${danger.caseId.slice(0, 6)}, declared ${new Date(danger.at).toISOString()}`,
        );
        return;
      }
    }
  }
}
