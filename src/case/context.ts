import type { Agreement } from '../agreement/agreement';
import { dayOf } from '../agreement/calendar';
import type { PersonId } from '../agreement/people';
import type { Day, Moment } from '../agreement/time';
import type { RecordedEvent } from './events';
import { closedBefore, Refusal } from './refusal';
import { personOf } from './people/roster';
import type { CaseState } from './state';
import type { Task } from './task/task';

/** What a decision is made with besides the case: nothing is looked up, nothing is drawn by lot. */
export interface Context {
  readonly actor: { readonly person: PersonId; readonly name: string };
  readonly now: Moment;
  /** When it was said, where storage or the school could not be told then and it is given again now. */
  readonly saidAt?: Moment | undefined;
  readonly agreement: Agreement;
  /** For a case to be opened: the id that its form carried, and the code that it gets unless another case of the school has that. */
  readonly opening: { readonly caseId: string; readonly code: string };
  /** The events that the command speaks of, of those that are there. */
  readonly cited?: readonly RecordedEvent[];
  /** The other case, for a decision about how two belong together. */
  readonly related?: CaseState | undefined;
}

/**
 * The open task that a form or card is about.
 * @throws Refusal `already-done` when it was closed since, `stale` when somebody else answered it
 */
export function openTask(state: CaseState, id: string | undefined, { actor }: Pick<Context, 'actor'>): Task {
  const task = state.tasks.find((candidate) => candidate.id === id);
  if (task === undefined) throw stale();
  if (task.status !== 'open') throw closedBefore(task, actor.person);
  return task;
}

export const stale = (): Refusal =>
  new Refusal('stale', 'Er is iets veranderd en niets opgeslagen. Hier is de nieuwste kaart.');

/** A question is answered in its own form: each asks what the protocol needs to know. */
export const anotherForm = (): Refusal =>
  new Refusal('not-allowed', 'Deze vraag heeft een eigen formulier. Kies Invullen.');

/** Years. Further away is a slip of the pen (0207 for 2027), and no calendar of a school reaches there. */
const FURTHEST_BACK = 30;

const FURTHEST_AHEAD = 5;

/** Dates of what happened lie in the past. @throws Refusal `incomplete` */
export function notInFuture(day: Day, now: Moment, field: string): Day {
  const today = dayOf(now);
  if (day > today) throw new Refusal('incomplete', 'Kies een datum tot en met vandaag.', [field]);
  if (day < inYears(today, -FURTHEST_BACK)) throw wrongYear(field);
  return day;
}

/** Dates of what is expected lie ahead. @throws Refusal `incomplete` */
export function ahead(day: Day, now: Moment, field: string): Day {
  const today = dayOf(now);
  if (day <= today) throw new Refusal('incomplete', 'Kies een datum na vandaag.', [field]);
  if (day > inYears(today, FURTHEST_AHEAD)) throw wrongYear(field);
  return day;
}

const inYears = (day: Day, years: number): Day => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

const wrongYear = (field: string): Refusal => new Refusal('incomplete', 'Klopt het jaar? Kijk de datum na.', [field]);

/**
 * One answer for a case that does not exist and for one that this person may not see: it tells nothing. To somebody of
 * another organisation it names nobody.
 */
export function notFound({ agreement, actor }: Pick<Context, 'agreement' | 'actor'>): Refusal {
  const coordinator = agreement.school.people[agreement.school.roles.coordinator.person]?.name;
  const outside = personOf(agreement, actor.person)?.external ?? false;
  const whom = outside || coordinator === undefined ? 'wie je de vraag stelde' : coordinator;
  return new Refusal('not-found', `Ik vind geen zorg die ik je kan tonen. Vragen? Ga naar ${whom}.`);
}
