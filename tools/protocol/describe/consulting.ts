import type { Protocol } from '../../../src/agreement/protocol-schema';
import type { School } from '../../../src/agreement/school-schema';
import type { Category } from '../../../src/case/signal/signal';
import { categoryWords } from '../../../src/forms/words';
import { heading, line, list, subheading, table, text, textIf, together, type Cell, type Part } from '../document';
import { capital, roleOf, rolesOf, taskOf } from './words';

/** Whom people consult, what of it is needed, and when Veilig Thuis is called. */
export function consulting(protocol: Protocol, school: School | undefined): readonly Part[] {
  const { consultation, advice, steps } = protocol;
  const own = Object.values(school?.consultations ?? {}).map((one) => ({ ...one, categories: undefined }));
  const required = [...Object.values(consultation.required), ...own];
  return [
    heading('Overleggen'),
    ...table(
      ['Nodig voordat jullie wegen', 'Met'],
      required.map(({ title, anyOf, categories }): readonly Cell[] => [
        [capital(title), ...onlyFor(categories)],
        [rolesOf(protocol, anyOf, 'of')],
      ]),
    ),
    ...textIf(
      required.length > 0,
      'Kan een overleg niet? Dan schrijft iemand waarom. De eigen leerkracht van het kind en de melder tellen niet mee.',
    ),
    text(
      `Meedenken kunnen: ${rolesOf(protocol, consultation.roles)}. Wie van buiten de school is, hoort zonder toestemming geen naam.`,
    ),
    ...list([
      ...Object.entries(consultation.tasks).map(
        ([role, task]) => `${capital(roleOf(protocol, role))} krijgt eigen vragen: ${taskOf(protocol, task)}.`,
      ),
      ...Object.entries(consultation.needs).map(
        ([role, task]) => `${capital(roleOf(protocol, role))} denkt pas mee na ${taskOf(protocol, task)}.`,
      ),
      ...Object.values(consultation.notes),
      ...line(
        consultation.until !== undefined,
        `Vanaf de stap ‘${steps.find(({ id }) => id === consultation.until)?.title ?? ''}’ denkt er niemand nieuw meer mee.`,
      ),
    ]),
    subheading('Advies van Veilig Thuis'),
    text('Advies vragen kan altijd, ook zonder naam: 0800-2000, dag en nacht.'),
    ...textIf(advice.always, 'Advies is nodig voordat jullie wegen. Is het niet nodig, dan schrijft iemand waarom.'),
    ...textIf(advice.onDoubt, 'Twijfelt iemand over oorzaak of veiligheid? Dan is advies nodig voordat jullie wegen.'),
    ...list(
      advice.callFirst.categories.map((one) => kindOf(one)),
      'Bij deze signalen bellen jullie eerst Veilig Thuis. Pas daarna praten jullie met de ouders:',
    ),
  ];
}

const kindOf = (category: string): string => categoryWords[category as Category];

const onlyFor = (categories: readonly string[] | undefined): Cell =>
  categories === undefined
    ? []
    : [
        `Alleen bij een signaal als: ${together(
          categories.map((one) => `‘${kindOf(one)}’`),
          'of',
        )}.`,
      ];
