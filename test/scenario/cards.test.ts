import { actionsOf, inputsOf, sendingAction, textOf } from '../../tools/scenario/cards';

const card = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: 'Zijn de ouders\n aangekomen?' },
    { type: 'Container', items: [{ type: 'TextBlock', text: 'Voor <at>Carla</at>' }] },
    {
      type: 'Input.ChoiceSet',
      id: 'outcome',
      label: 'Wat hoorde je?',
      choices: [{ title: 'Aangekomen', value: 'arrived' }],
    },
    { type: 'Input.Text', id: 'note', label: 'Toelichting', value: 'Al iets' },
    { type: 'Input.Toggle', id: 'clean', title: 'Geen naam', valueOff: 'nee' },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Opslaan', verb: 'record-followup', data: { case: 'c1', task: 't1' } },
    {
      type: 'Action.Submit',
      title: 'Later…',
      associatedInputs: 'none',
      data: { msteams: { type: 'task/fetch' }, verb: 'not-now' },
    },
    { type: 'Action.Submit', title: 'Verder', data: { verb: 'open-case', page: 2 } },
  ],
};

describe('given a card as a client gets it', () => {
  it('then all that a person can read on it is its text', () => {
    expect(textOf(card).split('\n')).toEqual([
      'Zijn de ouders aangekomen?',
      'Voor Carla',
      'Wat hoorde je?',
      'Aangekomen',
      'Toelichting',
      'Geen naam',
      'Opslaan',
      'Later…',
      'Verder',
    ]);
  });

  it('then its inputs hold what stands in them', () => {
    expect(inputsOf(card).map(({ id, value, choices }) => [id, value, choices])).toEqual([
      ['outcome', '', ['arrived']],
      ['note', 'Al iets', undefined],
      ['clean', 'nee', undefined],
    ]);
  });

  it('then its buttons say what they do, and whether inputs go along', () => {
    expect(actionsOf(card).map(({ title, verb, fetches, takesInputs }) => [title, verb, fetches, takesInputs])).toEqual(
      [
        ['Opslaan', 'record-followup', false, true],
        ['Later…', 'not-now', true, false],
        ['Verder', 'open-case', false, true],
      ],
    );
    expect(sendingAction(card)?.title).toBe('Verder');
  });
});
