import { spokenDay } from '../../agreement/calendar';
import { correctedText } from '../dossier/corrections';
import type { DialogView } from '../types';
import { natureWords } from '../words';
import { listedSigns } from './listed-signs';

/**
 * Signals as they are read by somebody for whom they were chosen: what it is, when, and what was seen, as it reads by now;
 * never who wrote it down, who told it or who reported.
 */
export const shownSignals = (
  chosen: readonly number[],
  { events, now }: DialogView,
): readonly { readonly label: string; readonly text: string }[] =>
  events.flatMap(({ event, version }) => {
    if (event.type !== 'signal-recorded' || !chosen.includes(version)) return [];
    const { signal } = event;
    const { nature, on, what, quote } = signal;
    const words = [listedSigns(signal), correctedText(version, events) ?? what];
    const said = nature === 'told-by-child' && quote !== undefined ? [`“${quote}”`] : [];
    return [
      { label: `${natureWords[nature]}, ${spokenDay(on, now)}`, text: [...words, ...said].filter(Boolean).join('. ') },
    ];
  });
