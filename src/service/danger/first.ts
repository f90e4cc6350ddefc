import { Refusal } from '../../case/refusal';
import { CALL } from '../../room/danger-words';
import type { Agreement } from '../../agreement/agreement';
import { errorFacts } from '../health/error-facts';
import { again } from '../dialogs/turn-page';
import { schoolSaid } from '../school/school-of-request';
import { isOutsider } from '../people/external-people';
import type { ServicePorts } from '../service-ports';
import type { ClearFacts } from '../ports';
import type { Reply, Request, RunningService, Service } from '../request';
import { Alarm, pauseAfter, type AlarmMore } from './alarm';
import { answerFor } from './cards';
import { KeptAlerts } from './kept';
import type { KeptAlert } from './port';
import { saidIn, type Said } from './said';
import { dangerVerbs } from './verbs';

/** So long storage may take before the alert goes out without it. Milliseconds. */
const PATIENCE = 1_000;
/** So long it may then still say what is stored in clear of a case. Milliseconds. */
const BRIEFLY = 500;
/** A command that storage did not take is given again at most this far apart. Milliseconds. */
const LONGEST_PAUSE = 30_000;
/** So long after storage took it is looked whether it can still be delivered from there. Milliseconds. */
const LOOK_AFTER = 10_000;

type Outcome = { readonly reply: Reply } | { readonly error: unknown };

/**
 * The service as somebody meets it who is in danger: the answer comes at once and says whom to call, whatever is away
 * behind it. What storage does not take within a second is told straight from the school's file, and given to storage
 * again until it does.
 */
export function dangerFirst(inner: Service, ports: ServicePorts): RunningService {
  const desk = new DangerDesk(inner, ports);
  return {
    handle: (request) => desk.handle(request),
    noticed: (change) => inner.noticed(change),
    reachable: (news) => inner.reachable(news),
    writeDownWaiting: () => desk.writeDownWaiting(),
    lookAfterAlerts: () => desk.lookAfterAlerts(),
  };
}

class DangerDesk {
  /** By who said it, of what, and where. */
  private readonly alarms = new Map<string, Alarm>();
  /** What storage has yet to take: the latest of each form, and its alert. */
  private readonly waiting = new Map<string, { readonly request: Request; readonly alarm: Alarm }>();

  private readonly kept: KeptAlerts;

  constructor(
    private readonly inner: Service,
    private readonly ports: ServicePorts,
  ) {
    this.kept = new KeptAlerts(ports);
  }

  async handle(request: Request): Promise<Reply> {
    const forDanger = this.forDanger(request);
    const agreement = this.agreementFor(request) ?? forDanger;
    const said = agreement === undefined ? undefined : this.saidIn(request, agreement);
    if (agreement !== undefined && said !== undefined) {
      const now = { ...request, saidAt: this.ports.clock.now() };
      return agreement === forDanger ? this.alarmed(now, said, agreement) : this.danger(now, said, agreement);
    }
    if (!dangerVerbs.has(request.verb)) return this.inner.handle(request);
    return this.withNumbers(request, agreement === undefined);
  }

  private agreementFor(request: Request): Agreement | undefined {
    const { actor, case: caseId } = request;
    const { directory, known } = this.ports;
    const school = caseId === undefined ? undefined : known(caseId)?.school;
    const own = school === undefined ? undefined : directory.ofSchool(school);
    return own?.school.tenant === actor.tenant ? own : directory.current(actor, schoolSaid(request));
  }

  private saidIn(request: Request, agreement: Agreement): Said | undefined {
    try {
      const outside = isOutsider(this.ports.directory, request.actor.person);
      const { measure } = this.ports.surface.capacity;
      return saidIn(request, { agreement, now: this.ports.clock.now(), outside, measure });
    } catch {
      // Only a forged payload cannot be read; the service behind this one says what is wrong with it.
      return undefined;
    }
  }

