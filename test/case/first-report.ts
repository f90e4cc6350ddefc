/*
 * How most stories begin: when, under which id, and with which words.
 */

/** Monday 10 May 2027, 08.30 in Amsterdam: an ordinary school day. */
export const monday = '2027-05-10T06:30:00.000Z';

export const caseId = 'c'.repeat(32);

export const intake = {
  danger: 'no',
  staff: 'no',
  child: 'Jip de Vries',
  group: '5',
  what: 'Een blauwe plek op de arm',
  nature: 'observation',
  date: '2027-05-10',
  place: 'plein',
  situation: 'pauze',
  alone: true,
};
