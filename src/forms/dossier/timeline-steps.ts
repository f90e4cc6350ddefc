import { safetyWords } from '../../room/safety';
import { spokenDay } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import type { CaseEvent } from '../../case/events';
import type { StepEvent } from '../../case/step-events';
import type { Advice } from '../../case/advice/advice';
import type { ParentContact, TalkNote, TalkPlan } from '../../case/talk/talk';
import { requiredConsultations } from '../../case/consultation/required';
import { personOf } from '../../case/people/roster';
import { filled } from './filled';
import { nameOf } from '../people/choices';
import { parentName } from '../people/parent-name';
import { listed } from '../../room/listed';
import { signalTitle } from '../signal/signal-choices';
import { tellSignatures } from '../talk/signature-inputs';
import { answerWords, consentWords, partnerWords, talkOutcomeWords, threefoldWords } from '../step-words';
import { tellFeedback, tellInquiry, tellReport, tellWeighing } from './timeline-decisions';
import type { Told } from './entry';
import type { DialogView } from '../types';
import { contactWords } from '../words';

/** The steps from talk to report, as the dossier tells them. */
export function tellStep(event: StepEvent, view: DialogView): Told | undefined {
  switch (event.type) {
    case 'consent-recorded': {
      const { parent, party, purpose, answer, on, written, place } = event.consent;
      return {
        title: `Toestemming ${consentWords[answer].toLowerCase()}`,
        on,
        texts: filled([
          ['Ouder', parentName(parent, view)],
          ['Met wie', personOf(view.agreement, party)?.name ?? party],
          ['Doel', purpose],
          ['Schriftelijk', written ? 'Ja' : 'Nee'],
          ['Ligt', place],
        ]),
      };
    }
    case 'dismissed':
      return {
        title: `Niet meer in deze zorg: ${nameOf(event.person, view)}`,
        texts: filled([['Reden', event.reason]]),
      };
    case 'advice-recorded':
      return tellAdvice(event.advice);
    case 'talk-blocked':
      return { title: 'Nog geen gesprek met de ouders: eerst Veilig Thuis', texts: [] };
    case 'talk-planned':
      return tellPlan(event.talk, view);
    case 'talk-waived':
      return {
        title: `Geen gesprek: ${partnerWords[event.waiver.with].toLowerCase()}`,
        texts: filled([
          ['Grond', listed(event.waiver.grounds.map((ground) => groundTitle(ground, view)))],
          ['Waarom', event.waiver.why],
        ]),
      };
    case 'talk-signed':
      return { title: 'Verslag ondertekend', texts: filled(tellSignatures(event.signatures, view)) };
    case 'agreement-moved':
      return { title: 'Volgt vanaf nu de nieuwe afspraken van school', texts: [] };
    case 'consultation-waived':
      return {
        title: `Overleg kon niet: ${requiredTitle(event.which, view)}`,
        texts: filled([['Waarom', event.reason]]),
      };
    case 'weighing-agreed':
      return {
        title: event.agree ? 'Weegt mee: eens met de weging' : 'Weegt mee: ziet het anders',
        texts: filled([['Wat anders', event.why]]),
      };
    case 'weighed':
      return tellWeighing(event.weighing, view);
    case 'reported':
      return tellReport(event.report, view);
    case 'feedback-recorded':
      return tellFeedback(event.feedback, view);
    case 'contact-recorded':
      return { title: 'Gebeld met Veilig Thuis: nog niets', texts: [] };
    case 'parents-contacted':
      return tellParents(event.contact);
    case 'inquiry-recorded':
      return tellInquiry(event.inquiry, view);
    case 'reopened':
      return { title: 'Heropend', texts: filled([['Reden', event.reason]]) };
    case 'talk-recorded':
      return tellTalk(event.note, view);
  }
}

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

export function tellChild(event: Extract<CaseEvent, { type: 'child-recorded' }>, now: Moment): Told {
  return {
    title: 'Gegevens van het kind',
    texts: filled([
      ['Naam', event.name],
      ['Geboren', spokenDay(event.birthDate, now)],
      ...event.parents.map(
        ({ name, authority }) =>
          ['Ouder of verzorger', `${name}, gezag: ${threefoldWords[authority].toLowerCase()}`] as const,
      ),
      ['Broers en zussen', event.siblings],
      ['Al hulp betrokken', event.help === undefined ? undefined : threefoldWords[event.help]],
    ]),
  };
}

/** What was chosen is told as a supposition, never as a finding: C-21, S1-07. */
export function tellChoice(
  { task, note }: Extract<CaseEvent, { type: 'consultation-answered' }>,
  { agreement, state }: DialogView,
): readonly (readonly [label: string, text: string])[] {
  if (note.choice === undefined) return [];
  const rule = state?.tasks.find(({ id }) => id === task)?.rule;
  const { of, why } = note.choice;
  return [
    ['Inschatting (hypothese)', agreement.protocol.tasks[rule ?? '']?.choice?.options[of]?.title ?? of],
    ['Waarom denken zij dat', why],
  ];
}

const contactWord = (contact: string | undefined): string | undefined =>
  Object.entries(contactWords).find(([name]) => name === contact)?.[1];

const tellParents = ({ on, contact, with: who, what }: ParentContact): Told => ({
  title: 'Contact met de ouders',
  on,
  texts: filled([
    ['Met wie', who],
    ['Hoe', contactWord(contact)],
    ['Waarover', what],
  ]),
});

function tellAdvice(advice: Advice): Told {
  return {
    title: advice.notNeeded === undefined ? 'Advies van Veilig Thuis' : 'Geen advies van Veilig Thuis nodig',
    on: advice.on,
    texts: filled([
      ['Waarom', advice.notNeeded],
      ['Zonder naam', advice.anonymous ? 'Ja' : 'Nee'],
      ['Contact', contactWord(advice.contact)],
      ['Medewerker', advice.employee],
      ['Adviesnummer', advice.number],
      ['Hun weging', advice.judgement],
      ['Advies', advice.advice],
      ['Praten met de ouders kan', advice.talkAllowed === undefined ? undefined : advice.talkAllowed ? 'Ja' : 'Nee'],
    ]),
  };
}

const tellPlan = (talk: TalkPlan, view: DialogView): Told => ({
  title: `Gesprek gepland: ${partnerWords[talk.with].toLowerCase()}, ${spokenDay(talk.on, view.now)}`,
  texts: filled([
    ['Doel', talk.purpose],
    ...view.events
      .filter(({ version }) => talk.chosen.includes(version))
      .map((recorded) => ['Signaal', signalTitle(recorded, view)] as const),
    ['Ook over', talk.signals],
    ['Kan iemand in gevaar brengen', answerWords[talk.risk]],
    ['Leidt', nameOf(talk.leader, view)],
    ['Ook van school', talk.second === undefined ? undefined : nameOf(talk.second, view)],
    ['Waarom alleen', talk.alone],
    ['Van buiten school', talk.outside === undefined ? undefined : nameOf(talk.outside, view)],
    ['Helpt bij de voorbereiding', talk.support],
    ['Waar', talk.where],
  ]),
});

const requiredTitle = (which: string, { agreement }: DialogView): string =>
  requiredConsultations(agreement)[which]?.title ?? which;

export const groundTitle = (ground: string, { agreement }: DialogView): string =>
  agreement.protocol.talk.waivers[ground]?.title ?? ground;
