import type { School } from '../../../src/agreement/school-schema';
import type { Protocol } from '../../../src/agreement/protocol-schema';
import { stepsOfActs } from '../../../src/agreement/step-begins';
import { heading, list, subheading, text, textIf, type Part } from '../document';
import { tasksTable } from './tasks';
import { whenAsked } from './triggers';
import { capital } from './words';

/** The steps, each with what people look out for and what is asked in it. */
export function steps(protocol: Protocol, school: School | undefined): readonly Part[] {
  const asked = whenAsked(protocol);
  const acts = stepsOfActs(protocol);
  const own = new Set([protocol.staff.task, protocol.emergency.tasks.declarer, protocol.emergency.tasks.coordinator]);
  const { everywhere, specialEducation } = protocol.attention;
  const special = school !== undefined && school.kind !== 'basisonderwijs';
  return [
    heading('De stappen en taken'),
    text(
      'Ik ben Zorgmelding, het programma. Ik vraag elke taak aan één persoon en herinner daaraan. Mensen wegen en besluiten.',
    ),
    text(
      'De letter in de kolom Trap wijst naar het hoofdstuk Herinneren. Daar staat wie het hoort als een taak blijft liggen.',
    ),
    ...protocol.steps.flatMap(({ id, title, attention }, index): readonly Part[] => [
      subheading(`Stap ${index + 1}. ${capital(title)}`),
      ...textIf(!acts.has(id), 'Deze stap begint zodra een van haar taken wordt gevraagd.'),
      ...list(
        [...(everywhere[id] ?? []), ...(special ? (specialEducation[id] ?? []) : []), ...attention],
        'Let hierop:',
      ),
      ...(school === undefined
        ? list(specialEducation[id] ?? [], 'Op een school voor speciaal (basis)onderwijs ook:')
        : []),
      ...tasksTable(
        protocol,
        [...asked].filter(([task]) => protocol.tasks[task]?.step === id && !own.has(task)),
      ),
    ]),
  ];
}
