import type { CaseState } from '../../case/state';
import { heading, note, say } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import { threefoldWords } from '../step-words';
import type { Dialog, Values } from '../types';

const { area, line, past, pick } = asks('record-child');

/** The child's facts, written down once; an anonymous question may hold none of them. */
export const recordChildForm: Dialog = {
  name: 'child-form',
  title: 'Gegevens van het kind',
  reads: 'state',
  sends: ['record-child'],
  fill: ({ state }, values) => ({ ...known(state), ...values }),
  pages: [
    (view) => [
      heading('Eén keer invullen'),
      say('Daarna staat het klaar.'),
      line('name', 'Naam'),
      past('birthDate', 'Geboortedatum', view),
      line('parent1', 'Ouder of verzorger 1'),
      pick('authority1', 'Heeft ouder 1 gezag?', threefoldWords),
      line('parent2', 'Ouder of verzorger 2'),
      pick('authority2', 'Heeft ouder 2 gezag?', threefoldWords),
      note('Weet je niet wie gezag heeft? Dan vraag ik toestemming van beide ouders.'),
      area('siblings', 'Broers en zussen'),
      pick('help', 'Is er al hulp betrokken?', threefoldWords),
      note('Is het Buurtteam er al? Dan hoort dat het als eerste.'),
    ],
  ],
  send: (values) => give('record-child', values),
};

function known(state: CaseState | undefined): Values {
  if (state === undefined) return {};
  const { child, parents } = state;
  const [first, second] = parents;
  return {
    name: child.name,
    ...(child.birthDate === undefined ? {} : { birthDate: child.birthDate }),
    ...(first === undefined ? {} : { parent1: first.name, authority1: first.authority }),
    ...(second === undefined ? {} : { parent2: second.name, authority2: second.authority }),
  };
}
