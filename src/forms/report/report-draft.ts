import { spokenDay } from '../../agreement/calendar';
import type { RecordedEvent } from '../../case/events';
import { titleOf } from '../../case/people/roster';
import { aside, heading, quiet, say, when } from '../../view/build';
import { tellCorrections } from '../dossier/corrections';
import { timelineName } from '../people/choices';
import type { ReadingRow } from '../page-measure';
import { paged, rowBlocks, rowsOfEntry } from '../paging';
import { filled } from '../dossier/filled';
import { tell } from '../dossier/tell';
import type { Entry } from '../dossier/entry';
import type { Dialog, DialogView } from '../types';

const parts = {
  earlier: 'Eerder gemeld',
  child: 'Het kind',
  facts: 'Feiten en waarnemingen',
  others: 'Gehoord van anderen',
  suppositions: 'Vermoedens: nog niet zeker',
} as const;
type Part = keyof typeof parts;

const { pageAt, reading } = paged(rowsOf);

/**
 * What a report to Veilig Thuis can say: facts with their sources, suppositions apart (M-03, M-04); names as well, for
 * which no consent is needed (M-20). It is shown to the person who makes the report, who rewrites it and sends it elsewhere.
 */
export const reportDraft: Dialog = {
  name: 'report-draft',
  shows: 'report-draft',
  title: 'Concept van de melding',
  reads: 'events',
  ofCase: true,
  sends: [],
  ...reading,
  pages: [
    (view, _, page) => {
      const { number, count, shown } = pageAt(page, view);
      return [
        heading('Concept van de melding'),
        say(
          'Dit staat in de zorg, met wie het zag of zei. Lees het na, en melden doe je zelf: Veilig Thuis 0800-2000.',
        ),
        aside('Voor een melding mag je gegevens van ouders en kind geven, ook zonder toestemming.'),
        view.agreement.protocol.report.points.map(aside),
        when(count > 1, quiet(`Bladzijde ${number} van ${count}`)),
        shown.map(rowBlocks),
      ];
    },
  ],
};

function rowsOf(view: DialogView): readonly ReadingRow[] {
  const told = view.events.flatMap((recorded) => {
    const part = partOf(recorded, view);
    const entry = part === undefined ? undefined : entryOf(recorded, view);
    return part === undefined || entry === undefined ? [] : [{ part, entry }];
  });
  return (Object.keys(parts) as Part[]).flatMap((part): readonly ReadingRow[] => {
    const own = told.filter((one) => one.part === part);
    return own.length === 0
      ? []
      : [{ kind: 'section', title: parts[part] }, ...own.flatMap(({ entry }) => rowsOfEntry(entry, view.measure))];
  });
}

function partOf({ event, version }: RecordedEvent, { events }: DialogView): Part | undefined {
  switch (event.type) {
    case 'child-recorded':
      return version === latest(events, 'child-recorded') ? 'child' : undefined;
    case 'case-opened':
      return latest(events, 'child-recorded') === undefined ? 'child' : undefined;
    case 'signal-recorded':
    case 'signal-taken-over': {
      const { nature } = event.signal;
      if (nature === 'hypothesis' || nature === 'hunch') return 'suppositions';
      return nature.startsWith('told-by') || nature === 'diagnosis' ? 'others' : 'facts';
    }
    case 'talk-recorded':
      return 'facts';
    case 'consultation-answered':
      return 'others';
    case 'reported':
      return 'earlier';
    default:
      return undefined;
  }
}

const latest = (events: readonly RecordedEvent[], type: RecordedEvent['event']['type']): number | undefined =>
  events.filter(({ event }) => event.type === type).at(-1)?.version;

function entryOf(recorded: RecordedEvent, view: DialogView): Entry | undefined {
  const told = tell(recorded.event, view);
  if (told === undefined) return undefined;
  const texts =
    recorded.event.type === 'reported' ? filled([['Referentie', recorded.event.report.reference]]) : told.texts;
  const happened = told.on === undefined ? '' : `Op ${spokenDay(told.on, view.now)}. `;
  return {
    section: 'facts',
    title: told.title,
    dates: `${happened}Van: ${sourceOf(recorded, view)}.`,
    texts: [...texts, ...tellCorrections(recorded.version, view, true)],
  };
}

/** M-04: who saw or said it; what came through somebody is told with both. */
function sourceOf({ event, by }: RecordedEvent, view: DialogView): string {
  if (event.type === 'reported') return timelineName(event.report.reporter, view);
  const writer = event.type === 'signal-taken-over' ? event.writtenBy : timelineName(by, view);
  const signal = 'signal' in event ? event.signal : undefined;
  if (signal?.nature === 'told-by-child') return `het kind, verteld aan ${writer}`;
  const told = signal?.source ?? signal?.diagnosis?.by;
  if (told !== undefined) return `${told}, verteld aan ${writer}`;
  const owner =
    event.type === 'consultation-answered' ? view.state?.tasks.find(({ id }) => id === event.task)?.owner : undefined;
  return owner === undefined ? writer : `${owner.name}, ${titleOf(view.agreement, owner.role)}`;
}
