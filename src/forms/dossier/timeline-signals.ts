import { safetyWords } from '../../room/safety';
import { spokenDay } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import type { CaseEvent } from '../../case/events';
import type { ReporterRole, Signal } from '../../case/signal/signal';
import { filled } from './filled';
import { listed } from '../../room/listed';
import type { Told } from './entry';
import { categoryWords, directionWords, natureWords, permissionWords, reporterRoleWords } from '../words';

export const tellOpening = ({ child, danger }: Extract<CaseEvent, { type: 'case-opened' }>): Told => ({
  section: 'facts',
  title: 'Zorg gemeld',
  texts: filled([
    ['Kind', child.name],
    ['Groep', child.group],
    ['Nu in gevaar', safetyWords[danger]],
  ]),
});

/** A signal as the dossier tells it; a supposition never stands among what was seen (S1-07). */
export function tellSignal(signal: Signal, now: Moment): Told {
  const supposed = signal.nature === 'hypothesis' || signal.nature === 'hunch';
  const { diagnosis } = signal;
  return {
    section: supposed ? 'suppositions' : 'facts',
    title: natureWords[signal.nature],
    on: signal.on,
    texts: filled([
      ['Wat', signal.what],
      ['Woord voor woord', signal.quote],
      ['Bron', signal.source],
      ['Mag dit erin', mayRecord(signal)],
      ['Gesteld door', diagnosis === undefined ? undefined : `${diagnosis.by}, ${diagnosis.profession}`],
      ['Gesteld op', diagnosis === undefined ? undefined : spokenDay(diagnosis.on, now)],
      ['Plaats', signal.place],
      ['Situatie', signal.situation],
      ['Erbij', signal.present],
      ['Gedacht aan', listed(signal.categories.map((category) => categoryWords[category]))],
      ['Dit signaal', directionWords[signal.direction]],
      ['Kind die dag veilig', signal.safe === undefined ? undefined : safetyWords[signal.safe]],
    ]),
  };
}

const mayRecord = ({ mayRecord: answer, notAsked }: Signal): string | undefined => {
  if (answer === undefined) return undefined;
  return notAsked === undefined ? permissionWords[answer] : `${permissionWords[answer]}, want: ${notAsked}`;
};

/** S1-09: that there was contact, and not a word of what was said. */
export const tellContact = (contact: Extract<CaseEvent, { type: 'third-party-contact' }>): Told => ({
  section: 'facts',
  title: 'Iemand vertelde iets, en wil dat het er niet in staat',
  on: contact.on,
  texts: filled([
    ['Contact met', contact.source],
    ['Kind die dag veilig', contact.safe === undefined ? undefined : safetyWords[contact.safe]],
  ]),
});

/** S1-20 */
export const tellReporter = (role: ReporterRole): Told => ({
  title: 'De melder weet dat het is opgepakt',
  texts: filled([['Rol', reporterRoleWords[role]]]),
  followed: true,
});
