import type { Day } from '../../agreement/time';
import type { Fields } from '../commands';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import type { Discussed, Report } from './report';
import type { Context } from '../context';
import { refuseGrounds } from '../talk/grounds';
import { said } from '../defined-fields';
import { childHeard } from './policy';

type ReportFields = Fields<'record-report'>;

type Discussion = Pick<Report, 'discussed'> & Partial<Report>;

/** What was filled in, with nothing asked for: in an emergency the rest is written down later. */
export function discussed(state: CaseState, fields: ReportFields, on: Day, context: Context): Discussion {
  const all = partnersOf(state, fields, on, context).flatMap(({ with: partner, answer, day, grounds }): Discussed[] => {
    if (answer === 'yes') return day === undefined ? [] : [{ with: partner, on: day }];
    return answer === 'no' ? [{ with: partner, grounds }] : [];
  });
  const rest = [
    'older',
    'groundsWhy',
    'told',
    'reaction',
    'objectionOf',
    'objections',
    'accommodation',
    'balance',
  ] as const;
  return { discussed: all, ...said(fields, rest) };
}

/**
 * With each parent, and from an age on the child, beforehand: when, or on which grounds not (M-06, M-07, M-10); then how
 * that talk went, and how an objection was weighed (M-08, M-09).
 * @throws Refusal `incomplete`
 */
export function discussedFully(state: CaseState, fields: ReportFields, on: Day, context: Context): Discussion {
  const partners = partnersOf(state, fields, on, context);
  const missing = partners.flatMap(({ answer, day, grounds, end, groundNeeded }) => {
    if (answer === undefined) return [`discussed${end}`];
    if (answer === 'yes') return day === undefined || day > on ? [`on${end}`] : [];
    return grounds.length === 0 && groundNeeded ? [`ground${end}`] : [];
  });
  if (state.child.birthDate === undefined && fields.older === undefined) missing.push('older');
  if (missing.length > 0)
    throw new Refusal(
      'incomplete',
      'Schrijf per persoon op wanneer de melding vooraf is besproken, of waarom niet. Een mail achteraf telt niet.',
      missing,
    );
  for (const { grounds, end, with: partner } of partners)
    refuseGrounds(grounds, context.agreement.protocol.report.waivers, state, `ground${end}`, partner === 'child');
  refuseUnexplained(fields, partners);
  return discussed(state, fields, on, context);
}

function refuseUnexplained(fields: ReportFields, partners: readonly Partner[]): void {
  const missing: (keyof ReportFields)[] = [];
  if (partners.some(({ grounds }) => grounds.length > 0) && fields.groundsWhy === undefined) missing.push('groundsWhy');
  if (partners.some(({ answer }) => answer === 'yes')) {
    if (fields.told === undefined) missing.push('told');
    if (fields.reaction === undefined) missing.push('reaction');
  }
  if (fields.objections !== undefined && fields.accommodation === undefined && fields.balance === undefined)
    missing.push('accommodation', 'balance');
  if (missing.length > 0) throw new Refusal('incomplete', '', missing);
}

interface Partner {
  readonly with: Discussed['with'];
  readonly answer: 'yes' | 'no' | undefined;
  readonly day: Day | undefined;
  readonly grounds: readonly string[];
  /** How the ids of their fields end. */
  readonly end: '1' | '2' | 'Child';
  readonly groundNeeded: boolean;
}

/** Whom it is to be discussed with, with what was filled in about each; nobody needs to have written down who the parents are. */
function partnersOf(state: CaseState, fields: ReportFields, on: Day, context: Context): readonly Partner[] {
  const { must } = context.agreement.protocol.report.child;
  const known = state.parents.length > 0;
  const has = (id: string): boolean => state.parents.some((parent) => parent.id === id);
  const { discussed1, on1, ground1, discussed2, on2, ground2, discussedChild, onChild, groundChild } = fields;
  const first = { answer: discussed1, day: on1, grounds: ground1, end: '1', groundNeeded: true } as const;
  const second = { answer: discussed2, day: on2, grounds: ground2, end: '2', groundNeeded: true } as const;
  const child = {
    answer: discussedChild,
    day: onChild,
    grounds: groundChild,
    end: 'Child',
    groundNeeded: must,
  } as const;
  return [
    ...(known ? [] : [{ with: 'parents', ...first } as const]),
    ...(has('p1') ? [{ with: 'p1', ...first } as const] : []),
    ...(has('p2') ? [{ with: 'p2', ...second } as const] : []),
    ...(isHeard(state, fields, on, context) ? [{ with: 'child', ...child } as const] : []),
  ];
}

/** By the day of birth; where nobody knows that, by what the person who reports says. */
const isHeard = (state: CaseState, { older }: ReportFields, on: Day, context: Context): boolean =>
  state.child.birthDate === undefined ? older === 'yes' : childHeard(state, on, context);
