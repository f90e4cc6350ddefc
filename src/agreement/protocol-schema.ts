import { z } from 'zod/v4';
import { decisionShape } from './decision-schema';
import { others, stepShape } from './step-schema';
import { name, span } from './terms';

/** The kinds of task that the engine knows; a protocol names tasks of these kinds, and no others. */
export const taskKinds = ['inform', 'consult', 'weigh', 'help', 'follow-up', 'feedback', 'report', 'record'] as const;

/** Who hears of an open task at a rung: its owner, or the holder of that role in this case. */
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
  /** Who hears it as well on a day without lessons. */
  inHolidays: z.array(z.enum(['coordinator', 'deputy', 'director', 'board'])).default([]),
});

/** Who hears that a case stands still, and how long after its last progress: R-12. */
const stillRung = z.strictObject({
  after: span,
  to: z.array(z.enum(['coordinator', 'deputy', 'director', 'board'])).min(1),
});

const task = z.strictObject({
  kind: z.enum(taskKinds),
  step: name,
  title: z.string().min(1),
  why: z.string().min(1),
  /**
   * Who does it when nobody is chosen by hand: the holder of this role, or `child-teacher`. Where nobody of the school
   * holds it, or an outsider may not be told who the child is, the coordinator.
   */
  owner: name.optional(),
  /** It has somebody talk with the parents: not asked, and taken back, while Veilig Thuis is to be called first (C-24). */
  withParents: z.boolean().default(false),
  /** Asked only where the school's file has this switched on. */
  onlyIf: z.enum(['verwijsindex']).optional(),
  /** The time somebody has; counted from the moment of asking, or from the referral for a follow-up. */
  term: span,
  /** Follow-ups only: the second and last time the same is asked, counted like `term`. */
  last: span.optional(),
  ladder: name,
  /** The command that completes it, when that is not the one of its kind. */
  completedBy: z
    .enum(['record-signal', 'record-child', 'record-advice', 'plan-talk', 'record-talk', 'record-signatures', 'weigh'])
    .optional(),
  /**
   * With whom it asks to plan the talk of the first step, where that is told apart: planned or left out, it is done. Absent:
   * with whom the protocol asks to talk before people weigh.
   */
  firstTalk: z
    .array(z.enum(['parents', 'child']))
    .min(1)
    .optional(),
  /** What the form asks, for a `record` task. */
  questions: z.array(z.string().min(1)).optional(),
  /** What a `consult` task asks to choose, with a reason; what is chosen is a supposition: C-21. */
  choice: z
    .strictObject({ text: z.string().min(1), options: z.record(name, z.strictObject({ title: z.string().min(1) })) })
    .optional(),
  /** Nobody is asked before its term: until then it is only among what is open. */
  quiet: z.boolean().default(false),
  /** Asked anew so long after it was done, until the case closes. */
  again: span.optional(),
  /** Whether "later" may be chosen (once). */
  snooze: z.boolean().default(true),
  /** Whether the case may not close while this is open. */
  blocksClosing: z.boolean().default(false),
  /** Whom its answer names: who coordinates the care of this child from then on. */
  names: z.literal('care-coordinator').optional(),
  /** Whether its result is shown to those who weigh afterwards (H-20). */
  weighs: z.boolean().default(false),
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
  /** The shared file that this one is laid over: what holds for every school. */
  'builds-on': name.optional(),
  title: z.string().min(1),
  edition: z.string().min(1),
  /** What the board’s own text lacks, or what holds today instead: for who reads the protocol, and who leads and asks for help. */
  remarks: z.array(z.string().min(1)).default([]),
  /** Whom anybody can call, at every school: name, what for, number and when. */
  helplines: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        kind: z.string().min(1),
        phone: z.string().min(1),
        hours: z.string().min(1).optional(),
      }),
    )
    .default([]),
  /** What the director is asked once a school year, each by a name. */
  yearly: z.record(name, z.string().min(1)).default({}),
  /** How a school can tell parents what it does when it worries about a child, a paragraph each: R-15. */
  forParents: z.array(z.string().min(1)).default([]),
  roles: z.record(name, z.strictObject({ title: z.string().min(1) })),
  /** The role of the child's own teacher. */
  teacher: name,
  referral: z.strictObject({
    by: others,
    followUp: name,
    /** Tasks that follow on a referral. */
    after: z.array(name).default([]),
    /** The task that asks how the help goes, again and again until the day of its evaluation: H-06. */
    monitor: name.optional(),
    /** The task for when the organisation was not told yet that the parents will come: H-04. */
    announce: name.optional(),
  }),
  outcomes: z.record(name, outcome),
  tasks: z.record(name, task),
  ladders: z.record(name, z.array(rung).min(1)),
  stagnation: z.array(stillRung).min(1),
  hours: z.strictObject({
    /** Local hour at which reminders go out. */
    reminders: z.int().min(6).max(12),
    /** Requests made outside these local hours wait for the next working day's reminder hour. */
    from: z.int().min(0).max(12),
    until: z.int().min(13).max(24),
  }),
  snooze: z.strictObject({ most: span }),
  ...stepShape,
  ...decisionShape,
  /**
   * Danger now: after so many minutes without anybody who is on it, those who were told hear it again; after so many
   * more the board does. Where the reporter does not know whether there is danger, the coordinator hears it at once, and
   * while nobody read it the deputy and then the director, so many minutes apart. `tasks` are asked afterwards: of the
   * declarer, and of the coordinator.
   */
  emergency: z.strictObject({
    againAfterMinutes: z.int().min(1).max(240),
    boardAfterMinutes: z.int().min(1).max(480),
    doubtAfterMinutes: z.int().min(1).max(240).default(60),
    tasks: z.strictObject({ declarer: name, coordinator: name }),
  }),
  /** The task by which the board is asked to call the reporter of a member of staff. */
  staff: z.strictObject({ task: name }),
});

export type Protocol = z.infer<typeof protocolSchema>;
export type TaskKind = (typeof taskKinds)[number];
export type TaskRule = Protocol['tasks'][string];
export type OutcomeRule = Protocol['outcomes'][string];
export type Rung = Protocol['ladders'][string][number];
export type Listener = z.infer<typeof listener>;
export type Span = z.infer<typeof span>;
