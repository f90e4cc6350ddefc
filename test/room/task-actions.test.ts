import { taskKinds } from '../../src/agreement/protocol-schema';
import { formOf } from '../../src/room/forms';
import { actionsInStead, listActions, taskActions } from '../../src/room/task-actions';

it('says what is done where people weigh', () => {
  const titles = (form: 'weigh' | 'complete-task') =>
    taskActions({ kind: 'record', form, later: false }).map(({ title }) => title);
  expect(titles('weigh')).toEqual(['Wegen…']);
  expect(titles('complete-task')).toEqual(['Invullen…']);
});

describe.each(taskKinds)('a task of kind %s', (kind) => {
  const task = { kind, form: formOf({ kind }), later: true };

  it('offers in Vandaag nothing that its card does not offer, and nothing that decides at once', () => {
    const offered = listActions(task);
    expect(taskActions(task)).toEqual(expect.arrayContaining([...offered]));
    expect(offered.filter(({ decides }) => decides)).toEqual([]);
  });

  it('is answered by the coordinator in the form in which its owner answers it', () => {
    const [own] = taskActions(task);
    const [inStead] = actionsInStead({ ...task, stays: false });
    expect(inStead?.verb).toBe(own?.decides === true ? 'not-now' : own?.verb);
  });
});
