import type { CardSpec } from '../room/card-data';

/** The text of a notification, as a lock screen shows it: that something is there, and never what. */
export const summaryOf = (spec: CardSpec): string =>
  spec.data['urgent'] === true ? 'Zorgmelding: wil je nu kijken?' : 'Zorgmelding: er staat iets voor je klaar';
