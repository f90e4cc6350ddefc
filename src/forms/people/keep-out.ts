import { isKeptOut } from '../../case/involvement';
import { heading, note, quiet, say } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';
import { personChoice, timelineName } from './choices';

/*
 * Who has no part in one case: a parent, family, a friend. To them it is not there from then on.
 */

/** Somebody who leads keeps another out. */
export const keepOutForm: Dialog = {
  name: 'keep-out',
  title: 'Wie mag dit niet lezen?',
  reads: 'state',
  sends: ['keep-out'],
  pages: [
    (view) => [
      heading('Wie mag dit niet lezen?'),
      say('Een ouder, familie of een vriend van het gezin bijvoorbeeld.'),
      asks('keep-out').person('person', 'Wie?', others(view)),
      quiet('Voor diegene bestaat deze zorg dan niet. Ik vertel het niet, en ook niet wie het koos.'),
      note('Wat van diegene openstond, komt bij wie de zorg leidt. Alleen het bestuur kan het terugdraaien.'),
    ],
  ],
  send: (values) => give('keep-out', values),
  then: () => ({ text: 'Geregeld. Diegene ziet deze zorg niet, en hoort er niets van.' }),
};

/** Somebody who has a part in it takes none any more. */
export const stayOutForm: Dialog = {
  name: 'stay-out',
  title: 'Ik wil dit niet lezen',
  reads: 'state',
  atOnce: true,
  sends: ['stay-out'],
  button: 'Houd mij erbuiten',
  pages: [
    (view) => [
      heading(view.state === undefined ? 'Ik wil dit niet lezen' : `Zorg ${view.state.code} niet meer lezen`),
      say('Bijvoorbeeld omdat je het gezin kent. Je ziet en hoort dan niets meer van deze zorg.'),
      quiet('Wat van jou openstaat, komt bij wie de zorg leidt. Alleen het bestuur kan het terugdraaien.'),
    ],
  ],
  send: () => give('stay-out', {}),
  then: () => ({ text: 'Geregeld. Je ziet en hoort niets meer van deze zorg.' }),
};

/** The board lets somebody read along again. */
export const liftKeepingOutForm: Dialog = {
  name: 'lift-keeping-out',
  title: 'Wie leest niet mee?',
  reads: 'state',
  atOnce: true,
  sends: ['lift-keeping-out'],
  button: 'Laat weer meelezen',
  pages: [
    (view) => [
      heading('Wie mag weer meelezen?'),
      say('Deze mensen zijn buiten de zorg gehouden. Overleg eerst met wie de zorg leidt.'),
      asks('lift-keeping-out').person('person', 'Wie?', keptOut(view)),
      quiet('Diegene ziet de zorg dan weer, en hoort niet wie het koos.'),
    ],
  ],
  send: (values) => give('lift-keeping-out', values),
  then: () => ({ text: 'Geregeld. Diegene kan de zorg weer lezen.' }),
};

/** Nobody who leads is left: the board names somebody. */
export const nameLeadForm: Dialog = {
  name: 'name-lead',
  title: 'Wie leidt deze zorg?',
  reads: 'state',
  atOnce: true,
  sends: ['name-lead'],
  pages: [
    (view) => [
      heading(view.state === undefined ? 'Wie leidt deze zorg?' : `Wie leidt zorg ${view.state.code}?`),
      say('De coördinator en de waarnemer doen aan deze zorg niet mee. Kies iemand van school.'),
      asks('name-lead').person('person', 'Wie?', candidates(view)),
      quiet('Diegene leest alles van deze zorg, en krijgt de vragen die openstaan.'),
    ],
  ],
  send: (values) => give('name-lead', values),
  then: () => ({ text: 'Geregeld. Ik vraag hier niet meer naar.' }),
};

/** Everybody whom the school's file names, and who works there without being named, but who is kept out. */
function others({ agreement, state, viewer }: DialogView): readonly Choice[] {
  if (state === undefined) return [];
  const known = Object.values(agreement.school.people);
  const more = state.members
    .filter(({ person }) => !known.some(({ id }) => id === person))
    .map(({ person, name }) => ({ title: name, value: person }));
  return [...known.map((one) => personChoice(one, agreement)), ...more].filter(
    ({ value }) => value !== viewer && !isKeptOut(state, value),
  );
}

const keptOut = (view: DialogView): readonly Choice[] =>
  (view.state?.keptOut ?? []).map(({ person }) => ({ title: timelineName(person, view), value: person }));

function candidates({ agreement, state, viewer }: DialogView): readonly Choice[] {
  if (state === undefined) return [];
  const left = agreement.school.changed?.left ?? [];
  return Object.values(agreement.school.people)
    .filter(({ id, external }) => !external && id !== viewer && !left.includes(id) && !isKeptOut(state, id))
    .map((one) => personChoice(one, agreement));
}
