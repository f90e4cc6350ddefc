import { lineOf } from '../../room/items/morning';
import type { Store } from '../ports';
import type { DigestPlace, Morning } from './digest-port';
import type { MessageRef } from '../surface';
import { isLine, type LineRef } from './digests';
import { isFor, wantedOf, type LinesPorts } from './lines';

interface Ports extends LinesPorts {
  readonly store: Pick<Store, 'cases' | 'registry'>;
}

/** What one case has on a list, and the message in which that is. */
interface Part {
  readonly lines: Morning['lines'];
  readonly message?: MessageRef;
}

/**
 * A list of which the row does not open, by what its cases have on it: each wrote down what it put there, and in which
 * message. What was done already is not on it any more. It reads every case of the school, for a rare moment.
 */
export const listByCases =
  (ports: Ports) =>
  async (place: DigestPlace): Promise<Morning> => {
    const { registry } = ports.store;
    const [rows, broken] = await Promise.all([registry.list(place.school), registry.broken(place.school)]);
    const cases = [...rows.map(({ caseId }) => caseId), ...broken];
    const parts = await Promise.all(cases.map((caseId) => partOf(ports, place, caseId)));
    const message = parts.map((part) => part.message).findLast((one) => one !== undefined);
    return {
      late: false,
      lines: parts.flatMap(({ lines }) => lines),
      ...(message === undefined ? {} : { message }),
    };
  };

async function partOf(ports: Ports, place: DigestPlace, caseId: string): Promise<Part> {
  const { delivery } = await ports.store.cases.readDelivery(caseId);
  const refs = delivery.items.flatMap(({ message }) =>
    message !== undefined && isLine(message) && isOf(message, place) ? [message] : [],
  );
  const [last] = refs.slice(-1);
  if (last === undefined) return { lines: [] };
  const wanted = await wantedOf(ports, caseId);
  const lines = refs.flatMap(({ line: { key } }) => {
    const item = wanted.find((one) => isFor(one, key, place.person));
    return item === undefined ? [] : [{ ...lineOf(item.card), case: caseId, key }];
  });
  const { line: _, ...message } = last;
  return { lines, message };
}

const isOf = ({ line }: LineRef, { person, school, day }: DigestPlace): boolean =>
  line.person === person && line.school === school && line.day === day;
