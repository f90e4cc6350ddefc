import { spokenDay } from '../../agreement/calendar';
import type { Closing } from '../../case/course/closing';
import type { CourseEvent } from '../../case/course/events';
import { listed } from '../../room/listed';
import { safetyWords } from '../../room/safety';
import { closingWords, heardWords } from '../words';
import type { DialogView } from '../types';
import type { Told } from './entry';
import { filled } from './filled';
import { followed, taskTitle, untold, type TellRows } from './tell-row';

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
  closed: ({ closing }, view) => tellClosing(closing, view),
  reopened: ({ reason }) => ({ title: 'Heropend', texts: filled([['Reden', reason]]) }),
};

const tellClosing = (closing: Closing, view: DialogView): Told => ({
  title: `Afgesloten: ${closingWords[closing.reason]}`,
  texts: filled([
    ['Motivering', closing.motivation],
    ['Waarom al met een open vraag', closing.despiteOpen],
    ...lapsedIn(closing, view),
    ['Volgafspraken', closing.agreements],
    ['Wat ging goed', closing.wentWell],
    ['Wat duurde lang', closing.tookLong],
    ['Gehoord', listed(closing.heard.map((group) => heardWords[group] ?? group))],
    ['In leerlingdossier', closing.filedOn === undefined ? undefined : spokenDay(closing.filedOn, view.now)],
    ['Kind die dag veilig', safetyWords[closing.safe]],
  ]),
});

/** What nobody answered, by why it lapsed; and what had not been asked yet. */
function lapsedIn({ lapsed = [] }: Closing, view: DialogView): readonly (readonly [string, string])[] {
  const reasons = [...new Set(lapsed.flatMap(({ reason }) => reason ?? []))];
  const titlesOf = (reason?: string): string =>
    listed([
      ...new Set(lapsed.filter((one) => one.reason === reason).map(({ task }) => taskTitle(task, view) ?? 'Vraag')),
    ]);
  return [
    ...reasons.map((reason) => [`Vervallen: ${titlesOf(reason)}`, reason] as const),
    ['Vervallen, want nog niet gevraagd', titlesOf()],
  ];
}
