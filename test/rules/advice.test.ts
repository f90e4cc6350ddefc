import { capacity } from '../../src/teams/capacity';
import { finding } from '../../src/view/build';
import { inputsOf } from '../../src/view/view';
import { mayTalkOpenly } from '../../src/case/consent/policy';
import { bindDialog } from '../../src/cards/bind-dialog';
import { callsUntil } from '../../src/case/task/ladder';
import { dialogs } from '../../src/forms/all';
import { showPage } from '../../src/forms/show';
import {
  advice,
  anonymously,
  answering,
  asking,
  consent,
  consentOfBoth,
  consulted,
  family,
  note,
  page,
  talk,
  weighing,
  withoutTalks,
} from './acts';
import { crew, drawn, firstAnswers, opened } from './crew';
import { caseId, monday, protocolIds, Story, type Act, type ProtocolId } from './support';

/*
 * Chapter 3, how a school consults: advice of Veilig Thuis, consent, danger, and what is written down.
 */

/** A case in which everything but advice is settled before people weigh. */
const allButAdvice = (id: ProtocolId): Story => {
  const story = opened(id).then(...withoutTalks(id));
  const { required } = story.agreement.protocol.consultation;
  return story.then(
    ...firstAnswers(story),
    ...Object.keys(required).map((which): Act => ({
      by: crew[id].coordinator,
      does: 'waive-consultation',
      with: { which, reason: 'het kan niet' },
    })),
  );
};
const notNeeded = (id: ProtocolId): Act => ({
  by: crew[id].coordinator,
  does: 'record-advice',
  with: { date: '2027-05-10', notNeeded: 'de oorzaak is duidelijk' },
});
const typesOf = (events: readonly { readonly type: string }[]): readonly string[] => events.map(({ type }) => type);

describe.each(['vcog', 'stroomm', 'onze-wijs', 'perspectief'] as const)('%s', (id) => {
  it('C-08: people do not weigh before advice of Veilig Thuis is written down, or why none is needed', () => {
    expect(allButAdvice(id).refusal(weighing(id)).text).toContain('Veilig Thuis');
    expect(typesOf(allButAdvice(id).then(advice(id)).when(weighing(id)))).toContain('weighed');
  });
});

describe.each(['vcog', 'stroomm', 'perspectief'] as const)('%s', (id) => {
  it('C-10: whether advice is needed is always answered; no, with the reason', () => {
    expect(allButAdvice(id).refusal(weighing(id)).code).toBe('not-allowed');
    expect(typesOf(allButAdvice(id).then(notNeeded(id)).when(weighing(id)))).toContain('weighed');
  });
});

describe.each(protocolIds)('%s', (id) => {
  const { coordinator: lead, teacher, outsider } = crew[id];
  const doubting = consultedInDoubt(id);

  it('C-09: once somebody doubts, advice is needed, and it is no answer that it is not', () => {
    const story = allButAdvice(id).then(...doubting, notNeeded(id));
    expect(story.refusal(weighing(id)).text).toContain('Er is twijfel');
    expect(typesOf(story.then(advice(id)).when(weighing(id)))).toContain('weighed');
  });

  it('C-11: Veilig Thuis is asked without names and without consent, also where a parent refused and before any talk', () => {
    const refused = opened(id).then(family(id), consent(id, 'p1', { answer: 'refused' }));
    expect(typesOf(refused.when(advice(id, { anonymous: true })))).toContain('advice-recorded');
  });

  it('C-14: somebody from outside can be asked without names; nothing in the question says who it is', () => {
    const story = opened(id).then(family(id));
    expect(story.then(asking(id, outsider, anonymously)).task('consultation')?.mode).toBe('anonymous');
    const named = { ...anonymously, summary: 'Jip komt vaak moe binnen.' };
    expect(story.refusal(asking(id, outsider, named))).toMatchObject({ code: 'identifying', fields: ['summary'] });
    expect(story.then(asking(id, outsider, anonymously)).state.members.map(({ person }) => person)).not.toContain(
      story.who(outsider),
    );
  });

  it('C-16: of a consultation is written down when, how, how it is seen, and the advice; who, by itself', () => {
    const story = opened(id).then(asking(id, crew[id].consulted));
    const { blocks } = page(story, 'answer-consultation', crew[id].consulted, 'consultation');
    expect(inputsOf(blocks).flatMap((input) => (input.value === undefined ? [] : [input.id]))).toEqual(['date']);
    const told = drawn(story.then(answering(crew[id].consulted)), 'dossier', lead);
    for (const part of ['Duiding', 'Advies', 'Contact', 'Twijfel', note.reading]) expect(told).toContain(part);
    const { reading: _, ...without } = note;
    expect(() =>
      story.when({ by: crew[id].consulted, does: 'answer-consultation', on: 'consultation', with: without }),
    ).toThrow(/reading/);
  });

  it('C-26: when Veilig Thuis weighed it first, that stands on the form by which people weigh', () => {
    const story = opened(id).then(advice(id, { judgement: 'terecht bezorgd' }));
    expect(page(story, 'weigh', lead).blocks).toContainEqual(
      finding({ label: 'Weging van Veilig Thuis', text: 'terecht bezorgd' }),
    );
  });

  it('C-24: with honour, genital mutilation or forced marriage one calls Veilig Thuis before the parents hear of it', () => {
    for (const category of ['honour', 'genital-mutilation', 'forced-marriage']) {
      const story = opened(id, { categories: [category] });
      expect(story.open).toContain('call-first');
      expect(story.refusal(talk(id)).text).toContain('Bel eerst Veilig Thuis');
      expect(story.open.filter((rule) => story.agreement.protocol.tasks[rule]?.withParents)).toEqual([]);
    }
  });

  it('C-25: in danger one reports at once, from any step, with nothing completed', () => {
    const report: Act = {
      by: teacher,
      does: 'record-report',
      with: { reporter: opened(id).who(teacher), date: '2027-05-10', how: 'phone', urgent: true },
    };
    expect(typesOf(opened(id).when(report))).toContain('reported');
    const declared = opened(id).then({ by: teacher, does: 'declare-emergency' });
    expect(typesOf(declared.events.map(({ event }) => event))).toContain('emergency-declared');
    // What was done is written down afterwards.
    expect(drawn(declared, 'complete-task', teacher, { on: 'emergency-account' })).toContain('Wie belde je');
    expect(typesOf(Story.at(id).when({ by: teacher, does: 'declare-emergency' }))).toContain('emergency-declared');
  });

  it('C-28: a consultation has a term of five school days, and the person asked is reminded on it', () => {
    const story = opened(id).then(asking(id, crew[id].consulted));
    const task = story.task('consultation');
    expect(task?.due).toBe('2027-05-18T07:00:00.000Z');
    if (task === undefined) return;
    const { calls } = callsUntil(task, story.state, story.agreement, '2027-05-18T07:00:00.000Z');
    expect(calls).toContainEqual({ at: task.due, person: story.who(crew[id].consulted), as: 'owner' });
  });

  it('C-29: danger for somebody else in the family counts as well', () => {
    const shown = (dialog: 'open-case' | 'declare-emergency') =>
      JSON.stringify(bindDialog(showPage(dialogs[dialog], before(id), 1, {})));
    expect(shown('open-case')).toContain('iemand anders in het gezin');
    expect(shown('declare-emergency')).toContain('iemand anders in het gezin');
  });
});

