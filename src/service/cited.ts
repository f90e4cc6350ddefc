import { permits } from '../case/access';
import type { RecordedEvent } from '../case/events';
import type { CaseState } from '../case/state';
import type { Commission } from './commit';
import type { Store } from './ports';

/** The events that a command speaks of, for whoever may give it; most commands speak of none, and cost no reading. */
export async function citedBy(
  { cases }: Pick<Store, 'cases'>,
  { actor, caseId, command }: Commission,
  state: CaseState | undefined,
): Promise<readonly RecordedEvent[]> {
  if (command.name !== 'correct' || permits(state, actor.person, { command: command.name }) !== 'yes') return [];
  return cases.readEvents(caseId, [command.fields.entry]);
}
