import type { PersonId } from '../../agreement/people';
import type { Fields } from '../commands';
import type { Context } from '../context';
import type { CaseEvent } from '../events';
import { isKeptOut, type OutOfCase } from '../involvement';
import { alreadyDone, notListed, notOfSchool, Refusal } from '../refusal';
import type { CaseState } from '../state';
import { participant, personOf } from './roster';
import { isAnybodyLeftWithout, nobodyLeads } from './those-left';

/** Somebody who leads keeps another out of the case: a parent, family, a friend. To them it is not there from now on. */
export function keepOut(state: CaseState, { person }: Fields<'keep-out'>, context: Context): readonly CaseEvent[] {
  const known = personOf(context.agreement, person) !== undefined;
  if (!known && !state.members.some((member) => member.person === person)) throw notListed('person');
  if (isKeptOut(state, person)) throw alreadyDone();
  refuseNobodyLeft(state, [person], 'person');
  return [{ type: 'person-kept-out', person }];
}

/** "Ik wil dit niet lezen": somebody who has a part in it takes none from now on. */
export function stayOut(state: CaseState, { actor }: Context): readonly CaseEvent[] {
  refuseNobodyLeft(state, [actor.person]);
  return [{ type: 'person-kept-out', person: actor.person }];
}

/** The board alone lets somebody read along again. */
export function liftKeepingOut(state: CaseState, { person }: Fields<'lift-keeping-out'>): readonly CaseEvent[] {
  if (state.keptOut?.some((one) => one.person === person) !== true) throw alreadyDone();
  return [{ type: 'keeping-out-lifted', person }];
}

/** Nobody who leads is left: the board names somebody of the school. */
export function nameLead(state: CaseState, { person }: Fields<'name-lead'>, context: Context): readonly CaseEvent[] {
  if (!nobodyLeads(state)) throw new Refusal('already-done', 'Dit is al besloten.');
  const found = personOf(context.agreement, person);
  if (found === undefined || found.external || person === state.cast.board.person) throw notOfSchool('person');
  return [{ type: 'lead-named', participant: participant(found, 'coordinator') }];
}

/** Who is kept out from the start, as the reporter says; each once. */
export function keptOutFromStart(
  { keptOut }: Pick<Fields<'open-case'>, 'keptOut'>,
  state: OutOfCase & Pick<CaseState, 'cast'>,
  { agreement, actor }: Pick<Context, 'agreement' | 'actor'>,
): readonly CaseEvent[] {
  const people = [...new Set(keptOut)];
  if (people.some((person) => person === actor.person || personOf(agreement, person) === undefined))
    throw notListed('keptOut');
  refuseNobodyLeft(state, people, 'keptOut');
  return people.map((person) => ({ type: 'person-kept-out', person }));
}

/**
 * The board decides where nobody else is left, so that it takes part in every case: who may not read one gives that role to
 * another. And somebody of those whom every case needs must be left.
 */
function refuseNobodyLeft(
  state: OutOfCase & Pick<CaseState, 'cast'>,
  people: readonly PersonId[],
  ...fields: readonly string[]
): void {
  if (people.includes(state.cast.board.person))
    throw new Refusal(
      'not-allowed',
      'Het bestuur beslist als er niemand anders is, en kan er niet buiten blijven. Moet dat toch? Geef de rol van bestuur dan aan iemand anders, bij Wie doet wat.',
      fields,
    );
  if (isAnybodyLeftWithout(people, state)) return;
  throw new Refusal(
    'not-allowed',
    'Dan is er niemand meer die deze zorg kan leiden. Vraag Veilig Thuis wat nu kan: 0800-2000, dag en nacht.',
    fields,
  );
}
