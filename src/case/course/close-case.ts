import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { ruleOf } from '../task/ask';
import { notInFuture, type Context } from '../context';
import { holdingOpen } from './policy';

/** A reasoned decision of the coordinator, with an evaluation: S1-21, R-09. */
export function closeCase(state: CaseState, fields: Fields<'close-case'>, context: Context): readonly CaseEvent[] {
  const holding = holdingOpen(state, context)[0];
  if (holding !== undefined && fields.despiteOpen === undefined) {
    const title = ruleOf(context, holding.rule).title;
    throw new Refusal(
      'not-allowed',
      `Er staat nog iets open: ${/[.?]$/.test(title) ? title : `${title}.`} Beantwoord dat eerst, of schrijf op waarom afsluiten nu kan.`,
      ['despiteOpen'],
    );
  }
  return [
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
      },
    },
  ];
}
