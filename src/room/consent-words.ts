import type { ConsentCell, ConsentRow } from '../case/consent/table';

/** How far one parent's consent is, beside their name. */
export const consentCellWords: Readonly<Record<ConsentCell, string>> = {
  counts: 'telt',
  'on-paper': 'gezegd, nog niet op papier',
  unanswered: 'gevraagd, nog geen antwoord',
  'not-asked': 'nog niet gevraagd',
  refused: 'geweigerd',
  withdrawn: 'ingetrokken',
  'no-say': 'geen gezag, hoeft niet',
};

/** What open talk with somebody still needs, without a name: "nog op papier, en van de andere ouder". */
export function consentNeeded({ cells }: ConsentRow): string | undefined {
  const asked = cells.filter(({ is }) => is !== 'no-say');
  if (cells.length === 0) return 'eerst vastleggen wie de ouders zijn';
  if (asked.length === 0) return 'een ouder met gezag';
  const having = (...kinds: readonly ConsentCell[]): number => asked.filter(({ is }) => kinds.includes(is)).length;
  const absent = having('not-asked', 'unanswered');
  const parts = [
    ...(having('on-paper') > 0 ? ['nog op papier'] : []),
    ...(absent === 0
      ? []
      : [asked.length === 1 ? 'van de ouder' : absent === asked.length ? 'van beide ouders' : 'van de andere ouder']),
    ...(having('refused') > 0 ? ['een ouder weigerde'] : []),
    ...(having('withdrawn') > 0 ? ['een ouder trok die in'] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(', en ');
}

/** "Open overleg met Vera Smit kan nog niet: nog op papier, en van de andere ouder." Fit for a card: no parent is named. */
export function consentSaid(row: ConsentRow, name: string): string {
  const needed = consentNeeded(row);
  return needed === undefined ? `Open overleg met ${name} kan.` : `Open overleg met ${name} kan nog niet: ${needed}.`;
}
