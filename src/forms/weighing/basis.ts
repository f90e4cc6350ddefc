import { listedSigns } from '../signal/listed-signs';
import type { CaseEvent } from '../../case/events';
import type { Signal } from '../../case/signal/signal';
import { correctedText } from '../dossier/corrections';
import { consentWords, partnerWords, talkOutcomeWords } from '../step-words';
import type { DialogView } from '../types';
import { directionWords } from '../words';

/** Something that counts in the weighing, in a few words. */
export type Ground = { readonly label: string; readonly text: string };

/** So many of each kind, and so long: enough to be reminded, and taken in at a glance. */
const MOST = 4;

const LONGEST = 160;

/** What the weighing rests on (E-01): signals both ways, advice, talks, refusals, brothers and sisters; the latest of each. */
export function basisOf(view: DialogView): readonly Ground[] {
  const grounds = view.events.flatMap(({ event, version }) => {
    const corrected = correctedText(version, view.events);
    return groundOf(event, view).map((one) => (corrected === undefined ? one : ground(one.label, corrected)));
  });
  const kinds = [...new Set(grounds.map(({ label }) => label))];
  return kinds.flatMap((kind) => grounds.filter(({ label }) => label === kind).slice(-MOST));
}

function groundOf(event: CaseEvent, view: DialogView): readonly Ground[] {
  switch (event.type) {
    case 'signal-recorded':
    case 'signal-taken-over':
      return signalGrounds(event.signal);
    case 'third-party-contact':
      return event.ofThemselves === true
        ? [ground(ADULT, 'De woorden zijn niet bewaard: dat wilde deze persoon.')]
        : [];
    case 'consultation-answered':
      return [ground('Advies van een collega', event.note.advice)];
    case 'advice-recorded': {
      const { judgement, advice, notNeeded } = event.advice;
      // C-26: Veilig Thuis may have weighed it first.
      const weighed = judgement === undefined ? [] : [ground('Weging van Veilig Thuis', judgement)];
      return [...weighed, ground('Veilig Thuis', advice ?? notNeeded ?? '')];
    }
    case 'talk-recorded':
      return [ground('Gesprek', `${talkOutcomeWords[event.note.outcome]}. ${event.note.reaction}`)];
    case 'talk-waived':
      return [ground('Geen gesprek', `${partnerWords[event.waiver.with]}. ${event.waiver.why}`)];
    case 'consent-recorded': {
      const { answer, purpose } = event.consent;
      return answer === 'refused' || answer === 'withdrawn'
        ? [ground(`Toestemming ${consentWords[answer].toLowerCase()}`, purpose)]
        : [];
    }
    case 'child-recorded':
      return event.siblings === undefined ? [] : [ground('Broers en zussen', event.siblings)];
    case 'task-completed':
      return taskGrounds(event, view);
    default:
      return [];
  }
}

const ADULT = 'Een volwassene vertelde over zichzelf';

/** E-12: what the child or an adult told of themselves is seen apart, since it points to a report. */
const signalGrounds = ({ direction, nature, what, quote, ...chosen }: Signal): readonly Ground[] => [
  ground(directionWords[direction], [listedSigns(chosen), what].filter(Boolean).join(': ')),
  ...(nature === 'told-by-child' ? [ground('Het kind vertelde zelf', quote ?? what)] : []),
  ...(nature === 'told-by-adult' ? [ground(ADULT, what)] : []),
];

/** H-20: what came of a task that counts in the weighing, such as what the nurse told back. */
function taskGrounds(
  { task, result }: Extract<CaseEvent, { type: 'task-completed' }>,
  { events, agreement }: DialogView,
): readonly Ground[] {
  const asked = events.flatMap(({ event }) => (event.type === 'asked' ? [event.task] : []));
  const rule = agreement.protocol.tasks[asked.find(({ id }) => id === task)?.rule ?? ''];
  return rule?.weighs === true ? [ground(rule.title, result)] : [];
}

function ground(label: string, words: string): Ground {
  const text = words.replaceAll(/\s+/g, ' ');
  return { label, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text };
}
