import type { CaseEvent } from '../case/events';
import { correctedText } from './corrections';
import { talkOutcomeWords } from './step-words';
import type { DialogView } from './types';
import { directionWords } from './words';

/** Something that counts in the weighing, in a few words. */
export type Ground = { readonly label: string; readonly text: string };

/** So many of each kind, and so long: the page must stay well below what Teams takes. */
const MOST = 6;
const LONGEST = 160;

/** What the weighing rests on (E-01): signals both ways, advice, talks, brothers and sisters; the latest of each. */
export function basisOf({ events }: DialogView): readonly Ground[] {
  const grounds = events.flatMap(({ event, version }) => {
    const corrected = correctedText(version, events);
    return groundOf(event).map((one) => (corrected === undefined ? one : ground(one.label, corrected)));
  });
  const kinds = [...new Set(grounds.map(({ label }) => label))];
  return kinds.flatMap((kind) => grounds.filter(({ label }) => label === kind).slice(-MOST));
}

function groundOf(event: CaseEvent): readonly Ground[] {
  switch (event.type) {
    case 'signal-recorded':
    case 'signal-taken-over':
      return [ground(directionWords[event.signal.direction], event.signal.what)];
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
    case 'child-recorded':
      return event.siblings === undefined ? [] : [ground('Broers en zussen', event.siblings)];
    default:
      return [];
  }
}

function ground(label: string, words: string): Ground {
  const text = words.replaceAll(/\s+/g, ' ');
  return { label, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text };
}
