import { spokenDay } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import type { Closing } from '../../case/course/closing';
import type { CourseEvent } from '../../case/course/events';
import { listed } from '../../room/listed';
import { safetyWords } from '../../room/safety';
import { closingWords, heardWords } from '../words';
import type { Told } from './entry';
import { filled } from './filled';
import { followed, untold, type TellRows } from './tell-row';

/** How a case as a whole went, as the dossier tells it. */
export const tellCourse: TellRows<CourseEvent> = {
  'case-opened': ({ child, danger }) => ({
    section: 'facts',
    title: 'Zorg gemeld',
    texts: filled([
      ['Kind', child.name],
      ['Groep', child.group],
      ['Samen gemeld met', child.beside],
      ['Nu in gevaar', safetyWords[danger]],
    ]),
  }),
  'step-started': ({ step: id }, { agreement }) => {
    const step = agreement.protocol.steps.find((one) => one.id === id);
    return followed(`Stap begonnen: ${step?.title ?? id}`);
  },
  'agreement-moved': () => ({ title: 'Volgt vanaf nu de nieuwe afspraken van school', texts: [] }),
  'stagnation-acknowledged': () => ({ title: 'De zorg staat al een tijd stil: wordt nagevraagd', texts: [] }),
  // It is told under what it is about.
  corrected: untold,
  closed: ({ closing }, { now }) => tellClosing(closing, now),
  reopened: ({ reason }) => ({ title: 'Heropend', texts: filled([['Reden', reason]]) }),
};

const tellClosing = (closing: Closing, now: Moment): Told => ({
  title: `Afgesloten: ${closingWords[closing.reason]}`,
  texts: filled([
    ['Motivering', closing.motivation],
    ['Waarom al met een open vraag', closing.despiteOpen],
    ['Volgafspraken', closing.agreements],
    ['Wat ging goed', closing.wentWell],
    ['Wat duurde lang', closing.tookLong],
    ['Gehoord', listed(closing.heard.map((group) => heardWords[group] ?? group))],
    ['In leerlingdossier', closing.filedOn === undefined ? undefined : spokenDay(closing.filedOn, now)],
    ['Kind die dag veilig', safetyWords[closing.safe]],
  ]),
});
