import type { PersonId } from '../agreement/people';
import { outsidersAlong } from '../case/weighing/outsiders';
import { weighingAlong } from '../case/weighing/weighing-along';
import type { RoomView } from './items/view';
import { listed } from './listed';

/** With whom somebody weighs, by name: at school, then from outside where the protocol has that (E-02). */
export function alongWith(person: PersonId, { state, agreement }: Pick<RoomView, 'state' | 'agreement'>): string[] {
  const { open, nameless } = outsidersAlong(person, state, agreement);
  return [
    ...weighingAlong(person, state, agreement).map(({ name }) => name),
    ...[...open, ...nameless].map(({ name }) => `${name} (van buiten)`),
  ];
}

/** The same, for people. */
export const weighsWith = (along: readonly string[]): string => `Je weegt samen met ${listed(along)}.`;
