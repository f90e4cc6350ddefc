import type { Happening } from '../event-row';
import type { StaffEvent } from '../staff/events';
import { noted } from '../names/names-in';
import type { CaseState } from '../state';
import type { CourseEvent } from './events';

/** The events by which a case begins: as one of the meldcode, or as a concern about a member of staff. */
export type OpeningEvent = Extract<CourseEvent | StaffEvent, { readonly type: 'case-opened' | 'staff-alerted' }>;

/** The state of a case that just began. */
export function opened(event: OpeningEvent, { at, version }: Happening): CaseState {
  return {
    id: event.id,
    version,
    status: 'open',
    route: event.type === 'case-opened' ? 'meldcode' : 'staff',
    code: event.code,
    school: event.school,
    agreement: event.agreement,
    openedAt: at,
    progress: { at },
    reporter: event.reporter,
    ...(event.type === 'case-opened' && event.reporterStepsOut === true ? { reporterStepsOut: true as const } : {}),
    ...(event.type === 'staff-alerted' && event.saidAt !== undefined ? { saidAt: event.saidAt } : {}),
    cast: event.cast,
    members: [],
    steps: [],
    child: {
      ...(event.type === 'case-opened' ? childOf(event.child) : { name: '' }),
      writtenIn: version,
    },
    parents: [],
    directions: {},
    consents: [],
    done: [],
    consulted: [],
    waivedConsultations: [],
    talkBlocked: false,
    talks: [],
    reports: [],
    related: [],
    tasks: [],
    counts: { tasks: 0, referrals: 0, signals: 0, complete: 0 },
  };
}

function childOf({ name, group, beside = '' }: Extract<OpeningEvent, { type: 'case-opened' }>['child']) {
  const siblings = noted(beside);
  return { name, group, ...(siblings.length === 0 ? {} : { siblings }) };
}
