import type { PersonId } from '../../agreement/people';
import { isKeptOut, isShutOut, leads } from '../involvement';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { alreadyDone, Refusal } from '../refusal';
import type { SystemCommand } from './system-command';
import type { CaseState } from '../state';
import { callFirst } from '../advice/record-advice';
import { heldBefore } from '../consultation/waive-consultation';
import { holdingOpen } from '../course/policy';
import { notFound, type Context } from '../context';
import { weighAgain } from '../help/observe';

/**
 * A second report about the same child, or a brother or sister (S1-26, E-16): the coordinator, who leads both, says how they belong
 * together. Only what happens here is decided; the other case hears of it afterwards, from the program.
 */
export function relate(state: CaseState, fields: Fields<'relate'>, context: Context): readonly CaseEvent[] {
  const found = state.related.find((one) => one.case === fields.other);
  const other = context.related;
  if (found === undefined) throw new Refusal('incomplete', 'Kies een zorg uit de lijst.', ['other']);
  if (other === undefined || isShutOut(other, context.actor.person) || !leads(other, context.actor.person))
    throw notFound(context);
  if (found.way !== undefined) throw alreadyDone();
  const { case: caseId, code, as } = found;
  const { way, reason } = fields;
  const decided: CaseEvent = { type: 'related-decided', case: caseId, code, as, way, reason };
  if (way !== 'join') return [decided];
  if (other.status !== 'open' || other.frozen !== undefined)
    throw new Refusal('not-allowed', `Zorg ${code} is niet meer open. Samenvoegen kan dan niet.`, ['way']);
  if (holdingOpen(state, context).length > 0)
    throw new Refusal('not-allowed', 'Bij deze zorg staat nog een controle open. Beantwoord die eerst.', ['way']);
  return [decided, { type: 'joined', case: caseId, code }];
}

/**
 * What the program found or carries over. Giving it again changes nothing, also after a crash halfway between two cases.
 *
 * @throws Refusal when it is there already
 */
export function decideForSystem(state: CaseState, command: SystemCommand, context: Context): readonly CaseEvent[] {
  if (command.name === 'take-over-signal') return takeOver(state, command.fields, context);
  if (command.name === 'stand-still') return standStill(state, command.fields);
  if (command.name === 'keep-out-too') return keepOutToo(state, command.fields);
  if (command.name === 'keep-related-from') return keepFrom(state, command.fields);
  const known = state.related.find((one) => one.case === command.fields.case);
  if (command.name === 'link-related') return [{ type: 'related-decided', ...command.fields }];
  if (known !== undefined && (known.way !== undefined || known.as === command.fields.as)) throw alreadyDone();
  return [{ type: 'related-found', ...command.fields }];
}

/** A signal keeps its weight in the case that it comes to: C-24, H-08. A case that asks nothing any more only keeps it. */
function takeOver(
  state: CaseState,
  fields: Extract<SystemCommand, { name: 'take-over-signal' }>['fields'],
  context: Context,
): readonly CaseEvent[] {
  const taken: CaseEvent = { type: 'signal-taken-over', ...fields };
  if (state.status !== 'open' || state.frozen !== undefined) return [taken];
  const called = [taken, ...callFirst(fields.signal.categories, state, [], context)];
  const held = [...called, ...heldBefore(fields.signal.categories, state, called, context)];
  return [...held, ...weighAgain(fields.signal, state, held, context)];
}

function keepFrom(
  { related }: CaseState,
  { case: caseId, keptFrom }: { readonly case: string; readonly keptFrom: readonly PersonId[] },
): readonly CaseEvent[] {
  const known = related.find((one) => one.case === caseId);
  if (known === undefined || [...(known.keptFrom ?? [])].sort().join() === [...keptFrom].sort().join())
    throw alreadyDone();
  return [{ type: 'related-kept-from', case: caseId, keptFrom }];
}

function keepOutToo(state: CaseState, { person }: { readonly person: PersonId }): readonly CaseEvent[] {
  if (isKeptOut(state, person)) throw alreadyDone();
  return [{ type: 'person-kept-out', person }];
}

/** The board was asked where it was said; here everything stops, and the colleague who may be involved is out. */
function standStill({ frozen }: CaseState, { suspect }: { readonly suspect?: PersonId }): readonly CaseEvent[] {
  if (frozen !== undefined) throw alreadyDone();
  return [{ type: 'frozen', ...(suspect === undefined ? {} : { suspect }) }];
}
