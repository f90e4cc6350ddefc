import type { Signal } from '../case/facts';
import { filled } from './filled';
import { listed } from './problem';
import type { Told } from './told';
import { categoryWords, directionWords, natureWords, safetyWords } from './words';

/** A signal as the dossier tells it: S1-07, what was seen apart from what is supposed. */
export function tellSignal(signal: Signal): Told {
  const supposed = signal.nature === 'hypothesis' || signal.nature === 'hunch';
  return {
    section: supposed ? 'suppositions' : 'facts',
    title: natureWords[signal.nature],
    on: signal.on,
    texts: filled([
      ['Wat', signal.what],
      ['Woord voor woord', signal.quote],
      ['Bron', signal.source],
      ['Plaats', signal.place],
      ['Situatie', signal.situation],
      ['Erbij', signal.present],
      ['Gedacht aan', listed(signal.categories.map((category) => categoryWords[category]))],
      ['Dit signaal', directionWords[signal.direction]],
      ['Kind die dag veilig', signal.safe === undefined ? undefined : safetyWords[signal.safe]],
    ]),
  };
}
