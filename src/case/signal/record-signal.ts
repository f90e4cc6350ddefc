import { dayOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import { tellsOnly } from '../involvement';
import type { CaseEvent } from '../events';
import type { Participant } from '../people/participant';
import { isToldByOther, type Signal } from './signal';
import { Refusal } from '../refusal';
import { signFields, type SignalFields } from './signal-fields';
import { signKinds } from './signs';
import type { CaseState } from '../state';
import { callFirst } from '../advice/record-advice';
import { heldBefore } from '../consultation/waive-consultation';
import { ask, nextTaskId } from '../task/ask';
import { participantFor } from '../course/begin';
import { notInFuture, type Context } from '../context';
import { weighAgain } from '../help/observe';
import { mayWriteDiagnosis, observationsAsked } from './policy';

/** One more signal in a case, of somebody who takes part. */
export function recordSignal(
  state: CaseState,
  { direction, safe, ...fields }: Fields<'record-signal'>,
  context: Context,
  task: string | undefined,
): readonly CaseEvent[] {
  const signal = signalEvent(fields, { direction, safe }, context);
  // In a report that was joined with another nothing is asked any more; what is asked of it follows there.
  if (state.status === 'closed') return [signal];
  const events = [signal, ...observed(state, fields, task, context)];
  const asked = [...events, ...askObservation(fields, state, events, context)];
  const called = [...asked, ...callFirst(fields.categories, state, asked, context)];
  if (!events.some(({ type }) => type === 'signal-recorded')) return called;
  const held = [...called, ...heldBefore(fields.categories, state, called, context)];
  return [...held, ...weighAgain({ direction }, state, held, context)];
}

/**
 * A signal as it is recorded: S1-04, S1-07. When the person who told it does not want it written down, nothing is kept
 * but that there was contact: S1-09.
 */
export function signalEvent(
  fields: SignalFields,
  said: Pick<Signal, 'direction' | 'safe'>,
  context: Context,
): CaseEvent {
  const on = notInFuture(fields.date, context.now, 'date');
  const { nature, source = '', mayRecord } = fields;
  if (isToldByOther(nature) && mayRecord === 'no')
    return {
      type: 'third-party-contact',
      source,
      on,
      ...(said.safe === undefined ? {} : { safe: said.safe }),
      ...(nature === 'told-by-adult' ? { ofThemselves: true } : {}),
    };
  const signal: Signal = {
    ...said,
    what: fields.what,
    nature,
    on,
    place: fields.place ?? '',
    situation: fields.situation ?? '',
    present: fields.present ?? (fields.alone ? 'Niemand anders' : ''),
    categories: fields.categories,
    ...chosenFrom(fields),
    ...(fields.quote === undefined ? {} : { quote: fields.quote }),
    ...(isToldByOther(nature) ? toldBy(fields, context) : {}),
    ...(nature === 'diagnosis' ? { diagnosis: diagnosisOf(fields, context) } : {}),
  };
  return { type: 'signal-recorded', signal };
}

function chosenFrom(fields: SignalFields): Pick<Signal, 'signs' | 'places'> {
  const signs = signKinds.flatMap((kind) => fields[signFields[kind]]);
  const places = fields.signsBody.length === 0 ? [] : fields.signsWhere;
  return { ...(signs.length === 0 ? {} : { signs }), ...(places.length === 0 ? {} : { places }) };
}

/** S1-08, S1-09: who told it, and whether they agree that it is written down. */
function toldBy(
  { source = '', mayRecord, notAsked }: SignalFields,
  { agreement }: Context,
): Pick<Signal, 'source' | 'mayRecord' | 'notAsked'> {
  if (mayRecord === 'yes') return { source, mayRecord };
  if (mayRecord === 'not-asked' && notAsked !== undefined) return { source, mayRecord, notAsked };
  if (agreement.protocol.signals.thirdPartyConsent === 'required')
    throw new Refusal('incomplete', 'Vraag of het in het dossier mag, of schrijf op waarom je dat niet vroeg.', [
      'mayRecord',
    ]);
  return { source };
}

/** S1-10: a diagnosis is written down only when a professional made it, and not by somebody who cannot judge that. */
function diagnosisOf(fields: SignalFields, { actor, agreement, now }: Context): NonNullable<Signal['diagnosis']> {
  const { diagnosedBy = '', profession = '', diagnosedOn = '' } = fields;
  if (!mayWriteDiagnosis(agreement, actor.person))
    throw new Refusal(
      'not-allowed',
      'Alleen van een bevoegde professional. Geef de diagnose aan de coördinator, of schrijf op wat je zelf merkte.',
      ['nature'],
    );
  if (!agreement.protocol.signals.diagnosis.by.includes(profession))
    throw new Refusal('incomplete', 'Alleen van een bevoegde professional. Kies een functie uit de lijst.', [
      'profession',
    ]);
  return { by: diagnosedBy, profession, on: notInFuture(diagnosedOn, now, 'diagnosedOn') };
}

/**
 * S1-22: a feeling may be reported; what was seen is asked afterwards, of the person who saw it. Somebody outside is not, nor
 * a reporter who takes no further part (S1-19): the coordinator asks them.
 */
export function askObservation(
  { nature }: Pick<SignalFields, 'nature'>,
  state: CaseState | undefined,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const rule = context.agreement.protocol.signals.observation;
  if (nature !== 'hunch' || rule === undefined) return [];
  const teller = participantFor(context);
  const owner = teller.external || stepsOut(teller, state, before) ? {} : { owner: teller };
  const asked = ask(nextTaskId(state, before), rule, state, context, owner);
  const { person } = asked.task.owner;
  const open = state?.tasks.some(
    (task) => task.status === 'open' && task.rule === rule && task.owner.person === person,
  );
  return open === true ? [] : [asked];
}

const stepsOut = ({ person }: Participant, state: CaseState | undefined, before: readonly CaseEvent[]): boolean =>
  state === undefined
    ? before.some((event) => event.type === 'case-opened' && event.reporterStepsOut === true)
    : tellsOnly(state, person);

/** What was seen answers the request for it: of this person, or of the colleague for whom it is written down. */
function observed(
  state: CaseState,
  { nature }: Pick<SignalFields, 'nature'>,
  id: string | undefined,
  { actor, agreement, now }: Context,
): readonly CaseEvent[] {
  if (nature !== 'fact' && nature !== 'observation') return [];
  return observationsAsked(state, agreement)
    .filter((task) => task.owner.person === actor.person || task.id === id)
    .map((task) => ({ type: 'task-completed', task: task.id, result: 'Vastgelegd', on: dayOf(now) }));
}
