import type { Choice } from '../view/view';
import type { advised } from '../case/advice/advice';
import type { Signature } from '../case/talk/signatures';
import type { CaseState } from '../case/state';
import type { Answer } from '../case/answers';
import type { ConsentAnswer } from '../case/consent/consent';
import type { Feedback, Report } from '../case/report/report';
import type { Norm, opinionOf, Weighing } from '../case/weighing/weighing';
import type { TalkNote, TalkPartner } from '../case/talk/talk';

/*
 * The words of the steps from talk to report: on their forms and in the dossier the same.
 */

export const threefoldWords = { yes: 'Ja', no: 'Nee', unknown: 'Weet ik niet' } as const;

export const answerWords: Readonly<Record<Answer, string>> = { yes: 'Ja', no: 'Nee', doubt: 'Twijfel' };

export const consentWords: Readonly<Record<ConsentAnswer, string>> = {
  asked: 'Gevraagd',
  given: 'Gegeven',
  refused: 'Geweigerd',
  withdrawn: 'Ingetrokken',
};

export const partnerWords: Readonly<Record<TalkPartner, string>> = { parents: 'Ouder(s)', child: 'Kind' };

export const signatureWords: Readonly<Record<Signature['answer'], string>> = {
  yes: 'Ja',
  refused: 'Geweigerd',
  impossible: 'Kan niet',
  absent: 'Was er niet bij',
  later: 'Nog niet',
};

export const talkOutcomeWords: Readonly<Record<TalkNote['outcome'], string>> = {
  recognises: 'Herkent de zorg',
  'not-recognised': 'Herkent de zorg niet',
  'other-cause': 'Andere oorzaak',
  'refuses-help': 'Weigert hulp',
};

/** The parents as they were written down, to choose from. */
export const parentChoices = (state: CaseState | undefined): readonly Choice[] =>
  (state?.parents ?? []).map(({ id, name }) => ({ title: name, value: id }));

export const normWords: Readonly<Record<Norm, string>> = {
  '1': '1. Acuut of structureel onveilig, of zelf verteld',
  '2': '2. School kan niet genoeg hulp bieden of regelen',
  '3': '3. De hulp helpt niet of het begint opnieuw',
};

export const urgentGroundWords: Readonly<Record<NonNullable<Report['urgentGround']>, string>> = {
  haste: 'Haast',
  safety: 'Veiligheid',
};

export const advisedWords: Readonly<Record<(typeof advised)[number], string>> = {
  report: 'Melden',
  help: 'Zelf hulp organiseren',
  other: 'Iets anders',
};

export const opinionWords: Readonly<Record<(typeof opinionOf)[number], string>> = {
  'veilig-thuis': 'Veilig Thuis',
  jgz: 'Jeugdgezondheidszorg',
};

export const feedbackWords: Readonly<Record<Feedback['action'], string>> = {
  investigates: 'Onderzoek',
  'local-team': 'Naar het lokale team',
  'not-taken': 'Niet in behandeling',
  other: 'Anders',
};

export const frameworkWords: Readonly<Record<Weighing['framework'], string>> = {
  report: 'Melden',
  help: 'Hulp organiseren',
  follow: 'Afronden, met afspraken over het volgen',
  close: 'Afsluiten en vastleggen',
};