  /** Whatever goes wrong in what is about danger: the numbers are in the answer. */
  private async withNumbers(request: Request, stranger: boolean): Promise<Reply> {
    const outcome = await settled(this.inner.handle(request));
    if ('error' in outcome) {
      this.ports.log.error({ activity: request.id, ...errorFacts(outcome.error) }, 'a request about danger failed');
      return { kind: 'message', text: `${CALL} Verder lukt dit nu niet. Probeer het straks.`, code: 'unavailable' };
    }
    const { reply } = outcome;
    // To somebody of no school nothing more can be said either.
    const nothing = reply.kind === 'message' && (reply.code === 'unavailable' || stranger);
    return nothing && !reply.text.includes(CALL) ? { ...reply, text: `${CALL} ${reply.text}` } : reply;
  }

  private async danger(request: Request, said: Said, agreement: Agreement): Promise<Reply> {
    const attempt = settled(this.inner.handle(request));
    const outcome = await Promise.race([attempt, this.ports.pause(PATIENCE)]);
    if (outcome !== undefined && isTaken(outcome)) {
      if (outcome.reply.code === undefined) void this.watch(request, said, agreement);
      return outcome.reply;
    }
    // Storage that was silent until now would be so to this question too.
    const clear = outcome === undefined ? undefined : await this.clearOf(request);
    const more = clear === undefined ? {} : { clear };
    const alarm = this.alarm(request, said, this.schoolOf(clear, request) ?? agreement, more);
    void this.untilTaken(request, said, attempt, alarm);
    return this.told(request, said, alarm);
  }

  /**
   * At a school that cannot run no case comes of it yet, and who leads is told all the same. It is kept until the school
   * runs again.
   */
  private alarmed(request: Request, said: Said, agreement: Agreement): Reply {
    const known = this.alarms.get(keyOf(request, said));
    return this.told(
      request,
      said,
      known ?? this.alarm(request, said, agreement, this.keeping(this.kept.keep(request))),
    );
  }

  private readonly keeping = (id: string): Pick<AlarmMore, 'came'> => ({
    came: (stands, done) => this.kept.came(id, stands, done),
  });

  /** Goes on with the alerts that a stopped copy of the program left; of those of a school that runs again a case comes. */
  async lookAfterAlerts(): Promise<void> {
    await this.kept.look(
      ({ request, done }) => this.runs(request) || (done !== true && this.forDanger(request) !== undefined),
      (id, alert) => this.goOn(id, alert),
    );
  }

  private runs = ({ actor }: Request): boolean => this.ports.directory.current(actor) !== undefined;
  private forDanger = ({ actor }: Request): Agreement | undefined => this.ports.directory.stopped(actor)?.forDanger;

  private async goOn(id: string, { request, stands }: KeptAlert): Promise<void> {
    const agreement = this.agreementFor(request) ?? this.forDanger(request);
    const said = agreement && this.saidIn(request, agreement);
    if (agreement === undefined || said === undefined) {
      this.ports.log.error({ activity: request.id }, 'an alert about danger that was kept cannot be read any more');
      return;
    }
    if (!this.runs(request)) {
      this.alarm(request, said, agreement, { stands, ...this.keeping(id) });
      return;
    }
    const outcome = await settled(this.inner.handle(request));
    if (!isTaken(outcome)) {
      this.kept.leave(id);
      return;
    }
    // Its messages of before go once those of the case are there.
    new Alarm(this.ports, said, request, agreement, { stands }).takenDown();
    await this.kept.over(id);
  }

  private told(request: Request, said: Said, alarm: Alarm): Reply {
    const reply = answer(said, answerFor(alarm.standing()));
    const { id: activity, verb, page } = request;
    this.ports.log.info({ activity, verb, page, kind: reply.kind, code: reply.code }, 'request');
    return reply;
  }

  /** What is stored in clear of a case that is not remembered, such as one of a later version; of storage that is away nothing. */
  private async clearOf({ case: caseId }: Request): Promise<ClearFacts | undefined> {
    const { known, store, pause } = this.ports;
    if (caseId === undefined || known(caseId) !== undefined) return undefined;
    const read = store.cases.clearOf(caseId).catch(() => undefined);
    return (await Promise.race([read, pause(BRIEFLY)])) ?? undefined;
  }

