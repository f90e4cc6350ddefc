import { permits, permitsAtSchool, type Act } from '../../case/access';
import { isInvolved, readsAll } from '../../case/involvement';
import { eventsOfTask, visibleEvents } from '../../case/reading';
import { isCommandName, type Command } from '../../case/commands';
import { notFound } from '../../case/context';
import { nameOf } from '../../case/people/roster';
import { notAppointing, notYours } from '../../case/refusal';
import type { CaseState } from '../../case/state';
import { dayOf, spoken } from '../../agreement/calendar';
import { isDialogName } from '../../room/names';
import type { Agreement } from '../../agreement/agreement';
import type { Dialog, DialogView } from '../../forms/types';
import { actOf } from '../../forms/act';
import { isList } from '../lists/all';
import type { ServicePorts } from '../service-ports';
import type { Request } from '../request';
import type { SentNote } from '../delivery/delivery';
import { relatedCasesOf } from './related-cases';
import { currentState } from '../commands/current-state';

/**
 * Everything that a dialog may look at, for one person: access is decided first, and a reading is in the audit before
 * any content leaves the store.
 *
 * @throws Refusal `not-found` or `not-yours`
 */
export async function viewFor(
  ports: ServicePorts,
  dialog: Dialog,
  request: Request,
  current: Agreement,
): Promise<DialogView> {
  const { clock, directory, store } = ports;
  const { measure } = ports.surface.capacity;
  const base = { now: clock.now(), viewer: request.actor.person, measure, events: [], sent: [] };
  if (isOpenToAll(dialog)) {
    const minted = mintedId(request);
    const theirs = directory.schoolsOf(request.actor);
    return {
      ...base,
      agreement: current,
      ...(theirs.length > 1 ? { schools: theirs } : {}),
      caseId: minted ?? ports.newId(),
      fresh: minted === undefined,
    };
  }
  if (dialog.reads === 'school') {
    if (permitsAtSchool(current, base.viewer, dayOf(base.now)) !== 'yes') {
      await auditRefusal(ports, request, undefined);
      throw notAppointing();
    }
    return { ...base, agreement: current };
  }
  const caseId = caseOf(request) ?? '';
  const stored = await store.cases.readState(storageKey(caseId));
  const state = stored && currentState(directory, stored, base.now);
  // To a person who takes no part the case's own agreement gives nothing: what is read is the same as where there is no case.
  const own = state !== undefined && isInvolved(state, base.viewer) ? await directory.ofCase(state) : current;
  await refuseUnlessPermitted(ports, state, actOf(dialog, request, own), request, current);
  if (state === undefined) throw notFound({ agreement: current, actor: request.actor });
  const agreement = await directory.ofCase(state);
  const task = state.tasks.find(({ id }) => id === request.task);
  const newer = await directory.hasNewerTerms(state);
  const relatedCases = dialog.relatedCases === true ? await relatedCasesOf(ports, state, base.viewer) : [];
  const view = {
    ...base,
    agreement,
    caseId,
    state,
    newer,
    ...(task === undefined ? {} : { task }),
    ...(relatedCases.length === 0 ? {} : { relatedCases }),
  };
  if (dialog.reads === 'nothing' || dialog.reads === 'state') return view;
  await store.audit.record(caseId, {
    at: clock.now(),
    person: view.viewer,
    tenant: request.actor.tenant,
    act: 'read',
    what: dialog.name,
  });
  if (dialog.reads === 'question')
    return {
      ...view,
      events: task === undefined ? [] : eventsOfTask(state, task, await store.cases.readEvents(caseId)),
    };
  const [events, sent] = await Promise.all([store.cases.readEvents(caseId), store.cases.readSent(caseId)]);
  return {
    ...view,
    events: visibleEvents(state, view.viewer, events),
    sent: linesOf(sent, state, agreement, view.viewer),
  };
}

/** Dialogs that come before any case: they read nothing, so there is nothing to refuse. */
const isOpenToAll = (dialog: Dialog): boolean => dialog.reads === 'nothing';

