import { createHash } from 'node:crypto';
import { ANEW, BACK, DRAFT, GO_ON, keptIn, knownTo, laidOver, lightened, offerDraft } from '../../forms/draft';
import { INFORMED, isKept, pathOf } from '../../forms/path';
import { inputsOn, omit, pick, SUBMISSION } from '../../forms/show';
import { SCHOOL } from '../../forms/which-school';
import type { Dialog, DialogView, Values } from '../../forms/types';
import { alreadyDone, Refusal } from '../../case/refusal';
import { errorFacts } from '../health/error-facts';
import { again, show } from '../dialogs/turn-page';
import { LruCache } from '../lru-cache';
import { inText } from '../commands/idempotency';
import { refusalReply } from '../refusal-reply';
import { textIn } from '../../view/values';
import type { ServicePorts } from '../service-ports';
import { StorageUnavailable } from '../ports';
import type { Reply, Request } from '../request';
import { placeAt, draftPlaceOf, subjectOf } from './place';
import { DraftConflict, type Draft, type DraftPlace, type StoredDraft } from './port';
import { keptUntil, saysDanger, toldAt } from './terms';

const UNKEPT =
  'Bewaren lukt nu niet. Wat je schreef, staat er nog: houd dit venster open. Nu gevaar? Wacht niet: bel 112.';
const SENT = 'Dit formulier is al verstuurd. Wat hier staat, is niet bewaard. Kopieer het als je het nog nodig hebt.';
const GONE = 'Wat je eerder invulde, bewaar ik niet meer. Wat hier staat, staat er nog.';
/** So long somebody waits, who opens a form, to hear whether they began it before. Milliseconds. */
const PATIENCE = 1_000;
/** So much may travel along in a card while storage is away. It is in each of a page's buttons. */
const CARRIED_BYTES = 3_000;
/** A draft that is written in two windows at once is laid together so often. */
const MOST_ROUNDS = 5;
/** So many drafts are remembered: those on which somebody is at work. */
const MOST_REMEMBERED = 100;
const CONTROL = [DRAFT, GO_ON, ANEW, BACK];

/** A page that was sent in, with what is known of its form: all that was filled in so far. */
export interface Filled {
  readonly request: Request;
  readonly sent: Values;
  readonly page: number;
  readonly stored?: Extract<StoredDraft, { kind: 'draft' }>;
}

/** What is filled in on the pages of forms, kept for their writers until it is sent. */
export class Drafts {
  /** Those that this copy read or wrote last, so that the last page of a form is sent without reading. */
  private readonly remembered = new LruCache<string, Extract<StoredDraft, { kind: 'draft' }>>(MOST_REMEMBERED);

  constructor(private readonly ports: ServicePorts) {}

  /** What a person sees who opens a form that they began before; `undefined` where they did not. */
  async opened(dialog: Dialog, view: DialogView, request: Request): Promise<Reply | undefined> {
    if (!isKept(dialog)) return undefined;
    const { values } = request;
    const anew = placeAt(request, textIn(values[ANEW]));
    if (anew !== undefined) await this.ports.worker.drafts.destroy(anew);
    if (values[ANEW] !== undefined) return undefined;
    const asked = values[GO_ON] ?? (values[DRAFT] === undefined ? undefined : draftPlaceOf(dialog, request)?.id);
    const place = placeAt(request, textIn(asked));
    const stored = place && (await this.ports.store.drafts.get(place));
    if (place !== undefined && stored?.kind === 'draft' && this.isOf(stored.draft, dialog, view, request))
      return this.resumed(dialog, view, place, stored);
    return values[DRAFT] === undefined ? this.offered(dialog, view, request) : undefined;
  }

  /**
   * A page that was sent in, with what was filled in before; or what a person is told where that is not there any more.
   * @throws StorageUnavailable
   */
  async filled(dialog: Dialog, view: DialogView, request: Request, page: number): Promise<Filled | Reply> {
    const sent = request.values;
    const own = { ...request, values: omit(sent, CONTROL) };
    const place = draftPlaceOf(dialog, request);
    if (place === undefined || !isKept(dialog) || sent[DRAFT] === undefined) return { request: own, sent, page };
    const stored = await this.find(dialog, place, textIn(sent[DRAFT]));
    if (stored?.kind === 'sent') {
      if (stored.as === nameOf(page, sent)) return refusalReply(alreadyDone());
      const refused = again(dialog, view, page, own.values, new Refusal('already-done', SENT));
      return this.light(dialog, { request, sent, page }, refused);
    }
    if (stored === undefined) return again(dialog, view, page, own.values, new Refusal('stale', GONE));
    const values = laidOver(dialog, view, page, stored.draft.values, own.values);
    if (dialog.mayKeep?.(values) !== false) return { request: { ...request, values }, sent, page, stored };
    this.remembered.delete(subjectOf(place));
    await this.ports.worker.drafts.destroy(place);
    return { request: own, sent, page };
  }

