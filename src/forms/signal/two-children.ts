import { namesIn } from '../../case/names/names-in';
import { note, when, type Blocks } from '../../view/build';
import { asks, steer } from '../../room/asks';
import type { Values } from '../types';
import { textIn } from '../../view/values';

/*
 * A report about two children becomes two cases, since each child has a file of its own. The reporter says so; a name
 * that seems to be of two only has it asked.
 */

const { line } = asks('open-case');

/** Whether it is about one child or two. */
export const CHILDREN = 'children';

const childrenWords = { two: 'Ja, elk kind krijgt een eigen zorg', one: 'Nee, over één kind' };

export const BOTH_TEXT = 'Ontvangen. Elk kind heeft een eigen zorg. Ze staan allebei in je chat met mij.';

export const isOfTwo = ({ [CHILDREN]: children }: Values): boolean => children === 'two';

const seemsTwo = (values: Values): boolean => {
  const child = textIn(values['child']);
  return /\s(?:en|&|\+)\s|\//i.test(child) && namesIn(child, 'child').length > 1;
};

/** What is asked where a report seems to be about two children. */
export const secondChild = (values: Values): Blocks =>
  when(
    seemsTwo(values) || isOfTwo(values),
    steer.one(CHILDREN, 'Gaat dit over twee kinderen?', childrenWords),
    line('child2', 'Naam van het tweede kind', { required: isOfTwo(values) }),
    line('group2', 'Groep van het tweede kind', { required: isOfTwo(values) }),
    note('Zet dan bij “Over welk kind?” alleen het eerste kind.'),
  );

/** Without a second child where the report is about one. */
export function ofOneOrTwo(values: Values): Values {
  if (isOfTwo(values)) return values;
  const { child2: _, group2: __, ...one } = values;
  return one;
}

/** The report about the second child: the same, told of the other. */
export function secondReport(fields: Values): Values | undefined {
  const { child = '', group = '', child2 = '', group2 = '' } = fields;
  return child2 === '' ? undefined : { ...fields, child: child2, group: group2, child2: child, group2: group };
}
