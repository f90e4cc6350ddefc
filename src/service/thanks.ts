import { dayOf, spokenDay } from '../agreement/calendar';
import type { CommandName } from '../case/commands';
import type { CaseState } from '../case/state';

/** What somebody reads when a form has done its work: that it is kept, and what happens next. No content. */
export function thanks(name: CommandName, { code, cast, tasks, route }: CaseState): string {
  switch (name) {
    case 'open-case':
      return `Ontvangen. ${cast.coordinator.name} leest je zorg. Deze zorg heet ${code}.`;
    case 'request-consultation':
      if (tasks.at(-1)?.kind !== 'consult')
        return 'Eerst is nog iets anders nodig. Dat vraag ik nu. Daarna kun je dit overleg vragen.';
      return 'Gevraagd. Je hoort het als er antwoord is.';
    case 'answer-consultation':
      return 'Dank je. Je antwoord is bewaard.';
    case 'refer':
    case 'record-followup': {
      const next = tasks.find(({ kind, status }) => kind === 'follow-up' && status === 'open');
      const asked =
        next === undefined
          ? ''
          : ` Ik vraag op ${spokenDay(dayOf(next.due), next.askedAt)} of de ouders zijn aangekomen.`;
      return `Bewaard.${asked}`;
    }
    case 'postpone':
      return 'Goed. Ik vraag het je dan weer.';
    case 'hand-over':
      return 'Overgedragen. Dit vraag ik jou niet meer.';
    case 'decline':
      return 'Goed. Ik geef het door.';
    case 'admit':
      return 'Toegevoegd. Ik stuur een welkom.';
    case 'dismiss':
      return 'Geregeld. Die ziet deze zorg niet meer.';
    case 'withdraw-request':
      return 'Ingetrokken. De herinneringen stoppen.';
    case 'close-case':
      return 'Afgesloten. De herinneringen stoppen.';
    case 'declare-emergency': {
      const told = route === 'staff' ? 'Het bestuur weet' : 'De coördinator, de waarnemer en de directeur weten';
      return `${told} dat er spoed is. Bel zelf: 112 of Veilig Thuis 0800-2000.`;
    }
    default:
      return 'Bewaard. Dank je.';
  }
}
