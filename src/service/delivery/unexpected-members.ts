import { WITHOUT_ROLE } from '../../agreement/people';
import { castList, personOf } from '../../case/people/roster';
import type { Participant } from '../../case/people/participant';
import type { CaseState } from '../../case/state';
import type { Agreement } from '../../agreement/agreement';
import { card } from '../../room/card-data';
import type { Item } from '../../room/types';
import type { ReconcileContext } from './context';

/** What the coordinator is told about people who should not be there (any more), with a button that settles it. */
export function unexpectedMemberItems(
  { state, wanted, ledger, school }: ReconcileContext,
  to: string,
): readonly Item[] {
  if (state.status === 'closed') return [];
  const strangers = (ledger.delivery.roster?.strangers ?? []).map((person) => {
    const known = school === undefined ? undefined : personOf(school, person);
    return item('stranger', person, known?.name);
  });
  const former = formerColleagues(state, school).map(({ person, name }) => item('former', person, name));
  return [...strangers, ...former];

  function item(kind: 'stranger' | 'former', person: string, name: string | undefined): Item {
    return {
      key: `${kind}/${person}`,
      to,
      edition: 1,
      card: card('presence', {
        code: wanted.code,
        case: state.id,
        kind,
        ...(name === undefined ? {} : { name }),
        person,
      }),
      mentions: [],
      closed: false,
    };
  }
}

/** Who takes part and was once of the school, and whom its file does not name any more. Roles are handed over by themselves. */
export function formerColleagues(state: CaseState, school: Agreement | undefined): readonly Participant[] {
  if (school === undefined || state.route === 'staff') return [];
  const owners = state.tasks.flatMap(({ owner, status }) => (status === 'open' ? [owner] : []));
  const cast = castList(state.cast).map(({ person }) => person);
  const found = [...state.members, ...owners].filter(
    // A person who never was in a file takes part as an employee, and by the name that the platform gives.
    ({ person, role }) => role !== WITHOUT_ROLE && !cast.includes(person) && personOf(school, person) === undefined,
  );
  return [...new Map(found.map((one) => [one.person, one])).values()];
}
