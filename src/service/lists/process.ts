import { addDays, dayOf, spokenDay } from '../../agreement/calendar';
import type { Agreement } from '../../agreement/agreement';
import { veiligThuisFirst } from '../../case/advice/call-first';
import { overseesSchool } from '../../case/involvement';
import { dangerWaits, isUrgent } from '../../case/emergency/emergency-ladder';
import { permits, permitsAtSchool } from '../../case/access';
import { agendaFor, type AgendaEntry } from '../../case/task/agenda';
import { isStagnant } from '../../case/course/stagnation';
import { castOf } from '../../case/people/roster';
import type { CaseState } from '../../case/state';
import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import { card, type ProcessData } from '../../room/card-data';
import { callFirstWords } from '../../room/danger-words';
import { leafOf, schoolOfLine } from './leaf';
import type { List } from './list';
import { byDue, compare, urgencyOfCase, type Urgency } from './order';
import { rowsFor } from './rows';

/** So many days a closed case stays in the list. */
const CLOSED_DAYS = 30;

/**
 * All cases of the school for director and board: the step, since when, who is waited for, and what asks for
 * attention; no content, no child, nobody who reported. To everybody else there is no such list.
 */
export const processFor: List = async (ports, schools, reader) => {
  const { store, clock, directory } = ports;
  const { person } = reader;
  const overseen = schools.filter((agreement) => overseesSchool(castOf(agreement), person));
  if (overseen.length === 0) return undefined;
  const now = clock.now();
  const since = addDays(dayOf(now), -CLOSED_DAYS);
  const rows = (await rowsFor(store, overseen, person))
    .filter(({ status, closedAt }) => status === 'open' || (closedAt !== undefined && dayOf(closedAt) >= since))
    .sort((a, b) => Number(a.status === 'closed') - Number(b.status === 'closed') || byDue(a, b));
  const { shown, ...leaf } = await leafOf(ports, rows, reader, {
    schools,
    linesOf: async ({ row, state }) =>
      permits(state, person, { view: 'process' }) === 'yes'
        ? [{ of: row, show: overseenCase(state, await directory.ofCase(state), person, now) }]
        : [],
    inOrder: (a, b) => compare(a.urgency, b.urgency),
  });
  const appoints = overseen.some((agreement) => permitsAtSchool(agreement, person, dayOf(now)) === 'yes');
  return card('process', {
    cases: shown.map((one) => ({ ...lineOf(one, person, now), ...schoolOfLine(schools, one.state) })),
    ...(appoints ? { appoints: true } : {}),
    ...leaf,
  });
};

interface Overseen {
  readonly state: CaseState;
  readonly agreement: Agreement;
  readonly open: readonly AgendaEntry[];
  readonly urgency: Urgency;
}

/** What is closed comes behind everything that is open. */
function overseenCase(state: CaseState, agreement: Agreement, person: PersonId, now: Moment): Overseen {
  const open = agendaFor(person, state, agreement, now);
  const urgency = urgencyOfCase(dangerWaits(state.emergency), open, state, agreement, now);
  return { state, agreement, open, urgency: `${state.status === 'closed' ? 1 : 0} ${urgency}` };
}

function lineOf({ state, agreement, open }: Overseen, person: PersonId, now: Moment): ProcessData['cases'][number] {
  const [first] = open;
  const waiting = state.tasks.find(({ id }) => id === first?.task);
  const flags = [
    ...(isUrgent(state) ? ['Spoed'] : []),
    ...(state.frozen === undefined ? [] : ['Staat stil']),
    ...(state.frozen === undefined && veiligThuisFirst(state) ? [callFirstWords(state.code)] : []),
    ...(open.some(({ escalated }) => escalated) ? ['Wacht langer dan afgesproken'] : []),
    ...(isStagnant(state, agreement, now) ? ['Er gebeurt al een tijd niets'] : []),
    ...(state.status === 'open' && state.frozen === undefined && first === undefined ? ['Geen open vraag'] : []),
  ];
  return {
    code: state.code,
    case: state.id,
    steps: stepsOf(state, agreement),
    since: spokenDay(dayOf(state.openedAt), now),
    open: state.status === 'open',
    ...(state.closedAt === undefined ? {} : { closed: spokenDay(dayOf(state.closedAt), now) }),
    ...(first === undefined || waiting === undefined
      ? {}
      : { who: waiting.owner.name, until: spokenDay(dayOf(first.due), now) }),
    ...(flags.length === 0 ? {} : { flags: flags.join(' · ') }),
    ...(state.keptOut !== undefined && permits(state, person, { command: 'lift-keeping-out', agreement }) === 'yes'
      ? { lifts: true }
      : {}),
  };
}

/** A picture of how far a case is: `●●○○○ stap 2 van 5: overleggen`. */
function stepsOf(state: CaseState, { protocol: { steps } }: Agreement): string {
  const current = Math.max(0, ...state.steps.map((step) => steps.findIndex(({ id }) => id === step)));
  const dots = steps.map((_, index) => (index <= current ? '●' : '○')).join('');
  return `${dots} stap ${current + 1} van ${steps.length}: ${steps[current]?.title ?? ''}`;
}
