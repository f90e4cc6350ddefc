import { inputsOf } from '../../src/view/view';
import { pageOf, stateNamed } from './states';

/* A form that lacks what it is about asks for nothing and takes nothing: it says what comes first, and leads there. */

const pageNamed = (form: string, what: string) => pageOf(stateNamed(`${form}: ${what}`));

it.each([
  ['relate', 'nothing to choose', 'my-part'],
  ['record-consent', 'no parents', 'record-child'],
])('%s with %s asks nothing and cannot be sent, and leads to %s', (form, name, onward) => {
  const { blocks, actions } = pageNamed(form, name);
  expect(inputsOf(blocks)).toEqual([]);
  expect(actions.map((action) => (action.kind === 'go' ? action.verb : action.kind))).toEqual([onward]);
});

it.each([
  ['relate', 'one other'],
  ['record-consent', 'two parents'],
])('%s with %s is filled in and sent', (form, name) => {
  const { blocks, actions } = pageNamed(form, name);
  expect(inputsOf(blocks).length).toBeGreaterThan(2);
  expect(actions.map(({ kind }) => kind)).toEqual(['submit']);
});