  /** Keeps what a page and those before it say, and has the page that is shown next carry its own fields alone. */
  async kept(dialog: Dialog, view: DialogView, filled: Filled, reply: Reply): Promise<Reply> {
    const place = draftPlaceOf(dialog, filled.request);
    const { values } = filled.request;
    if (reply.kind !== 'dialog' || place === undefined || !isKept(dialog) || dialog.mayKeep?.(values) === false)
      return reply;
    try {
      const version = await this.write(dialog, view, place, filled, reply);
      return version === undefined ? reply : { ...reply, page: lightened(dialog, reply.page, version) };
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      this.ports.log.error({ activity: filled.request.id, ...errorFacts(error) }, 'a draft could not be kept');
      return this.unkept(dialog, view, filled, reply);
    }
  }

  /** The page as it is shown when nothing more could be stored: what the draft has is still there. */
  light(dialog: Dialog, { sent }: Filled, reply: Reply): Reply {
    const version = sent[DRAFT];
    if (reply.kind !== 'dialog' || version === undefined || !isKept(dialog)) return reply;
    return { ...reply, page: lightened(dialog, reply.page, textIn(version)) };
  }

  /** It was sent: its draft is destroyed behind the back of the sender, who waits for an answer. */
  sent(dialog: Dialog, { request, sent, page, stored }: Filled): void {
    const place = draftPlaceOf(dialog, request);
    if (place === undefined || stored === undefined) return;
    this.remembered.delete(subjectOf(place));
    void this.ports.worker.drafts.sent(place, nameOf(page, sent), stored.draft);
  }

  /** Only forms of a case are remembered: an intake may have been found to be about a colleague by another copy. */
  private async find(dialog: Dialog, place: DraftPlace, version: string): Promise<StoredDraft | undefined> {
    const known = dialog.reads === 'nothing' ? undefined : this.remembered.get(subjectOf(place));
    if (known !== undefined && versionOf(known.etag) === version) return known;
    return this.ports.store.drafts.get(place);
  }

  /** Storage that does not answer at once knows of no draft: nobody waits for it who has something to report. */
  private async offered(dialog: Dialog, view: DialogView, request: Request): Promise<Reply | undefined> {
    const { store, pause } = this.ports;
    const looked = store.drafts.of(request.actor.person).catch((error: unknown) => {
      if (error instanceof StorageUnavailable) return [];
      throw error;
    });
    const drafts = (await Promise.race([looked, pause(PATIENCE)])) ?? [];
    const found = drafts.findLast(({ draft }) => this.isOf(draft, dialog, view, request));
    return found === undefined
      ? undefined
      : {
          kind: 'dialog',
          title: dialog.title,
          page: offerDraft(dialog, view, request.values, { id: found.id, case: found.draft.case }),
        };
  }

  private isOf(draft: Draft, { name, reads, carries = [] }: Dialog, view: DialogView, request: Request): boolean {
    return (
      draft.form === name &&
      draft.until > this.ports.clock.now() &&
      (reads === 'nothing' || draft.case === view.caseId) &&
      draft.task === request.task &&
      carries.every((field) => request.values[field] === undefined || draft.values[field] === request.values[field])
    );
  }

  private resumed(
    dialog: Dialog,
    view: DialogView,
    place: DraftPlace,
    stored: Extract<StoredDraft, { kind: 'draft' }>,
  ): Reply {
    const { draft, etag } = stored;
    this.remembered.set(subjectOf(place), stored);
    const named: Values = dialog.reads === 'nothing' ? {} : { [SUBMISSION]: place.id };
    const actor = { person: place.person, tenant: draft.tenant };
    const agreement = this.ports.directory.current(actor, textIn(draft.values[SCHOOL])) ?? view.agreement;
    const own = dialog.reads === 'nothing' ? { ...view, agreement, caseId: draft.case, fresh: false } : view;
    const values = knownTo(dialog, draft.values);
    const path = pathOf(dialog, own, values);
    // Another version of the program may have had other pages.
    const page = path.includes(draft.page) ? draft.page : (path.at(-1) ?? 1);
    const reply = show(dialog, own, page, { ...values, ...named });
    return reply.kind === 'dialog' ? { ...reply, page: lightened(dialog, reply.page, versionOf(etag)) } : reply;
  }

