import {
  alarm,
  buttons,
  close,
  divided,
  go,
  heading,
  note,
  offer,
  row,
  say,
  strong,
  view,
  when,
  type Blocks,
} from '../../view/build';
import type { View } from '../../view/view';
import type {
  LeafData,
  LeafLine,
  OverviewData,
  PlaceData,
  ProcessData,
  ReportsData,
  TodayData,
  TodayLine,
} from '../card-data';

const report = go('Zorg melden…', 'open-case');

/** How many do not open or are being handed over, and where this page is in its list, with the way on and the way back. */
const rest = (list: string, { place, unopened, behind }: LeafData): Blocks => [
  unopened === undefined
    ? []
    : say(
        `${unopened === 1 ? '1 zorg kan' : `${unopened} zorgen kan`} ik nu niet laten zien. De beheerder weet ervan.`,
      ),
  behind === undefined
    ? []
    : note(`Bij ${behind === 1 ? '1 zorg' : `${behind} zorgen`} hierboven schrijf ik nog op wie nu wat doet.`),
  place === undefined ? [] : leafing(list, place),
];

function leafing(list: string, { first, last, total, moreThan, next }: PlaceData): Blocks {
  const of = total === undefined ? `meer dan ${moreThan ?? 0}` : String(total);
  return [
    say(last < first ? 'Dit was alles.' : `${first} tot en met ${last} van ${of}`),
    when(next === undefined && last !== total, note('Verder kan ik niet bladeren. Rond eerst af wat klaar is.')),
    buttons(
      ...offer(next !== undefined, go('Volgende', list, { seen: next ?? '' })),
      ...offer(first > 1, go('Naar het begin', list)),
    ),
  ];
}

/** What is small under a line, with its school for a reader of several. */
const under = ({ school }: LeafLine, text?: string): Blocks => {
  const parts = [text, school].filter((part) => part !== undefined);
  return when(parts.length > 0, note(parts.join(' · ')));
};

/** The cases in which somebody takes part, first due first. */
export const overview = ({ cases, ...left }: OverviewData): View =>
  view(
    [
      heading('Overzicht'),
      when(left.empty, say('Er staat nu geen zorg voor jou in dit overzicht.')),
      cases.map(({ code, case: caseId, what, until, danger, ...line }) =>
        row(
          [
            say(`Zorg ${code}: ${what}`),
            danger === undefined ? [] : alarm(danger),
            under(line, until === undefined ? undefined : `Uiterlijk ${until}`),
          ],
          go('Openen', 'my-part', { case: caseId }, `Zorg ${code} openen`),
        ),
      ),
      rest('show-overview', left),
    ],
    report,
  );

const reportWords = { received: 'ontvangen', 'taken-up': 'opgepakt', closed: 'afgesloten' } as const;

/** What somebody reported, and how far it is. */
export const reports = ({ reports: all, ...left }: ReportsData): View =>
  view(
    [
      heading('Mijn meldingen'),
      when(left.empty, say('Je hebt nog geen zorg gemeld.')),
      all.map(({ code, case: caseId, state, since, add, ...line }) =>
        divided(
          say(`Zorg ${code}: ${reportWords[state]}`),
          under(line, `Gemeld op ${since}`),
          when(add, buttons(go('Aanvullen…', 'record-signal', { case: caseId }, `Zorg ${code} aanvullen`))),
        ),
      ),
      rest('show-reports', left),
    ],
    report,
  );

/** What somebody has to do, a line for each thing. */
export const today = ({ day, danger, now, hangs, next, ...left }: TodayData): View =>
  view(
    [
      heading(`Wat wacht er op jou, ${day}`),
      when(left.empty, say('Er wacht nu niets op jou.')),
      when(danger.length > 0, alarm(CALL_NOW), danger.map(todo)),
      group('Nu', now),
      group('Vraagt een keuze of een volgende stap', hangs),
      group('Daarna', next),
      rest('show-today', left),
    ],
    report,
  );

/** Over the cases in which there may be danger. */
const CALL_NOW = 'Nu gevaar? Bel 112. Twijfel: Veilig Thuis, 0800-2000, dag en nacht.';

const group = (title: string, lines: readonly TodayLine[]): Blocks =>
  when(lines.length > 0, strong(title), lines.map(todo));

const todo = ({ text, until, actions, opens, case: caseId, task, version, ...line }: TodayLine): Blocks =>
  divided(
    say(text),
    under(line, until === undefined ? undefined : `Uiterlijk ${until}`),
    buttons(
      ...actions.map(({ title, verb }) => go(title, verb, { case: caseId, task, version }, text)),
      ...offer(opens, go('Openen', 'my-part', { case: caseId }, `Openen: ${text}`)),
    ),
  );

/** All cases of a school, for those who watch over them. */
export const process = ({ cases, appoints, ...left }: ProcessData): View =>
  view(
    [
      heading('Alle zorgen van school'),
      when(left.empty, say('Er is nu geen zorg.')),
      cases.map(caseLine),
      rest('show-process', left),
    ],
    report,
    offer(appoints !== undefined, go('Waarnemer aanwijzen…', 'stand-in')),
  );

function caseLine(line: ProcessData['cases'][number]): Blocks {
  const { code, case: caseId, open, steps, closed, since, who, until, flags, lifts } = line;
  const waits = who === undefined ? '' : ` Wacht op ${who}, uiterlijk ${until ?? ''}.`;
  return divided(
    strong(`Zorg ${code}`),
    open
      ? [close(steps), under(line, `Sinds ${since}.${waits}`)]
      : [close(`Afgesloten${closed === undefined ? '' : ` op ${closed}`}`), under(line)],
    flags === undefined ? [] : alarm(flags),
    buttons(
      go('Ik wil dit niet lezen…', 'stay-out', { case: caseId }, `Zorg ${code} niet lezen`),
      ...offer(
        lifts === true,
        go('Wie leest niet mee…', 'lift-keeping-out', { case: caseId }, `Wie leest zorg ${code} niet`),
      ),
    ),
  );
}
