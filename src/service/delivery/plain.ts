import { card } from '../../room/card-data';
import type { CardSpec } from '../../room/card-data';
import type { Item } from '../../room/types';

/** The shortest form of any message: of which case it is, and where to read on. */
export const plainOf = ({ closed, urgent }: Item, code: string, caseId: string): CardSpec =>
  card('notice', {
    title: urgent === true ? 'Nu gevaar' : `Zorg ${code}`,
    text: closed
      ? `Zorg ${code}: dit is afgerond.`
      : `Zorg ${code}: er is iets voor je. Ik kan het hier niet laten zien. Kijk bij Mijn deel.`,
    button: { title: 'Mijn deel…', verb: 'my-part' },
    code,
    case: caseId,
    ...(urgent === true ? { urgent } : {}),
  });
