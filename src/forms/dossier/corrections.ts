import { spoken } from '../../agreement/calendar';
import { leads } from '../../case/involvement';
import { mayCorrect } from '../../case/reading';
import type { CorrectionEvent } from '../../case/course/events';
import type { RecordedEvent } from '../../case/events';
import { timelineName } from '../people/choices';
import type { Entry } from './entry';
import type { DialogView } from '../types';

type Correction = RecordedEvent & { readonly event: CorrectionEvent };

/** The corrections of an event, the latest last. */
const correctionsOf = (version: number, events: readonly RecordedEvent[]): readonly Correction[] =>
  events.filter((recorded): recorded is Correction => {
    const { event } = recorded;
    return event.type === 'corrected' && event.about === version;
  });

/** What takes the place of an event's text by now, when it was corrected. */
export const correctedText = (version: number, events: readonly RecordedEvent[]): string | undefined =>
  correctionsOf(version, events).at(-1)?.event.text;

/** The corrections of an entry, as they are shown under it. */
export const tellCorrections = (version: number, view: DialogView, named: boolean): Entry['texts'] =>
  correctionsOf(version, view.events).flatMap(({ at, by, event }) => [
    {
      label: `Correctie op ${spoken(at, view.now)}${named ? ` door ${timelineName(by, view)}` : ''}`,
      text: event.text,
    },
    { label: 'Want', text: event.reason },
  ]);

/**
 * The button by which an entry is changed: "Wijzigen" for its author, as long as no later step has begun, and
 * after that "Correctie". Both do the same. Once a case is closed it is for the case lead.
 */
export function changeOf(recorded: RecordedEvent, { state, viewer }: DialogView): Entry['change'] {
  if (state === undefined || state.frozen !== undefined || !mayCorrect(state, viewer, recorded)) return undefined;
  if (state.status === 'closed' && !leads(state, viewer)) return undefined;
  const fresh = recorded.by === viewer && state.status === 'open' && recorded.version > (state.stepSince ?? 0);
  return { title: fresh ? 'Wijzigen…' : 'Correctie…', entry: String(recorded.version) };
}
