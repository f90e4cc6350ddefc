import { spokenMeeting } from '../../agreement/calendar';
import type { TalkEvent } from '../../case/talk/events';
import type { TalkNote, TalkPlan } from '../../case/talk/talk';
import { listed } from '../../room/listed';
import { safetyWords } from '../../room/safety';
import { timelineName } from '../people/choices';
import { signalTitle } from '../signal/signal-choices';
import { answerWords, partnerWords, talkOutcomeWords } from '../step-words';
import { tellSignatures } from '../talk/signature-inputs';
import type { DialogView } from '../types';
import { contactWord } from '../words';
import type { Told } from './entry';
import { filled } from './filled';
import type { TellRows } from './tell-row';

/** Talks with the parents and the child, as the dossier tells them. */
export const tellTalks: TellRows<TalkEvent> = {
  'talk-planned': ({ talk }, view) => tellPlan(talk, view),
  'talk-waived': ({ waiver }, { agreement }) => ({
    title: `Geen gesprek: ${partnerWords[waiver.with].toLowerCase()}`,
    texts: filled([
      ['Grond', listed(waiver.grounds.map((ground) => agreement.protocol.talk.waivers[ground]?.title ?? ground))],
      ['Waarom', waiver.why],
    ]),
  }),
  'talk-recorded': ({ note }, view) => tellTalk(note, view),
  'talk-signed': ({ signatures }, view) => ({
    title: 'Verslag ondertekend',
    texts: filled(tellSignatures(signatures, view)),
  }),
  'parents-contacted': ({ contact: { on, contact, with: partner, what } }) => ({
    title: 'Contact met de ouders',
    on,
    texts: filled([
      ['Met wie', partner],
      ['Hoe', contactWord(contact)],
      ['Waarover', what],
    ]),
  }),
};

function tellTalk(note: TalkNote, view: DialogView): Told {
  return {
    title: 'Gesprek gevoerd',
    on: note.on,
    texts: filled([
      ['Aanwezig', note.present],
      ['Doel verteld', note.told],
      ['Feiten en waarnemingen', note.facts],
      ['Reactie', note.reaction],
      ['Samen geduid', note.together],
      ['Afspraken', note.agreements],
      ...tellSignatures(note.signatures, view),
      ['Uitkomst', talkOutcomeWords[note.outcome]],
      ['Kind die dag veilig', safetyWords[note.safe]],
    ]),
  };
}

const tellPlan = (talk: TalkPlan, view: DialogView): Told => ({
  title: `Gesprek gepland: ${partnerWords[talk.with].toLowerCase()}, ${spokenMeeting(talk.on, talk.time, view.now)}`,
  texts: filled([
    ['Doel', talk.purpose],
    ...view.events
      .filter(({ version }) => talk.chosen.includes(version))
      .map((recorded) => ['Signaal', signalTitle(recorded, view)] as const),
    ['Ook over', talk.signals],
    ['Kan iemand in gevaar brengen', answerWords[talk.risk]],
    ['Leidt', timelineName(talk.leader, view)],
    ['Ook van school', talk.second === undefined ? undefined : timelineName(talk.second, view)],
    ['Waarom alleen', talk.alone],
    ['Van buiten school', talk.outside === undefined ? undefined : timelineName(talk.outside, view)],
    ['Helpt bij de voorbereiding', talk.support],
    ['Waar', talk.where],
  ]),
});
