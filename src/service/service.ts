import type { Agreement } from '../agreement/agreement';
import { dayOf } from '../agreement/calendar';
import { overseesSchool } from '../case/involvement';
import { permits, permitsAtSchool } from '../case/access';
import { isCommandName, type CaseCommandName, type CommandName } from '../case/commands';
import { stale } from '../case/context';
import { isSchoolCommand } from '../case/people/commands';
import { alreadyDone, OfItsOwn, Refusal } from '../case/refusal';
import { castOf } from '../case/people/roster';
import type { CaseState } from '../case/state';
import { dialogs } from '../forms/all';
import { BACK } from '../forms/draft';
import { secondReport } from '../forms/signal/two-children';
import type { Dialog, DialogView } from '../forms/types';
import { card } from '../room/card-data';
import { CALL } from '../room/danger-words';
import { requestKey, escalationKey } from '../room/items/request';
import { room } from '../room/room';
import type { CardSpec } from '../room/card-data';
import { isDialogName, type DialogName } from '../room/names';
import { schoolOfRequest, schoolSaid } from './school/school-of-request';
import { appoint } from './school/appoint';
import { apartFrom } from './commands/apart';
import { commit, type Committed } from './commands/commit';
import { cardForWord } from './danger/cards';
import { dangerFirst } from './danger/first';
import { endedTask, inForm, saying, staysOpen, unsent } from './dialogs/ended-task';
import { seenIn, withSeen } from './dialogs/seen';
import { again, show, showSaying, turnBack, turnPage, type Sending } from './dialogs/turn-page';
import { Drafts, type Filled } from './drafts/drafts';
import { placeAt } from './drafts/place';
import { helpFor } from './help';
import { isList, lists } from './lists/all';
import { readSeen } from './lists/seen';
import { withSealedIds } from './people/external-people';
import { check, commandOf, schoolCommandOf, type CheckedFields } from './commands/parse';
import type { ServicePorts } from './service-ports';
import { DuplicateCommand, StorageUnavailable } from './ports';
import { Queue } from './commands/queue';
import { idempotencyKey, withSubmission } from './commands/idempotency';
import { confirmationBefore, confirmationFor } from './commands/confirmations';
import type { Reach, Reply, Request, RoomChange, RunningService, Service } from './request';
import { becameReachable, roomChanged } from './people/room-events';
import { currentState } from './commands/current-state';
import { auditRefusal, auditVouching, caseOf, mintedId, storageKey, viewFor } from './dialogs/views';
import { refusalReply } from './refusal-reply';
import { NOT_SHOWN, NOT_UNDERSTOOD } from './words';
import { isTicked, textIn } from '../view/values';

const AWAY = 'Opslaan lukt niet. Probeer het straks. Nu gevaar? Wacht niet: bel 112.';

/** The one way in: every button, form and word of a person, from whatever surface, passes through `handle`. */
export function createService(ports: ServicePorts): RunningService {
  return dangerFirst(withSealedIds(new Handling(ports), ports), ports);
}

class Handling implements Service {
  private readonly queue = new Queue();
  /**
   * What each form was last drawn from, so that it can be shown again, as filled in, when storage is away. Without the
   * content that it showed: by then somebody may have lost the right to see it, and nobody can look it up.
   */
  private readonly drawn = new Map<string, DialogView>();

  private readonly drafts: Drafts;

  constructor(private readonly ports: ServicePorts) {
    this.drafts = new Drafts(ports);
  }

  async handle(request: Request): Promise<Reply> {
    const started = performance.now();
    const reply = await this.answer(request);
    const ms = Math.round(performance.now() - started);
    const verb =
      isDialogName(request.verb) || isCommandName(request.verb) || isWord(request.verb) ? request.verb : 'unknown';
    this.ports.log.info(
      { activity: request.id, verb, page: request.page, kind: reply.kind, code: reply.code ?? 'ok', ms },
      'request',
    );
    return reply;
  }

  noticed(change: RoomChange): Promise<void> {
    return roomChanged(this.ports, change);
  }

  reachable(news: Reach): Promise<void> {
    return becameReachable(this.ports, news);
  }

  private async answer(request: Request): Promise<Reply> {
    try {
      const form = formOf(request);
      const agreement = schoolOfRequest(this.ports, request, form) ?? this.forDanger(request);
      if (agreement === undefined) return await this.stranger(request);
      if (form !== undefined) return await this.dialog(form, request, agreement);
      if (isCommandName(request.verb)) return await this.button(request.verb, request);
      return await this.word(request, agreement);
    } catch (error) {
      if (error instanceof StorageUnavailable) {
        this.ports.log.error({ activity: request.id, error: error.name }, error.message);
        return { kind: 'message', text: reads(request) ? NOT_SHOWN : AWAY, code: 'unavailable' };
      }
      throw error;
    }
  }