describe.each(protocolIds)('%s, with somebody from outside', (id) => {
  const { outsider } = crew[id];
  const openly = (...acts: readonly Act[]): boolean => {
    const story = opened(id).then(...acts);
    return mayTalkOpenly(story.state, story.who(outsider));
  };

  it('C-12: one talks openly once every parent with authority agreed in writing', () => {
    expect(openly(family(id), consent(id, 'p1'))).toBe(false);
    expect(openly(family(id), consent(id, 'p1'), consent(id, 'p2', { written: false }))).toBe(false);
    expect(openly(...consentOfBoth(id))).toBe(true);
    expect(opened(id).refusal(asking(id, outsider))).toMatchObject({ code: 'not-allowed', fields: ['mode'] });
    expect(
      typesOf(
        opened(id)
          .then(...consentOfBoth(id))
          .when(asking(id, outsider)),
      ),
    ).toContain('admitted');
  });

  it('C-13: when a parent refuses, people say in the weighing how that counts', () => {
    const story = allButAdvice(id).then(advice(id), family(id), consent(id, 'p1', { answer: 'refused' }));
    expect(story.refusal(weighing(id)).fields).toEqual(['refusals']);
    const said = { ...weighing(id), with: { ...weighing(id).with, refusals: 'zij was bang voor roddels' } };
    expect(story.when(said)).toContainEqual(
      expect.objectContaining({ type: 'weighed', weighing: expect.objectContaining({ report: false }) as unknown }),
    );
  });
});

describe.each(['stroomm', 'onze-wijs', 'perspectief'] as const)('%s', (id) => {
  it('C-15: after a consultation the parents are told what came of it, unless that is not safe now', () => {
    const who = crew[id].consulted;
    const story = opened(id).then(...consulted(id, who));
    expect(story.open).toContain('tell-parents');
    expect(drawn(story, 'complete-task', story.ownerOf('tell-parents'), { on: 'tell-parents' })).toContain(
      'Wat vertelde je de ouders? Kan dat niet veilig, schrijf dan waarom.',
    );
    expect(opened(id, { categories: ['honour'] }).then(...consulted(id, who)).open).not.toContain('tell-parents');
  });
});

describe.each(['vcog', 'stroomm', 'perspectief'] as const)('%s', (id) => {
  const asked = (verwijsindex: boolean): Story => opened(id, {}, { verwijsindex }).then(asking(id, crew[id].consulted));

  it('C-18: where the region has a verwijsindex it is considered; nowhere else, and nothing registers by itself', () => {
    expect(asked(true).open).toContain('consider-verwijsindex');
    expect(asked(false).open).not.toContain('consider-verwijsindex');
  });
});

it('C-18: VCOG considers it again when help is organised', () => {
  const considered: Act = {
    by: 'ina',
    does: 'complete-task',
    on: 'consider-verwijsindex',
    with: { result: 'nog niet', date: '2027-05-10' },
  };
  const story = allButAdvice('vcog').then(asking('vcog', 'gea'), considered, advice('vcog'));
  expect(story.then(weighing('vcog')).open).toContain('consider-verwijsindex');
});

function consultedInDoubt(id: ProtocolId): readonly Act[] {
  return [asking(id, crew[id].consulted), answering(crew[id].consulted, 'consultation', { doubt: 'yes' })];
}

/** Before there is a case. */
const before = (id: ProtocolId) => ({
  agreement: Story.at(id).agreement,
  now: monday,
  viewer: Story.at(id).who(crew[id].teacher),
  caseId,
  fresh: true,
  events: [],
  measure: capacity.measure,
  sent: [],
});
