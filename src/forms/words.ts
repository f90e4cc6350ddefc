import type { Closing } from '../case/course/closing';
import type { ConsultationNote } from '../case/consultation/consultation';
import type { Direction, Nature, Category, RecordingPermission, ReporterRole } from '../case/signal/signal';

/*
 * The words in which people choose and read what the engine stores. One place, so that a form and the dossier never
 * call the same thing by two names.
 */

export const natureWords: Readonly<Record<Nature, string>> = {
  fact: 'Feit',
  observation: 'Waarneming',
  hypothesis: 'Hypothese',
  'told-by-child': 'Verteld door het kind',
  'told-by-third': 'Verteld door een ander',
  'told-by-adult': 'Verteld door een volwassene, over zichzelf',
  hunch: 'Gevoel: niet pluis',
  diagnosis: 'Diagnose',
};

export const directionWords: Readonly<Record<Direction, string>> = {
  confirms: 'Bevestigt de zorg',
  contradicts: 'Ontkracht de zorg',
  neutral: 'Is neutraal',
};

export const categoryWords: Readonly<Record<Category, string>> = {
  physical: 'Pijn of letsel door een ander',
  neglect: 'Te weinig zorg of aandacht',
  psychological: 'Kleineren, dreigen, buitensluiten',
  sexual: 'Seksueel grensoverschrijdend',
  witness: 'Getuige van geweld thuis',
  partner: 'Een volwassene thuis krijgt met geweld te maken',
  honour: 'Dwang of dreiging om de eer',
  'genital-mutilation': 'Besnijdenis van een meisje, of een plan daarvoor',
  'forced-marriage': 'Huwelijksdwang',
  elder: 'Een oudere thuis krijgt pijn of te weinig zorg',
  'behaviour-change': 'Plotseling ander gedrag',
  other: 'Iets anders',
};

/** Whether what somebody told may be written down. */
export const permissionWords: Readonly<Record<RecordingPermission, string>> = {
  yes: 'Ja',
  no: 'Nee',
  'not-asked': 'Niet gevraagd',
};

/** The part that the reporter keeps: on the form, in the dossier, and on the card that tells them. */
export const reporterRoleWords: Readonly<Record<ReporterRole, string>> = {
  watches: 'Blijft kijken en vult aan',
  'takes-part': 'Doet mee in overleg of gesprek',
  none: 'Houdt geen rol',
};

export const contactWords: Readonly<Record<ConsultationNote['contact'], string>> = {
  talk: 'Gesprek',
  phone: 'Telefoon',
  written: 'Schriftelijk',
};

/** The same for what may not be one of these. */
export const contactWord = (contact: string | undefined): string | undefined =>
  Object.entries(contactWords).find(([name]) => name === contact)?.[1];

export const closingWords: Readonly<Record<Closing['reason'], string>> = {
  'no-suspicion': 'Geen vermoeden meer',
  'other-cause': 'Andere oorzaak: het vermoeden klopt niet',
  'help-done': 'Hulp klaar',
  'handed-over': 'Overgedragen',
};

export const heardWords: Readonly<Record<string, string>> = {
  reporter: 'Wie de zorg meldde',
  parents: 'Ouders',
  child: 'Kind',
  colleagues: "Collega's",
  organisation: 'Organisatie',
};
