import type { Agreement } from '../../agreement/agreement';
import { dayOf, spokenDay } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import type { CommandName } from '../../case/commands';
import { circleOf } from '../../case/emergency/emergency-ladder';
import type { CaseState } from '../../case/state';
import { talksLeft } from '../../case/talk/planned';
import { stillToPlan } from '../../room/still-to-plan';
import { callYourself } from '../../room/danger-words';

/** The case after a command, and what its school has agreed. */
interface Done {
  readonly state: CaseState;
  readonly agreement: Agreement;
}

/**
 * What somebody reads when a form has done its work: that it is kept, and what happens next. No content. `said`: what the
 * form itself has to say. Where there is danger, whom to call comes first.
 */
export function confirmationFor(name: CommandName, done: Done, reader: PersonId, said?: string): string {
  const { state } = done;
  if (name === 'declare-emergency') return calling(done, reader);
  const text = said ?? wordsFor(name, done);
  return name === 'open-case' && state.emergency !== undefined ? `${calling(done, reader)} ${text}` : text;
}

/** The same where another page follows. */
export const confirmationBefore = (name: CommandName, done: Done, reader: PersonId): string =>
  name === 'declare-emergency' ? calling(done, reader) : 'Opgeslagen.';

function wordsFor(name: CommandName, { state, agreement }: Done): string {
  const { code, cast, tasks } = state;
  switch (name) {
    case 'open-case':
      return `Ontvangen. ${cast.coordinator.name} leest je zorg. Deze zorg heet ${code}.`;
    case 'request-consultation':
      if (tasks.at(-1)?.kind !== 'consult')
        return 'Eerst is nog iets anders nodig. Dat vraag ik nu. Daarna kun je dit overleg vragen.';
      return 'Gevraagd. Je hoort het als er antwoord is.';
    case 'answer-consultation':
      return 'Dank je. Je antwoord is bewaard.';
    case 'refer':
    case 'record-followup': {
      const next = tasks.find(({ kind, status }) => kind === 'follow-up' && status === 'open');
      const asked =
        next === undefined
          ? ''
          : ` Ik vraag op ${spokenDay(dayOf(next.due), next.askedAt)} of de ouders zijn aangekomen.`;
      return `Bewaard.${asked}`;
    }
    case 'plan-talk':
    case 'waive-talk': {
      const left = talksLeft(state, { agreement });
      return left.length === 0 ? 'Bewaard. Dank je.' : `Bewaard. ${stillToPlan(left)}`;
    }
    case 'postpone':
      return 'Goed. Ik vraag het je dan weer.';
    case 'hand-over':
      return 'Overgedragen. Dit vraag ik jou niet meer.';
    case 'decline':
      return 'Goed. Ik geef het door.';
    case 'admit':
      return 'Toegevoegd. Ik stuur een welkom.';
    case 'dismiss':
      return 'Geregeld. Die ziet deze zorg niet meer.';
    case 'withdraw-request':
      return 'Ingetrokken. De herinneringen stoppen.';
    case 'close-case':
      return 'Afgesloten. De herinneringen stoppen.';
    default:
      return 'Bewaard. Dank je.';
  }
}

function calling({ state, agreement }: Done, reader: PersonId): string {
  const text = callYourself(circleOf(state, reader, state.emergency?.doubt).told, reader, agreement);
  return state.route === 'staff' ? `${text} Vertel het verder aan niemand op school.` : text;
}
