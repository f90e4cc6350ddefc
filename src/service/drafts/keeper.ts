import { isDialogName } from '../../room/names';
import type { Moment } from '../../agreement/time';
import { permits } from '../../case/access';
import { card } from '../../room/card-data';
import { CALL } from '../../room/danger-words';
import type { CardSpec } from '../../room/card-data';
import { actOf } from '../../forms/act';
import { dialogs } from '../../forms/all';
import { later } from '../delivery/backoff';
import { errorFacts } from '../health/error-facts';
import { isOutsider } from '../people/external-people';
import type { ReconcilePorts } from '../delivery/reconcile';
import { currentState } from '../commands/current-state';
import { SurfaceError, type MessageRef } from '../surface';
import { subjectOf } from './place';
import { DraftConflict, type Draft, type DraftPlace, type StoredDraft } from './port';
import { toldAt } from './terms';

/** Longer than any call to the platform may take: so long one copy of the program tries to tell, and no other. */
const TELLING = 60_000;
/** Milliseconds after which it is looked whether that copy did. */
const LOOK_AGAIN = 2_000;
/** So old may be what is known of who may see what, when a call to a person begins. Milliseconds. */
const FRESH = 5_000;

/** What a draft needs behind the back of its writer: that they hear once that it was not sent, and that it ends. */
export class DraftKeeper {
  /** What storage did not take yet, by draft. */
  private readonly waiting = new Map<string, () => Promise<void>>();

  constructor(private readonly ports: ReconcilePorts) {}

  /** The form was sent. Never throws: what fails is tried again at each look. */
  sent(place: DraftPlace, as: string, { until, told }: Pick<Draft, 'until' | 'told'>): Promise<void> {
    return this.until(place, async () => {
      // Its writer may have been told of it since.
      const now = await this.ports.store.drafts.get(place);
      await this.ports.store.drafts.sent(place, as, until);
      await this.takeAway((now?.kind === 'draft' ? now.draft.told : told)?.message);
    });
  }

  /** Its writer wants it gone, or it may not be kept any more. Never throws: what fails is tried again at each look. */
  destroy(place: DraftPlace): Promise<void> {
    return this.until(place, () => this.gone(place));
  }

  /** Tries again what storage did not take. Never throws. */
  async again(): Promise<void> {
    await Promise.all([...this.waiting.values()].map((act) => act()));
  }

  /** Brings one draft to what it should be now. @returns when it wants to be looked at next */
  async serve(place: DraftPlace): Promise<Moment | undefined> {
    const { store, clock } = this.ports;
    const seen = clock.wall();
    const stored = await store.drafts.get(place);
    if (stored === undefined) return undefined;
    const now = clock.now();
    const until = stored.kind === 'sent' ? stored.until : stored.draft.until;
    if (until <= now) {
      await this.gone(place, stored);
      return undefined;
    }
    if (stored.kind === 'sent' || isTold(stored.draft)) return until;
    const due = toldAt(stored.draft);
    if (due > now) return due < until ? due : until;
    const whether = await this.mayHear(place, stored.draft);
    if (whether === 'no') {
      await this.gone(place, stored);
      return undefined;
    }
    // Its writer may have gone on with it in between: then it is looked at again.
    const done = whether === 'not now' || (await this.tell(place, stored, later(seen, FRESH)));
    return done ? until : this.serve(place);
  }

  /** Whether the writer may still be told of it: `not now` where there is nothing left to send. */
  private async mayHear({ person }: DraftPlace, draft: Draft): Promise<'yes' | 'no' | 'not now'> {
    const { store, directory, clock } = this.ports;
    const school = directory.current({ person, tenant: draft.tenant });
    if (school === undefined || !isDialogName(draft.form)) return 'no';
    const dialog = dialogs[draft.form];
    const found = await store.cases.readState(draft.case);
    // A concern that was reported is no draft any more, whatever the program could still write down of that.
    if (dialog.reads === 'nothing') return found === undefined ? 'yes' : 'no';
    const state = found && currentState(directory, found, clock.now());
    const agreement = state === undefined ? school : await directory.ofCase(state);
    if (permits(state, person, actOf(dialog, draft, agreement)) !== 'yes') return 'no';
    const task = state?.tasks.find(({ id }) => id === draft.task);
    return draft.task === undefined || task?.status === 'open' ? 'yes' : 'not now';
  }

