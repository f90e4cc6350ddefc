import type { Agreement } from '../../agreement/agreement';
import { permits } from '../../case/access';
import type { Command } from '../../case/commands';
import type { RecordedEvent } from '../../case/events';
import { isOfSystem, type SystemCommand } from '../../case/relation/system-command';
import type { CaseState } from '../../case/state';
import type { Store } from '../ports';
import type { Actor } from '../request';

/** The events that a command speaks of, for a person who may give it; most commands speak of none, and cost no reading. */
export async function referencedBy(
  { cases }: Pick<Store, 'cases'>,
  {
    actor,
    caseId,
    command,
  }: { readonly actor: Actor; readonly caseId: string; readonly command: Command | SystemCommand },
  state: CaseState | undefined,
  agreement: Agreement,
): Promise<readonly RecordedEvent[]> {
  const versions = versionsIn(command);
  if (isOfSystem(command) || command.name === 'open-case' || versions.length === 0) return [];
  const { name, task } = command;
  return permits(state, actor.person, { command: name, task, agreement }) === 'yes'
    ? cases.readEvents(caseId, versions)
    : [];
}

function versionsIn(command: Command | SystemCommand): readonly number[] {
  if (command.name === 'correct') return [command.fields.entry];
  return command.name === 'plan-talk' || command.name === 'request-consultation' ? command.fields.chosen : [];
}
