import type { School } from '../../src/agreement/school-schema';
import type { DialogName } from '../../src/room/types';
import { dialogs } from '../../src/dialogs/all';
import type { DialogView, Values } from '../../src/dialogs/types';
import { caseId, intake, monday, Story, type Act, type ProtocolId } from './support';

/*
 * What people do in the tests of the rules, at whichever school: whom each school has for it, and acts that are complete.
 */

interface Cast {
  /** Teaches the child. */
  readonly teacher: string;
  readonly lead: string;
  readonly group: string;
  /** Somebody from outside who may be consulted. */
  readonly outsider: string;
}

export const casts: Readonly<Record<ProtocolId, Cast>> = {
  vcog: { teacher: 'els', lead: 'ina', group: '5', outsider: 'fleur' },
  stroomm: { teacher: 'mark', lead: 'asha', group: '6', outsider: 'yara' },
  'onze-wijs': { teacher: 'lotte', lead: 'carmen', group: '3', outsider: 'jet' },
  perspectief: { teacher: 'eva', lead: 'koen', group: '2', outsider: 'hugo' },
  'luc-stevens': { teacher: 'anna', lead: 'carla', group: '5', outsider: 'joris' },
};

const today = '2027-05-10';

/** The child's teacher reported a concern. */
export const opened = (id: ProtocolId, more: Record<string, string> = {}, change: Partial<School> = {}): Story =>
  Story.at(id, change).then({
    by: casts[id].teacher,
    does: 'open-case',
    with: { ...intake, group: casts[id].group, ...more },
  });

const idOf = (id: ProtocolId, key: string): string => Story.at(id).who(key);

export const family = (id: ProtocolId): Act => ({
  by: casts[id].lead,
  does: 'record-child',
  with: {
    name: 'Jip de Vries',
    birthDate: '2017-03-04',
    parent1: 'Mia Zandstra',
    authority1: 'yes',
    parent2: 'Tom de Vries',
    authority2: 'yes',
  },
});

/** A parent says whether one may talk openly with somebody from outside. */
export const consent = (id: ProtocolId, parent: string, more: Record<string, string> = {}): Act => ({
  by: casts[id].lead,
  does: 'record-consent',
  with: {
    parent,
    party: idOf(id, casts[id].outsider),
    purpose: 'meedenken',
    answer: 'given',
    date: today,
    written: 'true',
    ...more,
  },
});
export const consentOfBoth = (id: ProtocolId): readonly Act[] => [family(id), consent(id, 'p1'), consent(id, 'p2')];

export const asking = (id: ProtocolId, to: string, more: Record<string, string> = {}): Act => ({
  by: casts[id].lead,
  does: 'request-consultation',
  with: { to: idOf(id, to), mode: 'open', question: 'Hoe kijk jij hiernaar?', ...more },
});
export const anonymously = { mode: 'anonymous', summary: 'Een kind komt vaak moe binnen.', clean: 'true' };

export const note = { date: today, contact: 'talk', reading: 'herkenbaar', advice: 'blijf kijken', doubt: 'no' };
export const answering = (by: string, on = 'consultation', more: Record<string, string> = {}): Act => ({
  by,
  does: 'answer-consultation',
  on,
  with: { ...note, ...more },
});
/** Somebody is asked, and answers. */
export const consulted = (id: ProtocolId, who: string, more: Record<string, string> = {}): readonly Act[] => [
  asking(id, who, more),
  answering(who),
];

export const advice = (id: ProtocolId, more: Record<string, string> = {}): Act => ({
  by: casts[id].lead,
  does: 'record-advice',
  with: { date: today, contact: 'phone', judgement: 'zorgelijk', advice: 'praat', talkAllowed: 'yes', ...more },
});

/** A talk prepared by the teacher and whoever leads the case. */
export const talk = (id: ProtocolId, more: Record<string, string> = {}): Act => ({
  by: casts[id].lead,
  does: 'plan-talk',
  with: {
    with: 'parents',
    risk: 'no',
    purpose: 'de zorg delen',
    signals: 'de plek',
    leader: idOf(id, casts[id].teacher),
    second: idOf(id, casts[id].lead),
    date: '2027-05-11',
    where: 'school',
    ...more,
  },
});
export const report = (by: string, more: Record<string, string> = {}): Act => ({
  by,
  does: 'record-talk',
  on: 'talk-report',
  with: {
    told: 'doel',
    facts: 'plek',
    reaction: 'schrik',
    together: 'samen gekeken',
    present: 'beide ouders',
    date: today,
    signed: 'yes',
    outcome: 'recognises',
    safe: 'yes',
    ...more,
  },
});
export const waiving = (id: ProtocolId, partner: string, grounds = 'child-safety'): Act => ({
  by: casts[id].lead,
  does: 'waive-talk',
  with: { with: partner, grounds, why: 'het kan nu niet' },
});
/** No talk is held, on a ground. */
export const withoutTalks = (id: ProtocolId): readonly Act[] => [waiving(id, 'parents'), waiving(id, 'child')];

export const weighing = (id: ProtocolId): Act => ({
  by: casts[id].lead,
  does: 'weigh',
  with: {
    ...Object.fromEntries(
      ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'].map((field) => [field, 'zo is het']),
    ),
    ...answered({ harm: 'no', q1: 'yes', q2: 'no', q2b: 'no', q3: 'yes', q4: 'yes' }),
    opinionOf: 'veilig-thuis',
    opinion: 'terecht bezorgd',
    report: 'no',
    help: 'yes',
    evaluate: '2027-06-21',
    safe: 'yes',
  },
});
const answered = (answers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => [
      [id, answer],
      [`${id}Why`, 'omdat'],
    ]),
  );

/** What somebody sees of a dialog; `on` names the task whose form it is. */
export const viewOf = (story: Story, viewer: string, on?: string): DialogView => ({
  agreement: story.agreement,
  now: monday,
  viewer: story.who(viewer),
  caseId,
  state: story.state,
  events: story.events,
  sent: [],
  ...(on === undefined ? {} : { task: story.task(on) ?? missing(on) }),
});

/** A page of a dialog, as data: what is shown on it to this person. */
export const page = (
  story: Story,
  viewer: string,
  dialog: DialogName,
  { on, number = 1, values = {} }: { readonly on?: string; readonly number?: number; readonly values?: Values } = {},
): Readonly<Record<string, unknown>> => dialogs[dialog].show(viewOf(story, viewer, on), number, values).data;

/** The same in one string, to look for words in. */
export const words = (...shown: Parameters<typeof page>): string => JSON.stringify(page(...shown));

function missing(what: string): never {
  throw new Error(`${what} was never asked`);
}
