import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { StepError, type Stage, type Wire } from './stage';

const object = z.record(z.string(), z.unknown());
const button = z.looseObject({ action: z.looseObject({ data: object }) });
const dialog = z.looseObject({ data: object });

/**
 * What was kept, with some of its data altered: `case` takes a label of the scenario, or `unknown` for a case that
 * never was; `verb` is altered wherever it is; null leaves a field out.
 */
export function altered(wire: Wire, edit: Readonly<Record<string, unknown>>, stage: Stage): Wire {
  if (wire.kind === 'typed') throw new StepError('only a button or a form has data to edit');
  const changes = Object.fromEntries(
    Object.entries(edit).map(([key, value]) => [key, key === 'case' ? caseFor(value, stage) : value]),
  );
  const edited = (data: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries({ ...data, ...changes }).filter(([, value]) => value !== null));
  const pressed = button.safeParse(wire.value);
  if (pressed.success) {
    const { action } = pressed.data;
    const verb = changes['verb'] ?? action['verb'];
    return { ...wire, value: { ...pressed.data, action: { ...action, verb, data: edited(action.data) } } };
  }
  const sent = dialog.safeParse(wire.value);
  if (!sent.success) throw new StepError('only a button or a form has data to edit');
  return { ...wire, value: { ...sent.data, data: edited(sent.data.data) } };
}

function caseFor(value: unknown, stage: Stage): unknown {
  if (value === 'unknown') return randomUUID();
  return typeof value === 'string' ? stage.caseId(value) : value;
}
