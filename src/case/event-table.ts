import { adviceEvents } from './advice/events';
import { childEvents } from './child/events';
import { consentEvents } from './consent/events';
import { consultationEvents } from './consultation/events';
import { courseEvents } from './course/events';
import { emergencyEvents } from './emergency/events';
import type { EventRows } from './event-row';
import type { CaseEvent } from './events';
import { fileRequestEvents } from './file-request/events';
import { helpEvents } from './help/events';
import { peopleEvents } from './people/events';
import { relatedEvents } from './relation/events';
import { reportEvents } from './report/events';
import { signalEvents } from './signal/events';
import { staffEvents } from './staff/events';
import { talkEvents } from './talk/events';
import { taskEvents } from './task/events';
import { weighingEvents } from './weighing/events';

/** What the program knows of every event. */
export const eventTable: EventRows<CaseEvent> = {
  ...adviceEvents,
  ...childEvents,
  ...consentEvents,
  ...consultationEvents,
  ...courseEvents,
  ...emergencyEvents,
  ...fileRequestEvents,
  ...helpEvents,
  ...peopleEvents,
  ...relatedEvents,
  ...reportEvents,
  ...signalEvents,
  ...staffEvents,
  ...talkEvents,
  ...taskEvents,
  ...weighingEvents,
};