  private schoolOf(clear: ClearFacts | undefined, { actor }: Request): Agreement | undefined {
    const own = clear === undefined ? undefined : this.ports.directory.ofSchool(clear.school);
    return own?.school.tenant === actor.tenant ? own : undefined;
  }

  private alarm(request: Request, said: Said, agreement: Agreement, more: AlarmMore = {}): Alarm {
    const key = keyOf(request, said);
    const known = this.alarms.get(key);
    if (known !== undefined) return known;
    this.ports.log.error({ activity: request.id }, 'an alert about danger goes out before it is written down');
    const alarm = new Alarm(this.ports, said, request, agreement, more);
    this.alarms.set(key, alarm);
    alarm.begin(() => this.alarms.delete(key));
    return alarm;
  }

  /** The same command under the same id, until storage has taken it or refused it. */
  private async untilTaken(request: Request, said: Said, attempt: Promise<Outcome>, alarm: Alarm): Promise<void> {
    const { overStaff } = said;
    const key = [request.actor.person, request.verb, overStaff === true ? 'over staff' : '', request.case].join('|');
    const underWay = this.waiting.has(key);
    this.waiting.set(key, { request, alarm });
    const outcome = await attempt;
    if (isTaken(outcome)) {
      this.taken(key);
      return;
    }
    if (underWay) return;
    for (let tries = 1; ; tries += 1) {
      await this.ports.pause(pauseAfter(tries, LONGEST_PAUSE));
      if (await this.writeDown(key, tries)) return;
    }
  }

  /** What waits is given to storage now: it answers again. */
  async writeDownWaiting(): Promise<void> {
    await Promise.all([...this.waiting.keys()].map((key) => this.writeDown(key, 0)));
    await this.kept.write();
  }

  /** Whether it is written down, by now or by somebody else. */
  private async writeDown(key: string, tries: number): Promise<boolean> {
    const found = this.waiting.get(key);
    if (found === undefined) return true;
    const outcome = await settled(this.inner.handle(found.request));
    if (isTaken(outcome)) {
      this.taken(key);
      return true;
    }
    const why = 'error' in outcome ? errorFacts(outcome.error) : {};
    this.ports.log.error({ activity: found.request.id, tries, ...why }, 'not written down yet');
    return false;
  }

  private taken(key: string): void {
    const found = this.waiting.get(key);
    this.waiting.delete(key);
    found?.alarm.takenDown();
  }

  /** Storage took it, and may be gone before anybody was told: then it is told without. */
  private async watch(request: Request, said: Said, agreement: Agreement): Promise<void> {
    const { pause, store } = this.ports;
    await pause(LOOK_AFTER);
    const read = store.cases.readDelivery(request.case ?? '').then(
      () => true,
      () => false,
    );
    const answers = (await Promise.race([read, pause(PATIENCE)])) ?? false;
    if (!answers) this.alarm(request, said, agreement).takenDown();
  }
}

/** The form as it was filled in, so that nothing is lost and the numbers stay in sight; a button has no form. */
function answer({ form }: Said, text: string): Reply {
  if (form === undefined) return { kind: 'message', text, code: 'unavailable' };
  const { dialog, view, page, values } = form;
  return again(dialog, view, page, values, new Refusal('unavailable', text));
}

/** Names an alert: who said it, of what, and where. */
const keyOf = ({ actor, case: caseId }: Request, { kind, doubt, overStaff, suspect, keptOut }: Said): string =>
  [
    actor.person,
    doubt === true ? 'doubt' : overStaff === true ? 'over staff' : kind,
    suspect,
    keptOut?.join(),
    caseId,
  ].join('|');

/** Whether storage answered: it took the command, or it refused it for a reason. */
const isTaken = (outcome: Outcome): outcome is { readonly reply: Reply } =>
  'reply' in outcome && outcome.reply.code !== 'unavailable';

const settled = (work: Promise<Reply>): Promise<Outcome> =>
  work.then(
    (reply) => ({ reply }),
    (error: unknown) => ({ error }),
  );
