import type { Protocol } from '../../../src/agreement/protocol-schema';
import type { School } from '../../../src/agreement/school-schema';
import { heading, list, table, text, type Cell, type Document, type Part } from '../document';
import { consulting } from './consulting';
import { people } from './people';
import { danger, followingUp, reminding } from './reminding';
import { steps } from './steps';
import { reporting, talking } from './talking';
import { weighing } from './weighing';

/** What is signed: a protocol, as one school works by it where there is one. */
export interface Agreed {
  readonly protocol: Protocol;
  readonly school?: School;
  /** The files that say so, each with the SHA-256 of its bytes. */
  readonly files: readonly { readonly name: string; readonly hash: string }[];
}

/** A protocol as a page for a board to read and to sign. */
export function describeProtocol({ protocol, school, files }: Agreed): Document {
  return {
    title: protocol.title,
    subtitle: [...(school === undefined ? [] : [school.name]), `uitgave ${protocol.edition}`].join(', '),
    parts: [
      text(
        'Zo werken wij als wij ons zorgen maken over de veiligheid van een kind. Alles op deze pagina’s komt uit de bestanden waar het programma Zorgmelding naar werkt. Wat hier staat, is wat het programma doet.',
      ),
      ...list(protocol.remarks, 'Goed om te weten:'),
      ...people(protocol, school),
      ...steps(protocol, school),
      ...consulting(protocol, school),
      ...talking(protocol),
      ...weighing(protocol),
      ...reporting(protocol),
      ...followingUp(protocol),
      ...reminding(protocol),
      ...danger(protocol),
      ...eachYear(protocol),
      ...signing(school, files),
    ],
  };
}

/** What the director goes through once a school year, and how the school can tell the parents. */
const eachYear = ({ yearly, forParents }: Protocol): readonly Part[] => [
  ...(Object.keys(yearly).length + forParents.length === 0 ? [] : [heading('Elk schooljaar')]),
  ...list(Object.values(yearly), 'In oktober loopt de directeur na:'),
  ...list(forParents, 'Zo kan de school het aan ouders vertellen:'),
];

function signing(school: School | undefined, files: Agreed['files']): readonly Part[] {
  const named = (role: 'board' | 'director' | 'coordinator', title: string): string => {
    const name = school?.people[school.roles[role].person]?.name;
    return name === undefined ? title : `${name}, ${title.toLowerCase()}`;
  };
  return [
    heading('Vastgesteld'),
    text(
      'Hieronder staat het kenmerk van elk bestand (SHA-256). Verandert er één letter in een bestand, dan is het kenmerk anders.',
    ),
    ...table(
      ['Bestand', 'Kenmerk'],
      files.map(({ name, hash }): readonly Cell[] => [[name], [hash]]),
    ),
    {
      kind: 'signatures',
      who: [named('board', 'Bestuurder'), named('director', 'Directeur'), named('coordinator', 'Coördinator')],
    },
  ];
}
