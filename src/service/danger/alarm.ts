import type { Agreement } from '../../agreement/agreement';
import { dayOf, spokenWhole } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import { isShutOut } from '../../case/involvement';
import { circleAtSchool, circleOf, type Circle } from '../../case/emergency/emergency-ladder';
import { earlierThan } from '../../case/emergency/said-earlier';
import { isToldApart } from '../../case/emergency/told-apart';
import type { Participant } from '../../case/people/participant';
import { personOf } from '../../case/people/roster';
import { apartFrom } from '../commands/apart';
import { errorFacts } from '../health/error-facts';
import type { ServicePorts } from '../service-ports';
import type { ClearFacts } from '../ports';
import type { Actor, Request } from '../request';
import type { MessageRef } from '../surface';
import { cardForDeclarer, cardForTold, type AlertStanding } from './cards';
import type { Stand } from './port';
import type { Said } from './said';

/** What else an alert goes by. */
export interface AlarmMore {
  /** What is stored in clear of a case that is not remembered. */
  readonly clear?: ClearFacts;
  /** What stood of it before this copy of the program went on with it. */
  readonly stands?: readonly Stand[];
  /** Hears how far it came, and whether it has reached everybody who must hear it. */
  readonly came?: (stands: readonly Stand[], done: boolean) => void;
}

/** What was said that tells who may hear of it. */
type WhoIsSaid = Pick<Said, 'kind' | 'doubt' | 'overStaff' | 'suspect' | 'keptOut'>;

export type DangerPorts = Pick<ServicePorts, 'surface' | 'pause' | 'known' | 'clock' | 'log' | 'store'>;

/** Pauses between tries, in milliseconds: with the time that a call may take, no more than half a minute apart. */
const FIRST_PAUSE = 2_000;

const LONGEST_PAUSE = 15_000;

/** So long somebody of the first is looked for before the next in line hears it as well. */
const ALONE_WITHIN = 60_000;

/** So often is looked whether the messages of the case itself are there, so that those from memory can go. */
const MOST_LOOKS = 40;

export const pauseAfter = (tries: number, longest = LONGEST_PAUSE): number =>
  Math.min(longest, FIRST_PAUSE * 2 ** Math.min(tries - 1, 10));

/**
 * An alert that goes out straight from the school's file and what is remembered, without storage: to each of those who
 * must hear it until it has reached them, and to the declarer how far it came. Once storage has the case, its own
 * messages take the place of these.
 */
export class Alarm {
  private readonly circle: Circle;
  private readonly ofStaff: boolean;
  private readonly code: string;
  private readonly codeForTold: string;
  private readonly trying = new Map<PersonId, Participant>();
  private readonly reached = new Map<PersonId, Participant>();
  private readonly messages = new Map<PersonId, MessageRef>();
  private late = false;
  private stored = false;
  private ended: () => void = () => undefined;
  /** The declarer's card is drawn by one at a time, and again when something changed meanwhile. */
  private drawing: Promise<void> = Promise.resolve();

  constructor(
    private readonly ports: DangerPorts,
    private readonly said: WhoIsSaid,
    private readonly request: Pick<Request, 'actor' | 'case' | 'saidAt'>,
    private readonly agreement: Agreement,
    private readonly more: AlarmMore = {},
  ) {
    const { actor, case: caseId } = request;
    const { circle, ofStaff, code, codeForTold } = whom(ports, said, actor, agreement, caseId, more.clear);
    this.circle = circle;
    this.ofStaff = ofStaff;
    this.code = code;
    this.codeForTold = codeForTold;
    const { told, next } = circle;
    for (const { person, message } of more.stands ?? []) {
      this.messages.set(person, message);
      const one = [...told, ...(next === undefined ? [] : [next])].find((candidate) => candidate.person === person);
      if (one !== undefined) this.reached.set(person, one);
    }
  }

  /** Begins, and goes on by itself. `ended`: when the case speaks for itself. */
  begin(ended: () => void): void {
    this.ended = ended;
    for (const one of this.circle.told) if (!this.reached.has(one.person)) this.tell(one);
    this.draw();
    void this.lookForNext();
  }

  /** Storage has the case: the worker now delivers what follows from it. */
  takenDown(): void {
    if (this.stored) return;
    this.stored = true;
    void this.makeRoom().finally(this.ended);
  }

  standing(): AlertStanding {
    const { kind, doubt } = this.said;
    const { ofStaff, code, agreement, late } = this;
    const now = this.ports.clock.now();
    const earlier = earlierThan(now, this.request.saidAt);
    return {
      kind,
      at: spokenWhole(this.request.saidAt ?? now, now),
      ...(earlier === undefined ? {} : { earlier: true }),
      ...(doubt === undefined ? {} : { doubt }),
      ofStaff,
      code,
      declarer: this.request.actor,
      agreement,
      reached: [...this.reached.values()],
      trying: [...this.trying.values()],
      late,
    };
  }

  private tell(person: Participant): void {
    this.trying.set(person.person, person);
    void this.untilTold(person);
  }

