import type { CaseState } from '../../case/state';
import { heading, note, say, type Blocks } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import { threefoldWords } from '../step-words';
import type { Dialog, DialogView, Values } from '../types';

const { area, line, past, pick } = asks('record-child');

/** What is asked next where there is help already, in a protocol that asks it. */
function helpFirst({ agreement: { protocol } }: DialogView): Blocks {
  const task = protocol.tasks[protocol.opening.helpInvolved ?? ''];
  return task === undefined ? [] : note(`Ja? Dan vraag ik je daarna: ${task.title}.`);
}

/** The child's facts, written down once; an anonymous question may hold none of them. */
export const recordChildForm: Dialog = {
  name: 'record-child',
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
      note('Weet je die niet? Laat dit dan leeg. Je vult het later aan.'),
      line('parent1', 'Ouder of verzorger 1'),
      pick('authority1', 'Heeft ouder 1 gezag?', threefoldWords),
      line('parent2', 'Ouder of verzorger 2'),
      pick('authority2', 'Heeft ouder 2 gezag?', threefoldWords),
      note('Weet je niet wie gezag heeft? Dan vraag ik toestemming van beide ouders.'),
      area('siblings', 'Broers en zussen'),
      pick('help', 'Is er al hulp betrokken?', threefoldWords),
      // S1-28: whom the protocol lets hear it first.
      helpFirst(view),
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
