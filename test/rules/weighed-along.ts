import { agenda } from '../../src/case/task/agenda';
import type { Values } from '../../src/view/values';
import { monday, type Story } from './support';

/*
 * Those who weigh along, in a case of any school.
 */

/** When a decision of Monday morning waits no longer. */
export const TUESDAY = '2027-05-11T07:00:00.000Z';
/** So many hours after that Monday morning. */
export const later = (hours: number): string => new Date(Date.parse(monday) + hours * 3_600_000).toISOString();

/** The keys of those who are asked to weigh along. */
export function along(story: Story): readonly string[] {
  const { people } = story.agreement.school;
  return story.state.tasks
    .filter(({ kind, status }) => kind === 'weigh' && status === 'open')
    .map(({ owner }) => Object.keys(people).find((key) => people[key]?.id === owner.person) ?? owner.name)
    .sort();
}

/** What is asked by now, of what is open. */
export const askedBy = (story: Story, now: string = monday): readonly string[] =>
  agenda(story.state, story.agreement, now)
    .filter(({ state }) => state !== 'planned')
    .map(({ rule }) => rule);

/** Somebody who weighs along answers. */
export const answers = (story: Story, by: string, fields: Values = { agree: 'yes' }): Story =>
  story.then({ by, does: 'agree-weighing', with: fields, on: 'weigh-along' });
