import { dayOf } from '../agreement/calendar';
import type { CaseState } from '../case/state';
import { fieldsOf, pageCard, pick } from './frame';
import { threefoldWords } from './step-words';
import type { Dialog, Values } from './types';
import { choices } from './words';

/** The child's facts, written down once; an anonymous question may hold none of them. */
export const childForm: Dialog = {
  name: 'child-form',
  title: 'Gegevens van het kind',
  reads: 'state',
  sends: ['record-child'],
  pages: [
    {
      fields: {
        name: 'Naam',
        birthDate: 'Geboortedatum',
        parent1: 'Ouder of verzorger 1',
        authority1: 'Heeft ouder 1 gezag?',
        parent2: 'Ouder of verzorger 2',
        authority2: 'Heeft ouder 2 gezag?',
        siblings: 'Broers en zussen',
        help: 'Is er al hulp betrokken?',
      },
    },
  ],
  show: (view, page, values, problem) =>
    pageCard(childForm, view, page, { ...known(view.state), ...values }, problem, {
      today: dayOf(view.now),
      threefold: choices(threefoldWords),
    }),
  send: (values) => ({ name: 'record-child', fields: pick(values, fieldsOf(childForm)) }),
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