  private async untilTold(person: Participant): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      if (tries > 1 && (await this.standsByItself(person.person))) break;
      try {
        const message = await this.send(person.person, cardForTold({ ...this.standing(), code: this.codeForTold }));
        this.messages.set(person.person, message);
        break;
      } catch (error) {
        this.ports.log.warn({ tries, ...errorFacts(error) }, 'an alert without storage did not arrive; tried again');
      }
      await this.ports.pause(pauseAfter(tries));
    }
    this.trying.delete(person.person);
    this.reached.set(person.person, person);
    this.cameSoFar();
    this.draw();
  }

  private async lookForNext(): Promise<void> {
    await this.ports.pause(ALONE_WITHIN);
    if (this.reached.size > 0) return;
    this.late = true;
    const { next } = this.circle;
    if (next !== undefined && !this.ofStaff) this.tell(next);
    this.draw();
  }

  private draw(): void {
    this.drawing = this.drawing.then(async () => {
      const content = cardForDeclarer(this.standing());
      const before = this.messages.get(this.request.actor.person);
      try {
        if (before === undefined) {
          this.messages.set(this.request.actor.person, await this.send(this.request.actor.person, content));
          this.cameSoFar();
        } else await this.ports.surface.update(before, { card: content, mentions: [] });
      } catch (error) {
        // What they must know was in the answer; the next change is drawn again.
        this.ports.log.warn(
          { ...errorFacts(error) },
          'the person who said that there is danger could not be told how far it came',
        );
      }
    });
  }

  private cameSoFar(): void {
    const stands = [...this.messages].map(([person, message]) => ({ person, message }));
    this.more.came?.(stands, this.reached.size > 0 && this.trying.size === 0);
  }

  private send(person: PersonId, content: ReturnType<typeof cardForTold>): Promise<MessageRef> {
    return this.ports.surface.sendPrivately(person, { card: content, mentions: [] }, this.agreement.school.id);
  }

  /** Whether what follows from the stored case has reached somebody. Storage that is away knows nothing of it. */
  private async standsByItself(person: PersonId): Promise<boolean> {
    const caseId = this.ownCase();
    if (!this.stored || caseId === undefined) return false;
    try {
      const { delivery } = await this.ports.store.cases.readDelivery(caseId);
      return delivery.items.some(({ key, status }) => status === 'delivered' && this.isFor(person, key));
    } catch {
      return false;
    }
  }

  /** The case that came of it: over a colleague, one of its own. */
  private ownCase(): string | undefined {
    const { said, ports } = this;
    const { case: caseId, actor } = this.request;
    const at = caseId === undefined ? undefined : ports.known(caseId);
    if (caseId === undefined || at === undefined) return caseId;
    if (isShutOut(at, actor.person)) return apartFrom(caseId, actor.person);
    return isToldApart(said.overStaff, at)
      ? apartFrom(caseId, actor.person, said.overStaff === true ? 'yes' : 'no')
      : caseId;
  }

  /** Whether an item of the case is the one for somebody that this alert stands in for. */
  private isFor(person: PersonId, key: string): boolean {
    const own = person === this.request.actor.person;
    if (this.said.kind === 'staff') return key.startsWith('board/') && key.endsWith('/reporter') === own;
    return key.startsWith('emergency/') && (own ? key.endsWith('/declarer') : key.includes(`/${person}`));
  }

  /** Takes each message away once that of the case has reached the same person. */
  private async makeRoom(): Promise<void> {
    for (let looks = 1; looks <= MOST_LOOKS; looks += 1) {
      await this.ports.pause(pauseAfter(looks));
      for (const [person, message] of this.messages) {
        if (!(await this.standsByItself(person))) continue;
        this.messages.delete(person);
        await this.ports.surface.remove(message).catch(() => undefined);
      }
      if (this.messages.size === 0 && this.trying.size === 0) return;
    }
  }
}

interface Whom {
  readonly circle: Circle;
  readonly ofStaff: boolean;
  /** What the declarer may know the case by. */
  readonly code: string;
  /** What those who are told know it by. */
  readonly codeForTold: string;
}

/**
 * Who must hear it: by what is remembered of the case, else by what is stored of it in clear, else by who is who at the
 * school. All of them are in its file.
 */
function whom(
  { known, clock }: DangerPorts,
  { kind, doubt, overStaff, suspect, keptOut = [] }: WhoIsSaid,
  { person: declarer }: Actor,
  agreement: Agreement,
  caseId: string | undefined,
  clear: ClearFacts | undefined,
): Whom {
  const kept = caseId === undefined ? undefined : known(caseId);
  // To a person who was sent away there is no such case, and some danger is not told there: what they say begins one of its own.
  const hidden = kept !== undefined && (isShutOut(kept, declarer) || isToldApart(overStaff, kept));
  const theirs = hidden ? undefined : kept;
  // A case that cannot be read may concern a member of staff: its clear fields say who may hear of it.
  const unread = kept === undefined ? clear : undefined;
  const ofStaff = kind === 'staff' || overStaff === true;
  const route = ofStaff || unread?.tells === 'board' ? 'staff' : (theirs?.route ?? 'meldcode');
  const { told, next } =
    theirs === undefined
      ? circleAtSchool(agreement, {
          ...{ route, declarer, today: dayOf(clock.now()), doubt: doubt === true },
          keptOut: [...keptOut, ...(unread?.keptOut ?? [])],
        })
      : circleOf({ ...theirs, route }, declarer, doubt);
  const may = ({ person }: Participant): boolean => person !== suspect && personOf(agreement, person) !== undefined;
  return {
    circle: { told: told.filter(may), ...(next !== undefined && may(next) ? { next } : {}) },
    ofStaff: route === 'staff',
    code: personOf(agreement, declarer)?.external === true ? '' : (theirs?.code ?? ''),
    codeForTold: theirs?.code ?? unread?.code ?? '',
  };
}
