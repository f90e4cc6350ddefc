import { room } from '../../src/room/room';
import { page, report, talk, waiving } from './acts';
import { crew, drawn, opened } from './crew';
import type { Act, Story } from './support';

/*
 * Staying in touch with the parents, from the first signals on.
 */

const spoke = (by: string, at?: string): Act => ({
  by,
  does: 'record-parent-contact',
  with: { date: at?.slice(0, 10) ?? '2027-05-10', contact: 'phone', with: 'moeder', what: 'zij vertelde over thuis' },
  ...(at === undefined ? {} : { at }),
});
const dueOf = (story: Story): string | undefined => {
  const task = story.task('keep-in-touch');
  return task?.status === 'open' ? task.due : undefined;
};
const askedAt = (story: Story, at: string): string =>
  JSON.stringify(room(story.state, story.agreement, at).items.map(({ card }) => card.data));
const threeWeeksOn = '2027-05-31T07:00:00.000Z';

describe.each(['vcog', 'stroomm', 'onze-wijs', 'perspectief'] as const)('%s', (id) => {
  const { coordinator: lead, teacher, colleague: stranger } = crew[id];
  const title = 'Houd contact met de ouders';

  it('C-22: after three weeks in which nobody wrote down any contact, the coordinator is asked; not before', () => {
    expect(dueOf(opened(id))).toBe(threeWeeksOn);
    expect(askedAt(opened(id), '2027-05-31T06:59:00.000Z')).not.toContain(title);
    expect(askedAt(opened(id), threeWeeksOn)).toContain(title);
  });

  it('C-22: every contact starts that term anew: one that is written down, a talk, a task that was done with them', () => {
    const later = '2027-05-20T08:00:00.000Z';
    expect(dueOf(opened(id).then(spoke(teacher, later)))).toBe('2027-06-10T07:00:00.000Z');
    const talked = opened(id).then(talk(id), { ...report(teacher, { date: '2027-05-20' }), at: later });
    expect(dueOf(talked)).toBe('2027-06-10T07:00:00.000Z');
  });

  it('C-22: it is not asked where contact is not safe', () => {
    expect(dueOf(opened(id))).toBeDefined();
    expect(dueOf(opened(id, { categories: ['honour'] }))).toBeUndefined();
    expect(dueOf(opened(id).then(waiving(id, 'parents')))).toBeUndefined();
  });

  it('C-22: a member writes contact down, and it stands in the dossier; nobody else may, or sees it', () => {
    const story = opened(id).then(spoke(teacher, '2027-05-20T08:00:00.000Z'));
    expect(dueOf(story)).toBe('2027-06-10T07:00:00.000Z');
    expect(JSON.stringify(page(story, 'my-part', teacher).blocks)).toContain('record-parent-contact');
    for (const reader of [lead, teacher]) expect(drawn(story, 'dossier', reader)).toContain('zij vertelde over thuis');
    expect(story.refusal(spoke(stranger)).code).toBe('not-found');
    expect(drawn(story, 'dossier', stranger)).not.toContain('zij vertelde');
  });
});

describe.each(['stroomm', 'onze-wijs', 'perspectief'] as const)('%s', (id) => {
  const { coordinator: lead } = crew[id];

  it('D-09: it comes back when it was done, and asks after a plan for the class and what that brought', () => {
    expect(drawn(opened(id), 'complete-task', lead, { on: 'keep-in-touch' })).toContain('een plan voor de klas');
    const done: Act = {
      by: lead,
      does: 'complete-task',
      on: 'keep-in-touch',
      at: threeWeeksOn,
      with: { result: 'gesproken over het plan', date: '2027-05-31' },
    };
    expect(dueOf(opened(id).then(done))).toBe('2027-06-21T07:00:00.000Z');
  });
});
