import type { Choice } from '../../view/view';
import { spokenDay } from '../../agreement/calendar';
import type { RecordedEvent } from '../../case/events';
import { correctedText } from '../dossier/corrections';
import type { DialogView } from '../types';
import { natureWords } from '../words';

/** So many of the latest signals can be chosen from, and so long are their titles: more does not fit on a card. */
const MOST = 20;
const LONGEST = 90;

/** The signals of a case to choose from, by what was seen and when. */
export const signalChoices = (view: DialogView): readonly Choice[] =>
  view.events
    .flatMap((recorded) => {
      const title = signalTitle(recorded, view);
      return title === undefined ? [] : [{ title, value: String(recorded.version) }];
    })
    .slice(-MOST);

/** A signal in a few words, as it reads by now; `undefined` for whatever is none. */
export function signalTitle({ event, version }: RecordedEvent, { events, now }: DialogView): string | undefined {
  if (event.type !== 'signal-recorded') return undefined;
  const { nature, on, what } = event.signal;
  const words = (correctedText(version, events) ?? what).replaceAll(/\s+/g, ' ');
  const text = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  return `${natureWords[nature]}, ${spokenDay(on, now)}: ${text}`;
}
