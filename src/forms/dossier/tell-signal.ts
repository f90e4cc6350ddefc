import { spokenDay } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import type { ChildEvent } from '../../case/child/events';
import type { SignalEvent } from '../../case/signal/events';
import type { Signal } from '../../case/signal/signal';
import { listed } from '../../room/listed';
import { safetyWords } from '../../room/safety';
import { threefoldWords } from '../step-words';
import { categoryWords, directionWords, natureWords, permissionWords, reporterRoleWords } from '../words';
import type { Told } from './entry';
import { filled } from './filled';
import { listedSigns } from '../signal/listed-signs';
import type { TellRows } from './tell-row';

/** What somebody saw or heard, as the dossier tells it. */
export const tellSignals: TellRows<SignalEvent> = {
  'signal-recorded': ({ signal }, { now }) => tellSignal(signal, now),
  // S1-09: that there was contact, and not a word of what was said.
  'third-party-contact': ({ on, source, safe, ofThemselves }) => ({
    section: 'facts',
    title:
      ofThemselves === true
        ? 'Iemand vertelde iets over zichzelf, en wil dat het er niet in staat'
        : 'Iemand vertelde iets, en wil dat het er niet in staat',
    on,
    texts: filled([
      ['Contact met', source],
      ['Kind die dag veilig', safe === undefined ? undefined : safetyWords[safe]],
    ]),
  }),
  // S1-20
  'reporter-told': ({ role }) => ({
    title: 'De melder weet dat het is opgepakt',
    texts: filled([['Rol', reporterRoleWords[role]]]),
    followed: true,
  }),
};

export const tellChild: TellRows<ChildEvent> = {
  'child-recorded': ({ name, birthDate, parents, siblings, help }, { now }) => ({
    title: 'Gegevens van het kind',
    texts: filled([
      ['Naam', name],
      ['Geboren', birthDate === undefined ? 'niet bekend' : spokenDay(birthDate, now)],
      ...parents.map(
        (parent) =>
          ['Ouder of verzorger', `${parent.name}, gezag: ${threefoldWords[parent.authority].toLowerCase()}`] as const,
      ),
      ['Broers en zussen', siblings],
      ['Al hulp betrokken', help === undefined ? undefined : threefoldWords[help]],
    ]),
  }),
};

/** A signal as the dossier tells it; a supposition is never among what was seen (S1-07). */
export function tellSignal(signal: Signal, now: Moment): Told {
  const supposed = signal.nature === 'hypothesis' || signal.nature === 'hunch';
  const { diagnosis } = signal;
  return {
    section: supposed ? 'suppositions' : 'facts',
    title: natureWords[signal.nature],
    on: signal.on,
    texts: filled([
      ['Uit de lijst', listedSigns(signal)],
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
