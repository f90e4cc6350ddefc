import type { CaseEvent, EventOf, EventType } from '../../case/events';
import type { DialogView } from '../types';
import type { Told } from './entry';
import { tellAdvice, tellConsent, tellConsultation } from './tell-consultation';
import { tellCourse } from './tell-course';
import { tellEmergency, tellStaff } from './tell-emergency';
import { tellFileRequests } from './tell-file-request';
import { tellHelp } from './tell-help';
import { tellPeople } from './tell-people';
import { tellRelated } from './tell-related';
import { tellReports } from './tell-report';
import type { TellRows } from './tell-row';
import { tellChild, tellSignals } from './tell-signal';
import { tellTalks } from './tell-talk';
import { tellTask } from './tell-task';
import { tellWeighings } from './tell-weighing';

const rows: TellRows<CaseEvent> = {
  ...tellAdvice,
  ...tellChild,
  ...tellConsent,
  ...tellConsultation,
  ...tellCourse,
  ...tellEmergency,
  ...tellFileRequests,
  ...tellHelp,
  ...tellPeople,
  ...tellRelated,
  ...tellReports,
  ...tellSignals,
  ...tellStaff,
  ...tellTalks,
  ...tellTask,
  ...tellWeighings,
};

/** How the dossier tells an event; `undefined` for what it says nothing of. */
export const tell = <T extends EventType>(event: EventOf<T>, view: DialogView): Told | undefined =>
  rows[event.type](event, view);
