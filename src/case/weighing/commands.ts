import { z } from 'zod/v4';
import { answers } from '../answers';
import { anyCase, blank, day, missing, noNames, safe, severalOf, text, tick, upTo, words } from '../fields';
import { opinionOf } from './weighing';

const answer = blank(z.enum(answers));

const yesNo = z.enum(['yes', 'no'], 'missing');

/** What people can ask about the weighing, and what may be in it. */
export const weighingCommandSchemas = {
  weigh: z.strictObject({
    // Which of these a protocol asks is in its file, so `decide` looks whether they are there.
    safety: blank(upTo(800)),
    risks: blank(upTo(800)),
    severity: blank(upTo(800)),
    reporting: blank(upTo(800)),
    helping: blank(upTo(800)),
    willing: blank(upTo(800)),
    burdens: blank(upTo(800)),
    protects: blank(upTo(800)),
    instrument: blank(words),
    instrumentOutcome: blank(upTo(800)),
    opinionOf: blank(z.enum(opinionOf)),
    opinion: blank(upTo(800)),
    harm: answer,
    harmWhy: blank(upTo(400)),
    q1: answer,
    q1Why: blank(upTo(400)),
    q2: answer,
    q2Why: blank(upTo(400)),
    q2b: answer,
    q2bWhy: blank(upTo(400)),
    q3: answer,
    q3Why: blank(upTo(400)),
    q4: answer,
    q4Why: blank(upTo(400)),
    q5: answer,
    q5Why: blank(upTo(400)),
    refusals: blank(upTo(800)),
    /** Ids of other cases that count in this weighing. */
    related: severalOf(anyCase),
    report: yesNo,
    help: yesNo,
    against: blank(upTo(800)),
    check: blank(day),
    evaluate: blank(day),
    /** What outsiders read who may not know of whom it is. */
    summary: blank(text),
    clean: tick,
    summaryNoName: noNames,
    safe,
  }),
  'agree-weighing': z.strictObject({ agree: yesNo, why: blank(text) }).superRefine(({ agree, why }, context) => {
    if (agree === 'no' && why === undefined) missing(context, 'why');
  }),
} as const;