  /** Where a school cannot run, its people still get the forms in which danger is told. */
  private forDanger(request: Request): Agreement | undefined {
    const form = formOf(request);
    const tellsDanger = form !== undefined && dialogs[form].tellsDanger === true;
    return tellsDanger ? this.ports.directory.stopped(request.actor)?.forDanger : undefined;
  }

  /** Somebody of a tenant that no school file names, or of a school that cannot run. */
  private async stranger(request: Request): Promise<Reply> {
    const stopped = this.ports.directory.stopped(request.actor);
    if (stopped !== undefined) {
      const text = `Zorgmelding werkt nu niet voor jouw school. De beheerder weet dat. Nu gevaar? ${CALL}`;
      const shown = stopped.forDanger !== undefined && isWord(request.verb);
      return {
        ...(shown ? { kind: 'card', card: card('start', { text }) } : { kind: 'message', text }),
        code: 'unavailable',
      };
    }
    await auditRefusal(this.ports, request, undefined);
    return {
      kind: 'message',
      text: 'Deze app hoort bij een school. Jouw organisatie staat er niet bij.',
      code: 'not-found',
    };
  }

  private async word(request: Request, agreement: Agreement): Promise<Reply> {
    const { verb, actor } = request;
    const today = dayOf(this.ports.clock.now());
    const schools = this.ports.directory.schoolsOf(actor);
    const leads = schools.some((school) => permitsAtSchool(school, actor.person, today) === 'yes');
    const more = {
      ...(schools.some((school) => overseesSchool(castOf(school), actor.person)) ? { process: true } : {}),
      ...(leads ? { appoints: true } : {}),
      ...(verb === 'help' ? helpFor(agreement.protocol, leads) : {}),
    };
    if (isList(verb)) {
      const reader = { person: actor.person, seen: readSeen(textIn(request.values['seen'])) };
      const list = await lists[verb](this.ports, schools, reader);
      if (list !== undefined) return { kind: 'card', card: list };
      await auditRefusal(this.ports, request, undefined);
    } else if (verb === 'danger') return { kind: 'card', card: cardForWord() };
    else if (isWord(verb)) return { kind: 'card', card: card('start', more) };
    // A list that is not for somebody is answered as a word that nobody knows; only the log tells them apart.
    const start = card('start', { text: NOT_UNDERSTOOD, ...more });
    return { kind: 'card', card: start, ...(isList(verb) ? { code: 'not-found' as const } : {}) };
  }

  /** Opens a dialog, or takes a page of one that was filled in. */
  private async dialog(name: DialogName, request: Request, current: Agreement): Promise<Reply> {
    try {
      return request.page === undefined
        ? await this.open(name, request, current)
        : await this.turn(name, request, request.page, current);
    } catch (error) {
      if (error instanceof Refusal) return refusalReply(error);
      const before = dialogs[name].send === undefined ? undefined : this.drawn.get(keyOf(request));
      if (!(error instanceof StorageUnavailable) || before === undefined || request.page === undefined) throw error;
      this.ports.log.error({ activity: request.id, error: error.name }, error.message);
      const filled = { request, sent: request.values, page: request.page };
      const shown = again(dialogs[name], before, request.page, request.values, new Refusal('unavailable', AWAY));
      return this.drafts.light(dialogs[name], filled, shown);
    }
  }

  private async open(name: DialogName, request: Request, current: Agreement): Promise<Reply> {
    const view = await this.draw(name, request, current);
    const ended = endedTask(view, request);
    const begun = await this.drafts.opened(dialogs[name], view, request);
    if (ended !== undefined) return begun === undefined ? refusalReply(ended) : saying(begun, ended);
    const values = withSubmission(dialogs[name], request.values, this.ports.newId);
    return begun ?? show(dialogs[name], view, 1, withSeen(dialogs[name], view, values));
  }

  /**
   * A page is judged by what it was drawn from, which costs no storage; whatever is shown next is drawn anew, since in
   * between somebody may have lost the right to see it. What is sent is decided on the case as it is.
   */
  private async turn(name: DialogName, request: Request, page: number, current: Agreement): Promise<Reply> {
    const dialog = dialogs[name];
    const before = this.drawn.get(keyOf(request));
    const view = before ?? (await this.draw(name, request, current));
    const filled = await this.drafts.filled(dialog, view, request, page);
    if ('kind' in filled) {
      // It shows the page again: to somebody who may see the case at this moment.
      if (before !== undefined && dialog.reads !== 'nothing') await this.draw(name, request, current);
      return filled;
    }
    const { values } = filled.request;
    const next = isTicked(request.values[BACK]) ? turnBack : turnPage;
    const turn = next(dialog, view, page, values);
    if ('send' in turn) return this.send(filled, view, turn.send, current);
    const isNew = before === undefined || dialog.reads === 'nothing';
    const fresh = isNew ? view : await this.draw(name, request, current);
    const ended = endedTask(fresh, request);
    return ended === undefined
      ? this.drafts.kept(dialog, fresh, filled, turn.show(fresh))
      : this.tooLate(dialog, fresh, filled, ended);
  }

