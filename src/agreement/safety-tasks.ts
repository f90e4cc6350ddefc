import type { Span } from './protocol-schema';

/**
 * The places in a protocol that name what the safety of a child waits for. Also of one that was stored by an older
 * program, so any of it may be missing.
 */
export interface SafetyPlaces {
  readonly opening?: { readonly reading?: string | undefined };
  readonly advice?: { readonly callFirst?: { readonly task?: string } };
  readonly weighing?: { readonly task?: string | undefined; readonly opens?: { readonly report?: readonly string[] } };
  readonly report?: { readonly rest?: string; readonly feedback?: string };
  readonly monitoring?: { readonly onSignal?: readonly string[] };
  readonly emergency?: { readonly tasks?: { readonly declarer?: string; readonly coordinator?: string } };
  readonly staff?: { readonly task?: string };
  readonly tasks?: Readonly<Record<string, { readonly kind?: string; readonly completedBy?: string | undefined }>>;
}

/** Kinds that are about safety wherever they are asked: the report, what Veilig Thuis says to it, whether help arrived. */
const kinds: readonly (string | undefined)[] = ['report', 'feedback', 'follow-up'];

/**
 * The tasks that do not go on holiday: a new concern is read, Veilig Thuis is called first, people weigh, a report is
 * made and completed, a new signal is weighed, feedback and help are asked after, and danger is written down. They are told by
 * what the protocol has them for, so that no file can name one otherwise and have it wait.
 */
export function safetyTasks(protocol: SafetyPlaces): ReadonlySet<string> {
  const { opening, advice, weighing, report, monitoring, emergency, staff, tasks = {} } = protocol;
  const named = [
    opening?.reading,
    advice?.callFirst?.task,
    weighing?.task,
    ...(weighing?.opens?.report ?? []),
    report?.rest,
    report?.feedback,
    ...(monitoring?.onSignal ?? []).filter((task) => tasks[task]?.completedBy === 'weigh'),
    emergency?.tasks?.declarer,
    emergency?.tasks?.coordinator,
    staff?.task,
    ...Object.keys(tasks).filter((task) => kinds.includes(tasks[task]?.kind)),
  ];
  return new Set(named.filter((task) => task !== undefined));
}

/** A time as it counts for safety: school days stop in a holiday, so that as many working days stand for them. */
export const inWorkingDays = (span: Span): Span =>
  span.schoolDays === undefined ? span : { workingDays: span.schoolDays };
