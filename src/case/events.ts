import type { AdviceEvent } from './advice/events';
import type { ChildEvent } from './child/events';
import type { ConsentEvent } from './consent/events';
import type { ConsultationEvent } from './consultation/events';
import type { CourseEvent } from './course/events';
import type { EmergencyEvent } from './emergency/events';
import type { Happening } from './event-row';
import type { FileRequestEvent } from './file-request/events';
import type { HelpEvent } from './help/events';
import type { PeopleEvent } from './people/events';
import type { RelatedEvent } from './relation/events';
import type { ReportEvent } from './report/events';
import type { SignalEvent } from './signal/events';
import type { StaffEvent } from './staff/events';
import type { TalkEvent } from './talk/events';
import type { TaskEvent } from './task/events';
import type { WeighingEvent } from './weighing/events';

/** What can have happened in a case: by topic, each in the file that has what the program knows of it. */
export type CaseEvent =
  | AdviceEvent
  | ChildEvent
  | ConsentEvent
  | ConsultationEvent
  | CourseEvent
  | EmergencyEvent
  | FileRequestEvent
  | HelpEvent
  | PeopleEvent
  | RelatedEvent
  | ReportEvent
  | SignalEvent
  | StaffEvent
  | TalkEvent
  | TaskEvent
  | WeighingEvent;

/** The name of an event; stored, so that it never changes. */
export type EventType = CaseEvent['type'];

type EventsByType = { readonly [T in EventType]: Extract<CaseEvent, { readonly type: T }> };

/** An event of one type, so that a table by type can be looked up with it. */
export type EventOf<T extends EventType = EventType> = { [K in T]: EventsByType[K] & { readonly type: K } }[T];

/** An event with what is known about its happening. */
export interface RecordedEvent extends Happening {
  readonly event: CaseEvent;
}
