import { spoken, spokenDay } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import type { RecordedEvent } from '../../case/events';
import { isMember, readsAll } from '../../case/involvement';
import { visibleEvents } from '../../case/reading';
import { timelineName } from '../people/choices';
import type { DialogView } from '../types';
import { changeOf, tellCorrections } from './corrections';
import type { Entry, Told } from './entry';
import { tell } from './tell';

/** What this person may read of the case, in the order in which it was written down. */
export function timeline(view: DialogView): readonly Entry[] {
  const { state, now } = view;
  if (state === undefined) return [];
  const events = visibleEvents(state, view.viewer, view.events).flatMap((recorded) => {
    const told = tell(recorded.event, view);
    return told === undefined ? [] : [{ at: recorded.at, entry: entryOf(told, recorded, view) }];
  });
  const sent = readsAll(state, view.viewer)
    ? view.sent.map(({ at, text }) => ({
        at,
        entry: { section: 'course' as const, title: text, dates: `Verstuurd: ${spoken(at, now)}.`, texts: [] },
      }))
    : [];
  return [...events, ...sent].sort(byMoment).map(({ entry }) => entry);
}

const byMoment = (a: { readonly at: Moment }, b: { readonly at: Moment }): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;

function entryOf(
  { section = 'course', title, texts, on, followed }: Told,
  recorded: RecordedEvent,
  view: DialogView,
): Entry {
  const { at, by } = recorded;
  if (followed) return { section, title, dates: `Op ${spoken(at, view.now)}.`, texts };
  const happened = on === undefined ? '' : `Gebeurd: ${spokenDay(on, view.now)}. `;
  const written = `Opgeschreven: ${spoken(at, view.now)}${knowsPeople(view) ? `, door ${timelineName(by, view)}` : ''}.`;
  return {
    section,
    title,
    dates: `${happened}${written}`,
    texts: [...texts, ...tellCorrections(recorded.version, view, knowsPeople(view))],
    change: texts.length === 0 ? undefined : changeOf(recorded, view),
  };
}

/** A person asked from outside is not told who is in the case, nor what it is called: C-12. */
export const knowsPeople = ({ state, viewer }: DialogView): boolean =>
  state !== undefined && (isMember(state, viewer) || readsAll(state, viewer));
