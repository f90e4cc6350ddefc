import { permits } from '../../src/case/access';
import type { GivenCommandName } from '../../src/case/command-table';
import { crew, drawn, forHelp, led, opened, settled, weighing } from './crew';
import { protocolIds, type ProtocolId, type Story } from './support';

/* what others of the room may do besides the case lead differs between protocols, and stands in their files. */

const may = (story: Story, key: string): readonly GivenCommandName[] =>
  (
    ['request-consultation', 'record-consent', 'plan-talk', 'weigh', 'refer', 'waive-talk', 'close-case'] as const
  ).filter((command) => permits(story.state, story.who(key), { command, agreement: story.agreement }) === 'yes');

const byTeacher: Readonly<Record<ProtocolId, readonly GivenCommandName[]>> = {
  stroomm: ['request-consultation', 'record-consent', 'plan-talk', 'weigh', 'refer'],
  'onze-wijs': ['request-consultation', 'record-consent', 'plan-talk'],
  vcog: ['plan-talk'],
  perspectief: [],
  'luc-stevens': [],
};

const colleagueJoins = (story: Story, id: ProtocolId): Story =>
  story.then(led(story, 'admit', { person: story.who(crew[id].colleague), role: 'leerkracht', why: 'think-along' }));

describe.each(protocolIds)('R-21 at %s', (id) => {
  it('the child’s own teacher does what the protocol gives them, and nothing that is the case lead’s alone', () => {
    expect(may(opened(id), crew[id].teacher)).toEqual(byTeacher[id]);
  });

  it('another teacher of the room does nothing of it, nor who takes no part', () => {
    expect(may(colleagueJoins(opened(id), id), crew[id].colleague)).toEqual([]);
    expect(may(opened(id), crew[id].colleague)).toEqual([]);
  });

  it('Mijn deel offers the teacher just that', () => {
    const page = drawn(opened(id), 'my-part', crew[id].teacher);
    const buttons = { 'request-consultation': 'Overleg vragen…', 'plan-talk': 'Gesprek plannen…', weigh: 'Wegen…' };
    const offered = Object.entries(buttons).flatMap(([command, title]) => (page.includes(title) ? [command] : []));
    expect(offered).toEqual(Object.keys(buttons).filter((command) => byTeacher[id].some((one) => one === command)));
  });
});

describe('R-21 at stroomm, where the teacher works along', () => {
  const teacher = crew.stroomm.teacher;
  const ask = (to: string) => ({ to, mode: 'anonymous', question: 'Wat zie jij?', summary: 'een kind', clean: true });

  it('who was sent away does nothing of it any more', () => {
    const story = opened('stroomm');
    const left = story.then(led(story, 'dismiss', { person: story.who(teacher), reason: 'verzoek' }));
    expect(may(left, teacher)).toEqual([]);
  });

  it('asks colleagues; what leaves the school goes through who leads', () => {
    const story = opened('stroomm');
    const asks = (key: string) => ({ by: teacher, does: 'request-consultation' as const, with: ask(story.who(key)) });
    expect(story.when({ ...asks('nel'), with: { ...ask(story.who('nel')), mode: 'open' } })).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'asked' })]),
    );
    expect(story.refusal(asks('yara'))).toMatchObject({ code: 'not-allowed', fields: ['to'] });
    expect(story.when({ ...asks('yara'), by: crew.stroomm.coordinator })).not.toEqual([]);
  });

  it('weighs, and the coordinator weighs along', () => {
    const story = settled(opened('stroomm'));
    const act = weighing(story, forHelp, { report: 'no', help: 'yes', evaluate: '2027-06-14' });
    const asked = story
      .when({ ...act, by: teacher })
      .flatMap((event) =>
        event.type === 'asked' && event.task.rule === 'weigh-along' ? [event.task.owner.person] : [],
      );
    expect(asked).toEqual([story.who(crew.stroomm.coordinator)]);
    expect(drawn(story, 'weigh', teacher, { page: 1 })).not.toContain('Welke zorgen wegen mee?');
  });
});
