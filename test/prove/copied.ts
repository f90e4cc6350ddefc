import type { Life } from './life';
import type { Observer } from './observer';
import type { Post } from './posts';
import type { Call } from './wires';

/**
 * What no case writes down: a list is among those of that morning, and by its cases only later; that a form was not
 * sent is told of with its draft. When one of them comes twice, it is seen there.
 */
const OF_NO_CASE: ReadonlySet<string> = new Set([
  'Er staat iets voor je klaar',
  'Nog niet verstuurd',
  'Bel eerst. Schrijven kan straks.',
]);

interface Sent {
  readonly id: string;
  readonly what: string;
  /** When its sender knew of it, in milliseconds. */
  readonly known: number;
  /** Whether its sender may not know: the answer was lost, or what it wrote down about it. */
  excused: boolean;
  /** The cases that it names; the handles that people from outside have of them say nothing here. */
  readonly names: readonly string[];
}

/**
 * Counts copies. A message that stands and that nobody wrote down is an extra copy, and only an answer that was lost
 * explains one: that of the platform, or that of storage when it was written down.
 */
export class Copied {
  private readonly all: Sent[] = [];
  private readonly waiting = new Map<Life, Sent[]>();

  constructor(
    private readonly observer: Observer,
    private readonly now: () => number,
  ) {}

  sent({ life, at }: Call, { conversation, person, shows, names }: Post, answer: string, isKnown: boolean): void {
    const { id, activityId } = JSON.parse(answer) as { readonly id?: string; readonly activityId?: string };
    const title = /"text":"([^"]{0,60})/.exec(shows)?.[1] ?? '';
    const sent = {
      id: activityId ?? id ?? '',
      what: `"${title}" to ${person?.slice(-4) ?? conversation?.kind ?? '?'} by ${life.name} at ${new Date(at).toISOString()}`,
      known: this.now(),
      excused: !isKnown || OF_NO_CASE.has(title),
      names,
    };
    this.all.push(sent);
    this.waiting.set(life, [...(this.waiting.get(life) ?? []), sent]);
  }

  /**
   * A copy wrote something down about a case, or failed to: what it had sent of that case before it began it would have
   * written with it, and does not know any more when that fails.
   */
  wrote({ life, at: began }: Call, about: string, isKnown: boolean): void {
    const before = this.waiting.get(life) ?? [];
    const isIn = ({ names, known }: Sent): boolean => names.includes(about) && known <= began;
    for (const sent of before) if (!isKnown && isIn(sent)) sent.excused = true;
    this.waiting.set(
      life,
      before.filter((sent) => !isIn(sent)),
    );
  }

  /**
   * A copy that is gone, or whose writing failed, knows nothing of what it sent and did not write down. What was taken
   * away, as from somebody whose access ended, may come again: only what is there counts.
   */
  problems(stands: (message: string) => boolean): readonly string[] {
    const unsure = new Set([...this.waiting.values()].flat());
    const strange = this.all.filter(({ id, excused }) => !excused && !this.observer.writtenDown.has(id));
    const twice = new Map<string, number>();
    for (const [id, what] of this.observer.writtenDown) if (stands(id)) twice.set(what, (twice.get(what) ?? 0) + 1);
    return [
      ...strange.filter((one) => !unsure.has(one)).map(({ what }) => `${what}: sent, and not written down`),
      ...[...twice]
        .filter(([, times]) => times > 1)
        .map(([what, times]) => `${what}: ${String(times)} times, each known`),
    ];
  }
}
