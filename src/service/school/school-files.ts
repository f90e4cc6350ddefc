import type { Agreement } from '../../agreement/agreement';
import { agreementOf, type ReadSchools, type SchoolFile } from '../../agreement/load';
import type { Diagnostic } from '../../agreement/diagnostic';
import { later } from '../delivery/backoff';
import { errorFacts } from '../health/error-facts';
import type { Agreements, Clock, Log } from '../ports';

/** The file of a school is wrong; it runs from what it said before, or from what is left of it. */
export interface WrongFile {
  /** Absent where it is about all of them: a folder, or a protocol. */
  readonly school?: string;
  readonly mistakes: readonly Diagnostic[];
  /** Nothing but its calendar is wrong. */
  readonly calendarOnly: boolean;
  /** The school cannot run: people and leads can be read, and so danger alone works there; or nothing can, and nothing works. */
  readonly left?: 'danger' | 'nothing';
}

/** What the program runs from, and what the operator has to mend. */
export interface SchoolsToRun {
  readonly agreements: readonly Agreement[];
  /** Schools that cannot run: by these danger is told, and nothing else is done. */
  readonly dangerAlone: readonly Agreement[];
  readonly wrong: readonly WrongFile[];
}

type Stored = Pick<Agreements, 'lastGood' | 'everyLastGood'>;

/**
 * Every school whose file is in order runs from it. Where only the calendar is wrong it has the last one that was in
 * order, or none but weekends and public holidays; where anything else is wrong it runs from its last good file, or from
 * what is left of this one, so that danger is told there as well. Where that is not enough to run from, danger alone is
 * told. Where there is no file at all, each school runs from its last good one: nobody takes every school away at once.
 * Storage that is away is as if there were no last file. The program starts with no school at all as well: then danger is
 * answered with whom to call.
 */
export async function schoolsToRun(
  { files, besides }: ReadSchools,
  stored: Stored,
  log: Pick<Log, 'error'>,
): Promise<SchoolsToRun> {
  if (files.length === 0) return withoutFiles(besides, stored, log);
  const found = await Promise.all(
    files.map(async (file) => (file.mistakes.length === 0 ? file.agreement : await insteadOf(file, stored, log))),
  );
  const agreements = found.flatMap((agreement) => agreement ?? []);
  const dangerAlone = files.flatMap(({ forDanger }, index) => (found[index] === undefined ? (forDanger ?? []) : []));
  const wrong = files.flatMap(({ id, mistakes: told, withoutCalendar, forDanger }, index): readonly WrongFile[] => {
    if (told.length === 0) return [];
    const left = forDanger === undefined ? ('nothing' as const) : ('danger' as const);
    const stopped = found[index] === undefined ? { left } : {};
    return [{ school: id, mistakes: told, calendarOnly: withoutCalendar === true, ...stopped }];
  });
  const told = new Set(files.flatMap(({ mistakes }) => mistakes));
  const untold = agreements.length + dangerAlone.length > 0 ? [] : besides.filter((mistake) => !told.has(mistake));
  return { agreements, dangerAlone, wrong: [...wrong, ...(untold.length === 0 ? [] : [nothingFrom(untold)])] };
}

async function withoutFiles(
  mistakes: readonly Diagnostic[],
  stored: Stored,
  log: Pick<Log, 'error'>,
): Promise<SchoolsToRun> {
  const agreements = await stored.everyLastGood().catch((error: unknown) => {
    log.error({ ...errorFacts(error) }, 'the last good files of schools could not be read');
    return [];
  });
  const wrong = agreements.map(({ school: { id: school } }) => ({ school, mistakes, calendarOnly: false }));
  return { agreements, dangerAlone: [], wrong: wrong.length > 0 ? wrong : [nothingFrom(mistakes)] };
}

const nothingFrom = (mistakes: readonly Diagnostic[]): WrongFile => ({
  mistakes,
  calendarOnly: false,
  left: 'nothing',
});

async function insteadOf(file: SchoolFile, stored: Stored, log: Pick<Log, 'error'>): Promise<Agreement | undefined> {
  try {
    const last = await stored.lastGood(file.id);
    if (last === undefined || file.agreement === undefined || file.withoutCalendar !== true)
      return last ?? file.agreement;
    return withCalendarOf(last, file.agreement);
  } catch (error) {
    log.error({ school: file.id, ...errorFacts(error) }, 'the last good file of a school could not be read');
    return file.agreement;
  }
}

function withCalendarOf({ school }: Agreement, { protocol, school: own }: Agreement): Agreement {
  const { holidays, daysOff, publicHolidays } = school;
  return agreementOf({ ...own, holidays, daysOff, publicHolidays }, protocol);
}

const saying = {
  enough: 'a school file is wrong; the school runs from its last good file, or from what is left of this one',
  danger: 'a school file is wrong and no earlier one is stored; at this school nothing but danger can be told',
  nothing:
    'a school file cannot be read and no earlier one is stored; at this school nothing works, and danger is answered with whom to call',
};

const NO_SCHOOL =
  'no school can be read from any file or from storage; nothing works, and danger is answered with whom to call';

/** How the schools do, as `/ready` tells it. */
export const standingOf = ({ agreements, wrong }: Pick<SchoolsToRun, 'agreements' | 'wrong'>): string =>
  agreements.length === 0 ? 'none' : wrong.length === 0 ? 'ok' : 'some wrong';

/** So often the operator is told of files that are wrong. Milliseconds. */
const EVERY = 3_600_000;

/** Tells the operator of every mistake in every school file: at once, and each hour until the program starts without. */
export function fileAlarm(wrong: readonly WrongFile[], { clock, log }: { readonly clock: Clock; readonly log: Log }) {
  let next = '';
  return (): void => {
    const now = clock.wall();
    if (now < next) return;
    next = later(now, EVERY);
    for (const { school, mistakes, left } of wrong) {
      for (const { file, line, message } of mistakes)
        log.error(
          { ...(school === undefined ? {} : { school }), file, line, remedy: message },
          school === undefined ? NO_SCHOOL : saying[left ?? 'enough'],
        );
    }
  };
}
