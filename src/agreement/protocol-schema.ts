import { z } from 'zod/v4';
import { stepShape } from './step-schema';
import { name, span } from './terms';

/** The kinds of task that the engine knows; a protocol names tasks of these kinds, and no others. */
export const taskKinds = ['inform', 'consult', 'help', 'follow-up', 'feedback', 'record'] as const;

/** Who hears of an open task at a rung: its owner, or whoever holds that role in this case. */
const listener = z.enum(['owner', 'coordinator', 'deputy', 'director', 'board']);

/**
 * One rung of a ladder of reminders. `from` is the task's due moment or its last ask (the second week of a follow-up);
 * `repeat` makes the rung come back at that distance, until the task is answered.
 */
const rung = z.strictObject({
  from: z.enum(['due', 'last']),
  after: span.optional(),
  repeat: span.optional(),
  to: z.array(listener).min(1),
});

const task = z.strictObject({
  kind: z.enum(taskKinds),
  step: name,
  title: z.string().min(1),
  why: z.string().min(1),
  /** Who does it when nobody is chosen by hand. */
  owner: name.optional(),
  /** The time somebody has; counted from the moment of asking, or from the referral for a follow-up. */
  term: span,
  /** Follow-ups only: the second and last time the same is asked, counted like `term`. */
  last: span.optional(),
  ladder: name,
  /** The form in which it is done, when that is not the one of its kind. */
  form: z
    .enum(['signal-form', 'child-form', 'advice-form', 'talk-note', 'sign-form', 'report-form', 'weigh-form'])
    .optional(),
  /** What the form asks, for a `record` task. */
  questions: z.array(z.string().min(1)).optional(),
  /** Asked anew so long after it was done, until the case closes. */
  again: span.optional(),
  /** Whether "later" may be chosen (once). */
  snooze: z.boolean().default(true),
  /** Whether the case may not close while this is open. */
  blocksClosing: z.boolean().default(false),
  /** The rules of the requirements matrix that this task keeps. */
  rules: z.array(z.string()).default([]),
});

/** What happens to a follow-up with each outcome. */
const outcome = z.strictObject({
  title: z.string().min(1),
  /** `ends`: no further asks · `again`: asked anew after the expected date · `stays`: the remaining ask stays. */
  then: z.enum(['ends', 'again', 'stays']),
  /** With `again`: how long after the expected date. */
  after: span.optional(),
  /** Tasks that start with this outcome. */
  opens: z.array(name).default([]),
  /** Whether a word of explanation is needed. */
  explain: z.boolean().default(false),
});

/** A protocol file: what a school board has agreed, in words a board can read. See `protocols/`. */
export const protocolSchema = z.strictObject({
  id: name,
  title: z.string().min(1),
  edition: z.string().min(1),
  roles: z.record(name, z.strictObject({ title: z.string().min(1) })),
  steps: z.array(z.strictObject({ id: name, title: z.string().min(1) })).min(1),
  opening: z.strictObject({
    /** Roles that are in the room from the start, besides whoever reported. */
    admits: z.array(name),
    tasks: z.array(name),
    /** The task for when help is involved already. */
    helpInvolved: name.optional(),
    /** The task by which whoever reported hears that it was taken up, once there is an answer or a plan. */
    feedback: name.optional(),
  }),
  /** The roles that may be consulted, and how the task of a consultation is called. */
  consultation: z.strictObject({
    task: name,
    roles: z.array(name).min(1),
    /** Roles whose consultation is another task, with questions of its own. */
    tasks: z.record(name, name).default({}),
  }),
  referral: z.strictObject({ followUp: name }),
  outcomes: z.record(name, outcome),
  tasks: z.record(name, task),
  ladders: z.record(name, z.array(rung).min(1)),
  hours: z.strictObject({
    /** Local hour at which reminders go out. */
    reminders: z.int().min(6).max(12),
    /** Requests made outside these local hours wait for the next working day's reminder hour. */
    from: z.int().min(0).max(12),
    until: z.int().min(13).max(24),
  }),
  snooze: z.strictObject({ most: span }),
  ...stepShape,
  /**
   * Danger now: after so many minutes without anybody who is on it, those who were told hear it again; after so many
   * more the board does. `tasks` are asked afterwards: of whoever declared it, and of the coordinator.
   */
  emergency: z.strictObject({
    againAfterMinutes: z.int().min(1).max(240),
    boardAfterMinutes: z.int().min(1).max(480),
    tasks: z.strictObject({ declarer: name, coordinator: name }),
  }),
  /** The task by which the board is asked to call whoever reported a member of staff. */
  staff: z.strictObject({ task: name }),
});

export type Protocol = z.infer<typeof protocolSchema>;
export type TaskKind = (typeof taskKinds)[number];
export type TaskRule = Protocol['tasks'][string];
export type OutcomeRule = Protocol['outcomes'][string];
export type Rung = Protocol['ladders'][string][number];
export type Listener = z.infer<typeof listener>;
export type Span = z.infer<typeof span>;
