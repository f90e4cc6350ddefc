import { z } from 'zod/v4';
import { name } from './terms';

/*
 * What a protocol says about the steps from signals to talk: which tasks they ask, and what counts. What differs
 * between protocols is said here and nowhere in the program.
 */

/** A consultation that must have been held, or left out with a reason, before people weigh: C-01, C-03, C-04, C-07. */
const requiredConsultation = z.strictObject({
  /** As people read it: "de leerkracht van vorig jaar". */
  title: z.string().min(1),
  /** A person asked in one of these roles counts; the child's own teacher and the reporter do not. */
  anyOf: z.array(name).min(1),
  /** Needed only where a signal is of one of these kinds. Absent: always. */
  categories: z.array(name).min(1).optional(),
  /** Tasks that follow once it was held, or left out: D-18. */
  after: z.array(name).default([]),
});

/** The roles of the room that do this as well, besides the case lead. `child-teacher` teaches the child. */
export const others = z.array(name).default([]);

/** Tasks that are asked when a step begins; `attention` is what people are reminded of in it. */
const step = z.strictObject({
  id: name,
  title: z.string().min(1),
  tasks: z.array(name).default([]),
  attention: z.array(z.string().min(1)).default([]),
});

/** What people are reminded of, step by step. */
const reminders = z.record(name, z.array(z.string().min(1)));

/** A ground for not talking, before a report or at all; some hold only once Veilig Thuis gave advice. */
export const waivers = z.record(
  name,
  z.strictObject({
    title: z.string().min(1),
    afterAdvice: z.boolean().default(false),
    /** This ground holds only together with another one: D-12 where contact breaks *and* the child leaves. */
    onlyWith: name.optional(),
  }),
);

export const stepShape = {
  steps: z.array(step).min(1),
  /** What people are reminded of in a step besides the step's own points: at every school, and in special education. */
  attention: z
    .strictObject({ everywhere: reminders.default({}), specialEducation: reminders.default({}) })
    .default({ everywhere: {}, specialEducation: {} }),
  opening: z.strictObject({
    /** Roles that are in the room from the start, besides the reporter. */
    admits: z.array(name),
    tasks: z.array(name),
    /** The one of these tasks by which a new concern is read: the reporter hears who reads it, by when, and that it was done. */
    reading: name.optional(),
    /** The task for when help is involved already. */
    helpInvolved: name.optional(),
    /** The task by which the reporter hears that it was taken up, once there is an answer or a plan (S1-20). */
    feedback: name.optional(),
    /**
     * Roles in which a reporter stays part of the case; anybody else, unless they teach the child, hears only that
     * it was received and cannot read it back (S1-19). Absent: everybody stays.
     */
    reporterStays: z.array(name).optional(),
  }),
  signals: z
    .strictObject({
      /** Whose diagnosis may be written down, and the roles that may not pass one on (S1-10). */
      diagnosis: z
        .strictObject({ by: z.array(z.string().min(1)), notEnteredBy: z.array(name).default([]) })
        .default({ by: [], notEnteredBy: [] }),
      /** Whether it must be said if somebody who told something agrees that it is written down (S1-09). */
      thirdPartyConsent: z.enum(['required', 'optional']).default('optional'),
      /** The task that asks what was seen, after a mere feeling (S1-22). */
      observation: name.optional(),
    })
    .prefault({}),
  consultation: z.strictObject({
    by: others,
    /** The task of a consultation. */
    task: name,
    /** The roles that may be consulted. */
    roles: z.array(name).min(1),
    /** Roles whose consultation is another task, with questions of its own. */
    tasks: z.record(name, name).default({}),
    /** What people are told of a role when they choose whom to ask: C-19, C-20. */
    notes: z.record(name, z.string().min(1)).default({}),
    required: z.record(name, requiredConsultation).default({}),
    /** Tasks that follow on an answer: C-15. They are left out while one may not talk with the parents. */
    after: z.array(name).default([]),
    /** A role that is consulted only when this task was answered: C-17. The task is asked when it is tried too early. */
    needs: z.record(name, name).default({}),
    /** From this step on nobody new is consulted: E-05. */
    until: name.optional(),
  }),
  advice: z.strictObject({
    /** The task that doubt about cause or safety opens. */
    task: name,
    /** Whether advice, or why none is needed, is written down before people weigh (C-08, C-10). */
    always: z.boolean().default(false),
    /** Whether advice is needed before people weigh once somebody doubts (C-09). */
    onDoubt: z.boolean().default(false),
    /** With a signal of one of these kinds Veilig Thuis is called before anybody talks with the parents. */
    callFirst: z.strictObject({ categories: z.array(name), task: name }),
  }),
  /**
   * The task that an agreement among colleagues becomes: who does what, and when. `others` can be chosen instead: a
   * visit at home (S1-16), the Kindcheck (S1-25).
   */
  planning: z.strictObject({
    task: name,
    others: z.array(name).default([]),
    /** When parents ask for the file: the task to gather it, and the one to answer within the term of the law. */
    fileRequest: z.strictObject({ gather: name, answer: name }).optional(),
  }),
  talk: z.strictObject({
    by: others,
    /** The task by which the report of a talk is asked. */
    task: name,
    /** With whom a talk is held, or left out with a reason, before people weigh. */
    asks: z.array(z.enum(['parents', 'child'])).default(['parents']),
    /** A talk planned before the consultations is one of the first step, and does not stand for the later one. */
    firstApart: z.boolean().default(false),
    /** How many of the school are there, unless it is said why not: D-02. */
    people: z.int().min(1).max(2).default(1),
    /** Roles of each of which somebody is there, unless it is said why not: D-02, D-03. */
    present: z.array(name).default([]),
    /** Who leads it unless somebody else is chosen: D-03. */
    leads: name.optional(),
    /** What people are reminded of when they prepare a talk, and when they write its report. */
    points: z.array(z.string().min(1)).default([]),
    /** The same for a talk with the child: D-13. */
    childPoints: z.array(z.string().min(1)).default([]),
    /** Questions that help in a talk with the parents; nobody has to ask them: D-04, D-08. */
    questions: z.array(z.string().min(1)).default([]),
    /** What helps everybody who prepares a talk, and who prepares one with the child. */
    tips: z.array(z.string().min(1)).default([]),
    childTips: z.array(z.string().min(1)).default([]),
    /** Local hour at which who leads or attends it is reminded, on the school day before. */
    remindAt: z.int().min(8).max(20).default(15),
    /** Where help with preparing it can be had: D-07. */
    support: z.string().min(1).optional(),
    /** The task that asks for a signature that is not there yet: S1-11, D-06. */
    signatures: name.optional(),
    /** Tasks that follow on a talk, and besides on one of the first step (S1-34). */
    after: z.array(name).default([]),
    afterFirst: z.array(name).default([]),
    /** The task that follows when something was agreed in a talk: D-06. */
    agreed: name.optional(),
    /** Asked when nobody has been in touch with the parents for its term: C-22, D-09. */
    keepInTouch: name.optional(),
    waivers,
  }),
} as const;
