import { dayOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { titleSentence } from '../task/title';
import { notInFuture, type Context } from '../context';
import type { Task } from '../task/task';
import { closingLines, stillValue, type Lapsed } from './closing';
import { mayBeDone, stillOpen, type StillOpen } from './still-open';

type Given = Fields<'close-case'>;

/** A reasoned decision of the coordinator, with an evaluation: S1-21, R-09. What is open is done, or lapses with a reason. */
export function closeCase(state: CaseState, fields: Given, context: Context): readonly CaseEvent[] {
  const open = stillOpen(state, context.agreement, context.actor.person, context.now);
  refuseHolding(open, fields, context);
  const said = open.lines.map((task, index) => saidOf(task, index, fields, context));
  const missing = said.flatMap((one) => one.missing ?? []);
  if (missing.length > 0 || (open.beyond.length > 0 && fields.lapsedWhy === undefined))
    throw new Refusal('incomplete', 'Er staat nog iets open. Zeg wat klaar is, en schrijf op waarom de rest vervalt.', [
      ...missing,
      ...(fields.lapsedWhy === undefined ? ['lapsedWhy'] : []),
    ]);
  return [
    ...said.flatMap(({ done }): readonly CaseEvent[] => (done === undefined ? [] : [done])),
    {
      type: 'closed',
      closing: {
        reason: fields.reason,
        motivation: fields.motivation,
        agreements: fields.agreements,
        wentWell: fields.wentWell,
        tookLong: fields.tookLong,
        heard: fields.heard,
        safe: fields.safe,
        ...(fields.filed === undefined ? {} : { filedOn: notInFuture(fields.filed, context.now, 'filed') }),
        ...(fields.despiteOpen === undefined ? {} : { despiteOpen: fields.despiteOpen }),
        lapsed: [
          ...open.holding.map((task) => lapses(task, fields.despiteOpen)),
          ...said.flatMap(({ lapsed }) => lapsed ?? []),
          ...open.beyond.map((task) => lapses(task, fields.lapsedWhy)),
          ...open.later.map((task) => lapses(task)),
        ],
      },
    },
  ];
}

/** Nothing that must be answered ends in silence: A0-6. */
function refuseHolding({ holding: [first] }: StillOpen, { despiteOpen }: Given, context: Context): void {
  if (first === undefined || despiteOpen !== undefined) return;
  throw new Refusal(
    'not-allowed',
    `Er staat nog iets open: ${titleSentence(first.rule, context.agreement)} Beantwoord dat eerst, of schrijf op waarom afsluiten nu kan.`,
    ['despiteOpen'],
  );
}

const lapses = ({ id }: Task, reason?: string): Lapsed => ({ task: id, ...(reason === undefined ? {} : { reason }) });

/** What was said of something that is open; `missing`: the fields that it still needs. */
interface Said {
  readonly done?: CaseEvent;
  readonly lapsed?: Lapsed;
  readonly missing?: readonly string[];
}

/** Done with what came of it, or lapsed with a reason: its own, or the one for all. */
function saidOf(task: Task, index: number, fields: Given, { agreement, now }: Context): Said {
  const done = closingLines.find((line) => fields[`still${line}`] === stillValue('done', task.id));
  const line = done ?? closingLines.find((one) => fields[`still${one}`] === stillValue('lapsed', task.id));
  const why = line === undefined ? undefined : fields[`why${line}`];
  if (done !== undefined) {
    if (!mayBeDone(task, agreement)) return { missing: [`still${done}`] };
    if (why === undefined) return { missing: [`why${done}`] };
    return { done: { type: 'task-completed', task: task.id, result: why, on: dayOf(now) } };
  }
  const reason = why ?? fields.lapsedWhy;
  if (reason !== undefined) return { lapsed: lapses(task, reason) };
  return { missing: [line === undefined ? `still${index + 1}` : `why${line}`] };
}
