import type { AdviceEvent } from '../../case/advice/events';
import type { Advice } from '../../case/advice/advice';
import type { ConsentEvent } from '../../case/consent/events';
import type { ConsultationEvent } from '../../case/consultation/events';
import { consultationTitle } from '../../case/consultation/policy';
import { parentName } from '../people/parent-name';
import { partyName } from '../people/party-name';
import { advisedWords, consentWords } from '../step-words';
import type { DialogView } from '../types';
import { contactWord, contactWords } from '../words';
import type { Told } from './entry';
import { filled } from './filled';
import { aboutTask, type TellRows } from './tell-row';

/** What others said about it, as the dossier tells it. */
export const tellConsultation: TellRows<ConsultationEvent> = {
  'consultation-answered': (event, view) => ({
    title: aboutTask(event.task, 'beantwoord', view),
    on: event.note.on,
    texts: filled([
      ['Contact', contactWords[event.note.contact]],
      ['Duiding', event.note.reading],
      ['Andere verklaring', event.note.alternative],
      ['Advies', event.note.advice],
      ['Afspraken', event.note.agreements],
      ...tellChoice(event, view),
      ['Twijfel over oorzaak of veiligheid', event.note.doubt ? 'Ja' : 'Nee'],
    ]),
  }),
  'consultation-waived': ({ which, reason }, { agreement }) => ({
    title: `Overleg kon niet: ${consultationTitle(which, agreement)}`,
    texts: filled([['Waarom', reason]]),
  }),
};

export const tellConsent: TellRows<ConsentEvent> = {
  'consent-recorded': ({ consent: { parent, party, purpose, answer, on, written, place } }, view) => ({
    title: `Toestemming ${consentWords[answer].toLowerCase()}`,
    on,
    texts: filled([
      ['Ouder', parentName(parent, view)],
      ['Met wie', partyName(party, view)],
      ['Doel', purpose],
      ['Schriftelijk', written ? 'Ja' : 'Nee'],
      ['Ligt', place],
    ]),
  }),
};

export const tellAdvice: TellRows<AdviceEvent> = {
  'advice-recorded': ({ advice }) => told(advice),
  'talk-blocked': () => ({ title: 'Nog geen gesprek met de ouders: eerst Veilig Thuis', texts: [] }),
};

/** What was chosen is told as a supposition, never as a finding: C-21, S1-07. */
function tellChoice(
  { task, note }: Extract<ConsultationEvent, { type: 'consultation-answered' }>,
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

function told(advice: Advice): Told {
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
      ['Zij raden aan', advice.advised === undefined ? undefined : advisedWords[advice.advised]],
      ['Praten met de ouders kan', advice.talkAllowed === undefined ? undefined : advice.talkAllowed ? 'Ja' : 'Nee'],
    ]),
  };
}
