import { capacity } from '../../src/teams/capacity';
import type { School } from '../../src/agreement/school-schema';
import { bindDialog } from '../../src/cards/bind-dialog';
import { dialogs } from '../../src/forms/all';
import { showPage } from '../../src/forms/show';
import type { DialogView, Values } from '../../src/forms/types';
import type { DialogName } from '../../src/room/names';
import { intake, monday, Story, type Act, type ProtocolId } from './support';

/*
 * The same acts at each of the five schools: who is who there, a case that begins, and all that is settled before people
 * weigh.
 */

/** Keys of the school files. The teacher has the child's group; the outsider may be consulted. */
export const crew = {
  vcog: {
    teacher: 'els',
    colleague: 'tim',
    coordinator: 'ina',
    deputy: 'rob',
    consulted: 'gea',
    director: 'dora',
    board: 'bram',
    ibEr: 'ina',
    outsider: 'fleur',
  },
  stroomm: {
    teacher: 'mark',
    colleague: 'iris',
    coordinator: 'asha',
    deputy: 'wim',
    consulted: 'nel',
    director: 'dick',
    board: 'toos',
    ibEr: 'nel',
    outsider: 'yara',
  },
  'onze-wijs': {
    teacher: 'lotte',
    colleague: 'joep',
    coordinator: 'carmen',
    deputy: 'dries',
    consulted: 'ria',
    director: 'peter',
    board: 'hanna',
    ibEr: 'ria',
    outsider: 'jet',
  },
  perspectief: {
    teacher: 'eva',
    colleague: 'stijn',
    coordinator: 'koen',
    deputy: 'lia',
    consulted: 'zoe',
    director: 'theo',
    board: 'gerda',
    ibEr: 'ida',
    outsider: 'hugo',
  },
  'luc-stevens': {
    teacher: 'anna',
    colleague: 'bas',
    coordinator: 'carla',
    deputy: 'dirk',
    consulted: 'noor',
    director: 'willem',
    board: 'bo',
    ibEr: 'noor',
    outsider: 'joris',
  },
} as const satisfies Record<ProtocolId, object>;

const groups: Readonly<Record<ProtocolId, string>> = {
  vcog: '5',
  stroomm: '6',
  'onze-wijs': '3',
  perspectief: '2',
  'luc-stevens': '5',
};

export const intakeAt = (id: ProtocolId, more: Values = {}): Values => ({
  ...intake,
  group: groups[id],
  ...more,
});

/** A concern that the child's own teacher reports. */
export const opened = (id: ProtocolId, more: Values = {}, change: Partial<School> = {}): Story =>
  Story.at(id, change).then({ by: crew[id].teacher, does: 'open-case', with: intakeAt(id, more) });

/** What the coordinator does. */
export const led = (story: Story, does: Act['does'], fields: Values = {}, on?: string): Act => ({
  by: crew[story.agreement.protocol.id as ProtocolId].coordinator,
  does,
  with: { ...fields },
  ...(on === undefined ? {} : { on }),
});

/** What the protocol wants answered before people weigh, as far as it is open. */
export const firstAnswers = (story: Story): readonly Act[] =>
  story.agreement.protocol.weighing.after
    .filter((rule) => story.open.includes(rule))
    .map((rule) => led(story, 'complete-task', { result: 'niemand anders', date: '2027-05-10' }, rule));

/** Whatever must be settled before people weigh is left out, with a reason; what must be answered is. */
export const settled = (story: Story): Story => waived(story.then(...firstAnswers(story)));

/** The same, but for what must be answered. */
export function waived(story: Story): Story {
  const { consultation, talk } = story.agreement.protocol;
  const acts = [
    led(story, 'record-advice', { date: '2027-05-10', notNeeded: 'geen twijfel' }),
    ...talk.asks.map((partner) =>
      led(story, 'waive-talk', {
        with: partner,
        grounds: partner === 'parents' ? ['child-safety'] : [],
        why: 'kan niet',
      }),
    ),
    ...Object.keys(consultation.required).map((which) =>
      led(story, 'waive-consultation', { which, reason: 'kan niet' }),
    ),
  ];
  return story.then(...acts);
}

/** A weighing with these answers and decisions, and whatever else this protocol asks. */
export function weighing(story: Story, answers: Values, decisions: Values): Act {
  const { first, questions, opinion } = story.agreement.protocol.weighing;
  const asked = Object.fromEntries(Object.keys(first).map((id) => [id, 'in woorden']));
  const harm: Values =
    questions['harm'] === undefined || answers['harm'] !== undefined ? {} : { harm: 'no', harmWhy: 'zo is het' };
  const whys = Object.fromEntries(Object.keys(answers).map((id) => [`${id}Why`, 'zo is het']));
  const of = opinion?.of[0];
  return led(story, 'weigh', {
    ...asked,
    ...harm,
    ...(of === undefined ? {} : { opinionOf: of, opinion: 'wij zien het ook zo' }),
    ...answers,
    ...whys,
    safe: 'yes',
    ...decisions,
  });
}

/** The answers by which the framework asks for help, and for a report. */
export const forHelp: Values = { q1: 'yes', q2: 'no', q2b: 'no', q3: 'yes', q4: 'yes' };
export const forReport: Values = { q1: 'yes', q2: 'yes', q2b: 'no' };

/** What a dialog is given to draw itself for somebody. */
export function viewOf(story: Story, by: string, on?: string): DialogView {
  const task = on === undefined ? undefined : story.task(on, story.who(by));
  if (on !== undefined && task === undefined) throw new Error(`${on} was never asked`);
  return {
    agreement: story.agreement,
    now: monday,
    viewer: story.who(by),
    caseId: 'c81f',
    ...(story.events.length === 0 ? {} : { state: story.state }),
    ...(task === undefined ? {} : { task }),
    events: story.events,
    measure: capacity.measure,
    sent: [],
  };
}

/** A dialog as Teams gets it, in one string: what somebody reads and can choose. */
export const drawn = (
  story: Story,
  name: DialogName,
  by: string,
  { on, page = 1, values = {} }: { readonly on?: string; readonly page?: number; readonly values?: Values } = {},
): string => JSON.stringify(bindDialog(showPage(dialogs[name], viewOf(story, by, on), page, values)));
