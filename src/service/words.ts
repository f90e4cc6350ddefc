/*
 * What people type to the bot, on whatever surface, and the short answers that it has wherever it is asked.
 */

/** Words with which people speak of danger, wherever in a sentence: whom to call is said before anything else. */
const DANGER =
  /gevaar|\bspoed(?!ig)|acu(ut|te)|\bnood(geval|situatie|oproep)?\b|\b112\b|\bhelp\s+(me|mij|ons)\b|\bhelp\s*!/i;

/**
 * What people type, and what is asked of the service for it. Commands are anchored: a string would match anywhere in a
 * sentence. What follows the first is not looked at, nor are signs at the end.
 */
export const typedWords: readonly (readonly [RegExp, string])[] = [
  [DANGER, 'danger'],
  [/^\s*\/?zorgmelding([\s.,!?][\s\S]*)?$/i, 'start'],
  [/^\s*\/?overzicht[\s.!?]*$/i, 'show-overview'],
  [/^\s*\/?mijn\s+meldingen[\s.!?]*$/i, 'show-reports'],
  [/^\s*\/?vandaag[\s.!?]*$/i, 'show-today'],
  [/^\s*\/?proces[\s.!?]*$/i, 'show-process'],
  [/^\s*\/?help[\s.?]*$/i, 'help'],
];

export const NOT_UNDERSTOOD = 'Dat begreep ik niet, en er is niets gemeld. Dit kan ik wel:';
export const UNAVAILABLE = 'Dit lukt nu niet. Probeer het straks. Nu gevaar? Wacht niet: bel 112.';
export const NOT_SHOWN = 'Ik kan dit nu niet laten zien. Probeer het straks. Nu gevaar? Wacht niet: bel 112.';
