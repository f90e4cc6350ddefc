import type { Protocol } from '../../../src/agreement/protocol-schema';
import { heading, line, list, type Part } from '../document';
import { roleOf, rolesOf } from './words';

type Waivers = Protocol['talk']['waivers'];

/** Talking with parents and child: with whom, what people think of, and when it is left out. */
export function talking(protocol: Protocol): readonly Part[] {
  const { talk } = protocol;
  return [
    heading('Praten met ouders en kind'),
    ...list([
      ...line(
        talk.asks.includes('parents'),
        'Voordat jullie wegen, is er een gesprek met de ouders. Of iemand kiest een reden waarom niet.',
      ),
      ...line(
        talk.asks.includes('child'),
        'Voordat jullie wegen, is er een gesprek met het kind. Of iemand kiest een reden waarom niet.',
      ),
      ...line(
        talk.firstApart,
        'Een gesprek van vóór het overleggen telt apart. Het komt niet in de plaats van het latere gesprek.',
      ),
      ...line(talk.people === 2, 'Jullie zijn met z’n tweeën. Kan dat niet, dan schrijft iemand waarom.'),
      ...talk.present.map(
        (role) => `Erbij is: de ${roleOf(protocol, role)}. Kan dat niet, dan schrijft iemand waarom.`,
      ),
      ...line(
        talk.leads !== undefined,
        `Het gesprek leidt: de ${roleOf(protocol, talk.leads ?? '')}, of iemand anders die jullie kiezen.`,
      ),
      ...(talk.support === undefined ? [] : [talk.support]),
    ]),
    ...list(talk.points, 'Denk bij het gesprek hieraan:'),
    ...list(talk.childPoints, 'In een gesprek met het kind:'),
    ...list(talk.questions, 'Deze vragen helpen. Ze hoeven niet:'),
    ...list(grounds(talk.waivers), 'Redenen waarom er geen gesprek is:'),
  ];
}

/** Grounds, each with what it needs besides. */
export const grounds = (waivers: Waivers): readonly string[] =>
  Object.values(waivers).map(({ title, afterAdvice, onlyWith }) =>
    [
      title,
      ...line(afterAdvice, '(pas na advies van Veilig Thuis)'),
      ...line(onlyWith !== undefined, `(alleen samen met: ${(waivers[onlyWith ?? '']?.title ?? '').toLowerCase()})`),
    ].join(' '),
  );

/** Who reports, and what people think of. */
export function reporting(protocol: Protocol): readonly Part[] {
  const { report } = protocol;
  const child = `Is het kind op de dag van de melding ${report.child.from} jaar of ouder? Dan praten jullie ook met het kind`;
  return [
    heading('Melden bij Veilig Thuis'),
    ...list([
      report.by === undefined
        ? 'Iedereen van de school kan melden.'
        : `Melden doet wie de zorg leidt, of: ${rolesOf(protocol, report.by, 'of')}.`,
      report.child.must ? `${child}. Kan het niet, dan kiest iemand een reden.` : `${child}, als dat kan.`,
    ]),
    ...list(report.points, 'Denk bij een melding hieraan:'),
    ...list(grounds(report.waivers), 'Redenen waarom de melding niet vooraf is besproken:'),
  ];
}
