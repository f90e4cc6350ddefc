import type { School } from '../../../src/agreement/school-schema';
import { helplineLines } from '../../../src/agreement/helplines';
import type { Protocol } from '../../../src/agreement/protocol-schema';
import { heading, list, table, text, textIf, type Cell, type Part } from '../document';
import { capital, roleOf, rolesOf } from './words';

/** Who takes part, and in which role; with a school file, by name. */
export function people(protocol: Protocol, school: School | undefined): readonly Part[] {
  const { opening, signals } = protocol;
  const { diagnosis } = signals;
  return [
    heading('Wie doet mee'),
    ...rolesTable(protocol, school),
    text(`Het kind heeft in de klas: de ${roleOf(protocol, protocol.teacher)}.`),
    text(`Bij elke zorg doen vanaf het begin mee: wie de zorg meldde, de ${rolesOf(protocol, opening.admits)}.`),
    ...textIf(
      opening.reporterStays !== undefined,
      `Wie de zorg meldde, blijft erbij als ${rolesOf(protocol, [...(opening.reporterStays ?? []), 'child-teacher'], 'of')}. Anderen horen alleen dat de melding is ontvangen.`,
    ),
    ...textIf(
      diagnosis.by.length > 0,
      `Een diagnose staat er alleen in als die komt van een ${diagnosis.by.join(', ')}. ${capital(`de ${rolesOf(protocol, diagnosis.notEnteredBy)}`)} schrijft geen diagnose op.`,
    ),
    ...textIf(
      signals.thirdPartyConsent === 'required',
      'Vertelde iemand anders iets? Dan staat erbij of die het goed vindt dat het wordt opgeschreven.',
    ),
    ...(school === undefined ? [] : aboutSchool(school)),
    ...list(helplineLines(protocol), 'Wie iedereen kan bellen:'),
  ];
}

function rolesTable(protocol: Protocol, school: School | undefined): readonly Part[] {
  const roles = Object.entries(protocol.roles);
  if (school === undefined) return list(roles.map(([, { title }]) => capital(title)));
  return table(
    ['Rol', 'Wie'],
    roles.map(([role, { title }]): readonly Cell[] => [[capital(title)], holders(role, school)]),
  );
}

function holders(role: string, { people: all, roles }: School): Cell {
  const named = roles[role];
  const nameOf = (key: string | undefined): string => all[key ?? '']?.name ?? '';
  const others = Object.entries(all)
    .filter(([key, person]) => person.roles.includes(role) && key !== named?.person && key !== named?.deputy)
    .map(([, { name, groups, external }]) => {
      const more = [
        ...(groups.length > 0 ? [`groep ${groups.join(' en ')}`] : []),
        ...(external ? ['van buiten'] : []),
      ];
      return more.length === 0 ? name : `${name} (${more.join(', ')})`;
    });
  const lead = named === undefined ? [] : [nameOf(named.person)];
  const deputy = named?.deputy === undefined ? [] : [`${nameOf(named.deputy)} (vervangt)`];
  const found = [...lead, ...deputy, ...others];
  return found.length === 0 ? ['Niemand. De coördinator doet deze taken.'] : [found.join(', ')];
}

const aboutSchool = ({ crisisService }: School): readonly Part[] => [text(`Crisisdienst: ${crisisService}.`)];