/** A case that one may not see is answered as one that does not exist, with the same storage calls; both are audited. */
async function refuseUnlessPermitted(
  ports: ServicePorts,
  state: CaseState | undefined,
  act: Act,
  request: Request,
  current: Agreement,
): Promise<void> {
  const permission = permits(state, request.actor.person, act);
  if (permission === 'yes') return;
  await auditRefusal(ports, request, state?.id);
  if (permission === 'hidden') throw notFound({ agreement: current, actor: request.actor });
  throw notYours();
}

export const auditRefusal = (
  { store, clock }: Pick<ServicePorts, 'store' | 'clock'>,
  { actor, verb }: Request,
  caseId: string | undefined,
): Promise<void> =>
  store.audit.record(caseId ?? `${actor.tenant}|${dayOf(clock.now())}`, {
    at: clock.now(),
    person: actor.person,
    tenant: actor.tenant,
    act: 'refused',
    // A forged verb could be any text; the audit holds no content.
    what: isDialogName(verb) || isCommandName(verb) || isList(verb) ? verb : 'other',
  });

/** Before the text can leave: that somebody said of a word in it that it is no name, and not which word. */
export async function auditVouching(
  { store, clock }: Pick<ServicePorts, 'store' | 'clock'>,
  { actor }: Request,
  caseId: string,
  command: Command,
): Promise<void> {
  if (!vouches(command)) return;
  const { person, tenant } = actor;
  await store.audit.record(caseId, { at: clock.now(), person, tenant, act: 'vouched', what: command.name });
}

function vouches(command: Command): boolean {
  if (command.name === 'weigh') return command.fields.summaryNoName.length > 0;
  if (command.name !== 'request-consultation' || command.fields.mode === 'open') return false;
  return command.fields.questionNoName.length + command.fields.summaryNoName.length > 0;
}

/** Case ids are minted here, and so have one shape; anything else is looked up under a name that no case has. */
const SHAPE = /^[0-9a-f]{32}$/;

export const caseOf = (request: Pick<Request, 'case'>): string | undefined => request.case;

/** The case's id, if it has the shape of those that are minted here. */
export const mintedId = (request: Pick<Request, 'case'>): string | undefined =>
  request.case !== undefined && SHAPE.test(request.case) ? request.case : undefined;

export const storageKey = (caseId: string): string => (SHAPE.test(caseId) ? caseId : 'unknown');

/** Reminders and escalations as lines of the timeline; a reader who does not lead sees only their own. */
function linesOf(
  sent: readonly SentNote[],
  state: CaseState,
  agreement: Agreement,
  viewer: string,
): DialogView['sent'] {
  const all = readsAll(state, viewer);
  return sent.flatMap((note) => {
    const text = lineOf(note, state, agreement);
    return text === undefined || (!all && note.to !== viewer) ? [] : [{ at: note.at, text }];
  });
}

function lineOf({ key, to, edition }: SentNote, state: CaseState, agreement: Agreement): string | undefined {
  const [kind, id] = key.split('/');
  const told = nameOf(state, to) ?? 'een collega';
  if (kind === 'stagnation' && id !== undefined)
    return `${told} gevraagd om mee te kijken: er kwam niets nieuws sinds ${spoken(id, state.openedAt)}`;
  if (kind === 'emergency')
    return key.endsWith('/declarer') ? undefined : `${told} gewaarschuwd: er kan nu gevaar zijn`;
  if (kind === 'talk') return `Bericht over een gesprek aan ${told}`;
  if (kind !== 'task' && kind !== 'escalation') return undefined;
  const task = state.tasks.find((candidate) => candidate.id === id);
  const person = to === 'room' ? (task?.owner.name ?? 'een collega') : told;
  // The state remembers only the latest tasks; that something was sent stays told.
  if (task === undefined)
    return `${kind === 'task' ? 'Gevraagd of herinnerd' : 'Gevraagd om mee te kijken'}: ${person}`;
  const title = agreement.protocol.tasks[task.rule]?.title ?? task.rule;
  if (kind === 'escalation')
    return `${person} gevraagd om mee te kijken: ${title} (open sinds ${spoken(task.due, state.openedAt)})`;
  return edition > 1 ? `Herinnering aan ${person}: ${title}` : `Gevraagd aan ${person}: ${title}`;
}