  /** What its writer filled in stays before them, and is kept for them, though nothing is asked of them any more. */
  private async tooLate(dialog: Dialog, view: DialogView, filled: Filled, ended: Refusal): Promise<Reply> {
    if (dialog.send === undefined || ended.code === 'already-done') return refusalReply(ended);
    const { page, request } = filled;
    return this.drafts.kept(dialog, view, filled, again(dialog, view, page, request.values, unsent(ended)));
  }

  private async draw(name: DialogName, request: Request, current: Agreement): Promise<DialogView> {
    const view = await viewFor(this.ports, dialogs[name], request, current);
    this.remember(keyOf(request), view);
    return view;
  }

  /** The last page of a form: its command is given, and what comes of it is told. */
  private async send(filled: Filled, view: DialogView, sending: Sending, current: Agreement): Promise<Reply> {
    const { request } = filled;
    const { name, checked, apart } = sending;
    const dialog = dialogs[request.verb as DialogName];
    const caseId = apart === true ? apartFrom(view.caseId ?? '', request.actor.person) : view.caseId;
    try {
      if (isSchoolCommand(name)) {
        const text = await appoint(this.ports, request.actor, schoolCommandOf(name, checked), current.school.id);
        return { kind: 'message', text };
      }
      await this.openSecond(sending, { ...request, ...(caseId === undefined ? {} : { case: caseId }) });
      const done = await this.give(name, checked, {
        ...request,
        ...seenIn(request),
        id: idempotencyKey(dialog, sending, request),
        ...(caseId === undefined ? {} : { case: caseId }),
      });
      this.drafts.sent(dialog, filled);
      if (dialog.endsIntake === true) this.forgetIntake(request);
      const next = dialog.then?.(request.values, view, done.state.id !== view.caseId);
      if (next !== undefined && 'dialog' in next) {
        // What was done first, so that nobody wonders; then whom to call, or what is asked besides.
        const text = confirmationBefore(name, done, request.actor.person);
        return showSaying(dialogs[next.dialog], { ...view, state: done.state }, { text, fields: [] }, next.page);
      }
      return { kind: 'message', text: confirmationFor(name, done, request.actor.person, next?.text) };
    } catch (error) {
      if (error instanceof DuplicateCommand) {
        this.drafts.sent(dialog, filled);
        return refusalReply(alreadyDone());
      }
      if (error instanceof StorageUnavailable) {
        this.ports.log.error({ activity: request.id, error: error.name }, error.message);
        const shown = again(dialog, view, filled.page, request.values, new Refusal('unavailable', AWAY));
        return this.drafts.light(dialog, filled, shown);
      }
      if (!(error instanceof Refusal)) throw error;
      // Whatever it is: the numbers to call stay in sight.
      const mends = dialog.tellsDanger === true || error.fields.length > 0 || staysOpen(error);
      if (!mends) return refusalReply(error);
      const fresh = dialog.reads === 'nothing' ? view : await this.draw(dialog.name, request, current);
      const ended = endedTask(fresh, request);
      if (ended !== undefined) return this.tooLate(dialog, fresh, filled, ended);
      const values = withSeen(dialog, fresh, request.values);
      return this.drafts.kept(dialog, fresh, filled, again(dialog, fresh, filled.page, values, inForm(error)));
    }
  }

  /**
   * Two children in one report: the second has a case of its own, under an id that follows from that of the first. It is
   * opened before the first, whose form stays in front of the reporter until both are there.
   */
  private async openSecond({ name, fields }: Sending, request: Request): Promise<void> {
    const second = name === 'open-case' ? secondReport(fields) : undefined;
    if (name !== 'open-case' || second === undefined) return;
    const besides = {
      ...request,
      id: `${request.id}|second`,
      case: apartFrom(storageKey(caseOf(request) ?? ''), 'second'),
    };
    try {
      await this.give(name, check(name, second), besides);
    } catch (error) {
      const isThere = error instanceof Refusal && error.code === 'already-done';
      if (!isThere && !(error instanceof DuplicateCommand)) throw error;
    }
  }