  /** @returns the version that was written; none when the form was sent meanwhile */
  private async write(
    dialog: Dialog,
    view: DialogView,
    place: DraftPlace,
    filled: Filled,
    reply: Extract<Reply, { kind: 'dialog' }>,
  ): Promise<string | undefined> {
    const { store, worker } = this.ports;
    let stored: StoredDraft | undefined = filled.stored;
    const here = pick(
      filled.request.values,
      inputsOn(dialog, view, filled.request.values, filled.page).map(({ id }) => id),
    );
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if (stored?.kind === 'sent') return undefined;
      const draft = this.draftOf(dialog, view, filled, reply, stored?.draft, round === 0 ? undefined : here);
      const asks = draft.danger === true && stored?.draft.danger !== true;
      try {
        const first = stored === undefined ? this.dueAt(place, { ...draft, danger: undefined }) : undefined;
        const [etag] = await Promise.all([store.drafts.write(place, draft, stored?.etag), first]);
        this.remembered.set(subjectOf(place), { kind: 'draft', draft, etag });
        if (asks) {
          await this.dueAt(place, draft);
          worker.drafts.look(place);
        }
        return versionOf(etag);
      } catch (error) {
        if (!(error instanceof DraftConflict)) throw error;
        stored = await store.drafts.get(place);
      }
    }
    throw new StorageUnavailable('a draft changed faster than it could be written');
  }

  private dueAt(place: DraftPlace, draft: { readonly danger?: true | undefined; readonly writtenAt: string }) {
    const at = toldAt({ writtenAt: draft.writtenAt, ...(draft.danger === true ? { danger: true } : {}) });
    return this.ports.store.due.put({ clock: 'domain', at, caseId: subjectOf(place) });
  }

  /** @param here what this page says, where another window wrote the rest meanwhile */
  private draftOf(
    dialog: Dialog,
    view: DialogView,
    { request, page }: Filled,
    reply: Extract<Reply, { kind: 'dialog' }>,
    before: Draft | undefined,
    here: Values | undefined,
  ): Draft {
    const now = this.ports.clock.now();
    const values =
      here === undefined || before === undefined
        ? keptIn(dialog, view, { ...request.values, ...reply.page.kept })
        : laidOver(dialog, view, page, before.values, here);
    return {
      form: dialog.name,
      school: view.agreement.school.id,
      tenant: request.actor.tenant,
      case: view.caseId ?? request.case ?? '',
      ...(request.task === undefined ? {} : { task: request.task }),
      page: reply.page.form === dialog.name ? reply.page.page : onward(dialog, view, page, values),
      values,
      ...(saysDanger(values) ? { danger: true } : {}),
      writtenAt: now,
      until: keptUntil(view.agreement, now),
      ...(before?.told === undefined ? {} : { told: before.told }),
    };
  }

  /**
   * Storage went away. Before there is a case, a little may travel along in the card, as nobody can lose the right to see
   * it; otherwise the page stays before its writer, with what they wrote.
   */
  private unkept(dialog: Dialog, view: DialogView, filled: Filled, reply: Extract<Reply, { kind: 'dialog' }>): Reply {
    const { page } = reply;
    const small = Buffer.byteLength(JSON.stringify(page.kept)) <= CARRIED_BYTES;
    if (dialog.reads === 'nothing' && small) return { ...reply, page: { ...page, problem: page.problem ?? UNKEPT } };
    const { sent } = filled;
    return this.light(
      dialog,
      filled,
      again(dialog, view, filled.page, omit(sent, [BACK]), new Refusal('unavailable', UNKEPT)),
    );
  }
}

/** The page that follows once whom to call was shown. */
function onward(dialog: Dialog, view: DialogView, page: number, values: Values): number {
  const next = dialog.after?.(page, { ...values, [INFORMED]: true }, view);
  return typeof next === 'number' ? next : page;
}

const versionOf = (etag: string): string => createHash('sha256').update(etag).digest('hex').slice(0, 8);

/** Tells a page that is sent in once more from one on which something else was filled in. */
const nameOf = (page: number, sent: Values): string =>
  createHash('sha256')
    .update(JSON.stringify([page, ...inText(sent)]))
    .digest('hex');
