import type { Protocol } from '../agreement/protocol-schema';
import { listed } from '../room/listed';
import { note, type Blocks } from '../view/build';
import type { Choice } from '../view/view';

type Grounds = Protocol['talk']['waivers'];

/** The grounds on which something may be left out, in the protocol's order. */
export const groundChoices = (grounds: Grounds): readonly Choice[] =>
  Object.entries(grounds).map(([value, { title }]) => ({ title, value }));

/** Which of these grounds hold only together, and which only after Veilig Thuis was asked: D-12, M-10. */
export function groundTerms(grounds: Grounds): Blocks {
  const titled = (some: readonly Grounds[string][]): string => listed(some.map(({ title }) => title));
  const all = Object.values(grounds);
  const asked = titled(all.filter(({ afterAdvice }) => afterAdvice));
  const together = titled(all.filter(({ onlyWith }) => onlyWith !== undefined));
  return [
    asked === '' ? [] : note(`Pas na advies van Veilig Thuis: ${asked}.`),
    together === '' ? [] : note(`Alleen samen: ${together}.`),
  ];
}