  /** A button on a card that decides something: answered with the card as it now stands for this person. */
  private async button(name: CommandName, request: Request): Promise<Reply> {
    try {
      // No card has such a button: only a forged payload gets here.
      if (isSchoolCommand(name)) throw stale();
      const done = await this.give(name, check(name, request.values), request);
      const text = confirmationFor(name, done, request.actor.person);
      if (request.morning) return { kind: 'message', text };
      return {
        kind: 'card',
        card: this.cardFor(done.state, done.agreement, request) ?? card('notice', { title: 'Zorgmelding', text }),
      };
    } catch (error) {
      if (error instanceof DuplicateCommand) return this.current(request, alreadyDone());
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'stale' || error.code === 'already-done') return this.current(request, error);
      const text = error.text === '' ? 'Kies een antwoord bij elke vraag, en dan Opslaan.' : error.text;
      return { kind: 'message', text, code: error.code };
    }
  }

  /** The latest card in place of a stale one: the person sees what changed, and that nothing was stored. */
  private async current(request: Request, refusal: Refusal): Promise<Reply> {
    if (request.morning) return refusalReply(refusal);
    const { store, directory, clock } = this.ports;
    const stored = await store.cases.readState(storageKey(caseOf(request) ?? ''));
    const state = stored && currentState(directory, stored, clock.now());
    const found =
      state === undefined || permits(state, request.actor.person, { view: 'dossier' }) === 'hidden'
        ? undefined
        : this.cardFor(state, await directory.ofCase(state), request);
    return found === undefined ? refusalReply(refusal) : { kind: 'card', card: found, code: refusal.code };
  }

  private cardFor(state: CaseState, agreement: Agreement, request: Request): CardSpec | undefined {
    const { actor, task: id } = request;
    const { items } = room(state, agreement, this.ports.clock.now());
    if (request.verb === 'acknowledge-stagnation')
      return items.find(({ card: { template }, to }) => template === 'stagnation' && to === actor.person)?.card;
    const task = state.tasks.find((candidate) => candidate.id === id);
    if (task === undefined) return undefined;
    const keys = [task.owner.person === actor.person ? requestKey(task, state) : escalationKey(task, actor.person)];
    return items.find(({ key }) => keys.includes(key))?.card;
  }

  /** Gives a command, one at a time per case, and has the worker deliver what follows. */
  private async give(name: CaseCommandName, checked: CheckedFields, request: Request): Promise<Committed> {
    // Only a forged payload opens a case under an id that was not minted here.
    if (name === 'open-case' && mintedId(request) === undefined) throw stale();
    const command = commandOf(name, checked, request);
    const caseId = storageKey(caseOf(request) ?? '');
    await auditVouching(this.ports, request, caseId, command);
    try {
      const { id, actor, saidAt } = request;
      const commission = { id, actor, saidAt, school: schoolSaid(request), caseId, command };
      const committed = await this.queue.run(caseId, () => commit(this.ports, commission));
      this.ports.worker.nudge(caseId, committed.guard);
      return committed;
    } catch (error) {
      if (error instanceof OfItsOwn)
        return this.give(name, checked, {
          ...request,
          case: apartFrom(caseId, request.actor.person, textIn(request.values['staff'])),
        });
      const denied = error instanceof Refusal && (error.code === 'not-found' || error.code === 'not-yours');
      if (denied) await auditRefusal(this.ports, request, undefined);
      if (denied && error.code === 'not-found' && beginsCases.has(name))
        return this.give(name, checked, { ...request, case: apartFrom(caseId, request.actor.person) });
      throw error;
    }
  }

  /** Who asks the board to call does not go on with the concern that they were writing down. */
  private forgetIntake(request: Request): void {
    const place = placeAt(request, caseOf(request) ?? '');
    if (place !== undefined) void this.ports.worker.drafts.destroy(place);
  }

  private remember(key: string, view: DialogView): void {
    const most = 300;
    if (this.drawn.size >= most) this.drawn.clear();
    this.drawn.set(key, { ...view, events: [], sent: [] });
  }
}

/**
 * What can begin a case. To a person who may not see the one that their card is of there is none, and so what they say begins
 * one of its own: nothing is learned by it, and somebody who was sent away is still heard when they say that there is danger.
 */
const beginsCases: ReadonlySet<CommandName> = new Set<CommandName>(['open-case', 'declare-emergency', 'alert-board']);

/** The form that is opened, or of which a page was sent in. */
const formOf = ({ verb, decides }: Request): DialogName | undefined =>
  decides !== true && isDialogName(verb) ? verb : undefined;

/** Names a form in front of somebody. */
const keyOf = ({ actor, verb, case: caseId, task, values }: Request): string =>
  [actor.person, verb, caseId, task, schoolSaid({ values })].join('|');

/** Whether somebody only wants to see something: then nothing was to be kept. */
function reads(request: Request): boolean {
  const form = formOf(request);
  return form === undefined
    ? !isCommandName(request.verb)
    : request.page === undefined || dialogs[form].send === undefined;
}

const isWord = (verb: string): boolean => ['start', 'help', 'danger'].includes(verb) || isList(verb);