  /**
   * That it is told is written down first, so that of two copies of the program one does.
   * @returns whether the draft is still as it was read @throws SurfaceError
   */
  private async tell(
    place: DraftPlace,
    { draft, etag }: Extract<StoredDraft, { kind: 'draft' }>,
    notAfter: Moment,
  ): Promise<boolean> {
    const { surface, clock } = this.ports;
    const before = draft.told;
    if (before !== undefined && before.message === undefined && later(before.at, TELLING) > clock.wall())
      throw new SurfaceError('busy', 'another copy of the program is telling the writer of a draft', {
        retryAfter: LOOK_AGAIN,
      });
    const told = { at: clock.wall(), ...(draft.danger === true ? { danger: true as const } : {}) };
    const claimed = await this.written(place, { ...draft, told }, etag);
    if (claimed === undefined) return false;
    const reminder = { card: await this.reminderOf(place, draft), mentions: [], notAfter };
    const message = await surface.sendPrivately(place.person, reminder, draft.school);
    await this.remember(place, { ...told, message });
    await this.takeAway(before?.message);
    return true;
  }

  /**
   * Where the message is, in the draft as it is by now. The message goes where there is no draft any more, and where
   * another copy of the program took over and has one standing that says as much: by its clock this one took too long.
   */
  private async remember(place: DraftPlace, told: Told): Promise<void> {
    for (;;) {
      const stored = await this.ports.store.drafts.get(place);
      if (stored?.kind !== 'draft') return this.takeAway(told.message);
      const other = stored.draft.told;
      if (other?.message !== undefined && (told.danger !== true || other.danger === true))
        return this.takeAway(told.message);
      if ((await this.written(place, { ...stored.draft, told }, stored.etag)) === undefined) continue;
      return this.takeAway(other?.message);
    }
  }

  /** @returns the new etag; none when somebody else wrote the draft in between */
  private async written(place: DraftPlace, draft: Draft, etag: string): Promise<string | undefined> {
    try {
      return await this.ports.store.drafts.write(place, draft, etag);
    } catch (error) {
      if (!(error instanceof DraftConflict)) throw error;
      return undefined;
    }
  }

  private async reminderOf({ person }: DraftPlace, draft: Draft): Promise<CardSpec> {
    const { directory, store } = this.ports;
    const state = await store.cases.readState(draft.case);
    // Somebody from outside knows of no code.
    const at = state === undefined || isOutsider(directory, person) ? '' : ` bij ${state.code}`;
    const text = `Je was bezig met een formulier${at}. Het is nog niet verstuurd.`;
    const about =
      state === undefined ? {} : { case: draft.case, ...(draft.task === undefined ? {} : { task: draft.task }) };
    const button = { title: 'Verder gaan…', verb: isDialogName(draft.form) ? draft.form : 'start' } as const;
    return draft.danger === true
      ? card('notice', {
          title: 'Bel eerst. Schrijven kan straks.',
          text: `${CALL} ${text}`,
          button,
          urgent: true,
          ...about,
        })
      : card('notice', { title: 'Nog niet verstuurd', text, button, ...about });
  }

  private async gone(place: DraftPlace, known?: StoredDraft): Promise<void> {
    const { store } = this.ports;
    const stored = known ?? (await store.drafts.get(place));
    await store.drafts.destroy(place);
    if (stored?.kind === 'draft') await this.takeAway(stored.draft.told?.message);
  }

  /** A message that cannot be removed says nothing that matters: its button opens the form. */
  private async takeAway(message: MessageRef | undefined): Promise<void> {
    if (message === undefined) return;
    try {
      await this.ports.surface.remove(message);
    } catch (error) {
      if (!(error instanceof SurfaceError)) throw error;
      this.ports.log.warn({ ...errorFacts(error) }, 'a message about a draft could not be taken away');
    }
  }

  private async until(place: DraftPlace, act: () => Promise<void>): Promise<void> {
    const subject = subjectOf(place);
    const trying = async (): Promise<void> => {
      try {
        await act();
        if (this.waiting.get(subject) === trying) this.waiting.delete(subject);
      } catch (error) {
        this.waiting.set(subject, trying);
        this.ports.log.warn({ ...errorFacts(error) }, 'a draft could not be destroyed yet; it is tried again');
      }
    };
    await trying();
  }
}

type Told = NonNullable<Draft['told']>;

const isTold = ({ danger, told }: Draft): boolean =>
  told?.message !== undefined && (danger !== true || told.danger === true);

/** Looks after every draft that storage holds: the net under the due list. */
export async function sweepDrafts(
  ports: ReconcilePorts,
  keeper: Pick<DraftKeeper, 'serve' | 'destroy'>,
): Promise<void> {
  for await (const place of ports.store.drafts.all()) {
    try {
      if (place.until <= ports.clock.now()) await keeper.destroy(place);
      else await keeper.serve(place);
    } catch (error) {
      ports.log.error({ ...errorFacts(error) }, 'a draft could not be looked at');
    }
  }
}
