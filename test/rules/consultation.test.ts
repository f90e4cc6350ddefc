import { anonymously, answering, asking, consulted, optionsIn, page, weighing, withoutTalks } from './acts';
import { crew, drawn, opened } from './crew';
import { intake, protocolIds, Story, type Act, type ProtocolId } from './support';

/*
 * Chapter 3, whom a school consults: which consultations a protocol requires and which it offers.
 */

/** What still has to be settled before people weigh; talks are left out, so that they do not count here. */
const stillNeeded = (id: ProtocolId, story: Story): string =>
  story.then(...withoutTalks(id)).refusal(weighing(id)).text;
const waive = (id: ProtocolId, which: string): Act => ({
  by: crew[id].coordinator,
  does: 'waive-consultation',
  with: { which, reason: 'het kan niet' },
});
const offered = (id: ProtocolId): readonly unknown[] => {
  return optionsIn(page(opened(id), 'request-consultation', crew[id].coordinator), 'to').map(({ value }) => value);
};
const keys = (id: ProtocolId, ...people: readonly string[]): readonly string[] =>
  people.map((one) => Story.at(id).who(one));

describe('VCOG', () => {
  const three = [
    ['de IB-er', 'ib-er', 'ina'],
    ['de sociaal verpleegkundige', 'nurse', 'fleur'],
    ['de leerkracht van vorig jaar', 'last-year', 'tim'],
  ] as const;

  it.each(three)('C-01: people do not weigh before %s was consulted', (title, which) => {
    const others = three.filter(([, id]) => id !== which).map(([, id]) => waive('vcog', id));
    const story = opened('vcog').then(...others);
    expect(stillNeeded('vcog', story)).toContain(title);
    expect(stillNeeded('vcog', story.then(waive('vcog', which)))).not.toContain('overleg');
  });

  it('C-01: counts when the person asked answers, also the IB-er who leads the case, and a nurse without a name', () => {
    expect(offered('vcog')).toEqual(expect.arrayContaining(keys('vcog', 'ina', 'fleur', 'tim')));
    const story = opened('vcog').then(
      ...consulted('vcog', 'ina'),
      ...consulted('vcog', 'fleur', anonymously),
      ...consulted('vcog', 'tim'),
    );
    expect(stillNeeded('vcog', story)).toContain('Veilig Thuis');
  });

  it('C-01: the child’s own teacher is no second view', () => {
    const story = opened('vcog').then(waive('vcog', 'ib-er'), waive('vcog', 'nurse'), ...consulted('vcog', 'els'));
    expect(stillNeeded('vcog', story)).toContain('de leerkracht van vorig jaar');
  });

  it('C-02: the support team, leerplicht and a colleague who knows this are offered', () => {
    expect(offered('vcog')).toEqual(expect.arrayContaining(keys('vcog', 'zeno', 'lars', 'gea')));
  });
});

describe('STROOMM', () => {
  it('C-03: people do not weigh before the coordinator was consulted', () => {
    const story = opened('stroomm').then(...consulted('stroomm', 'nel'));
    expect(stillNeeded('stroomm', story)).toContain('de aandachtsfunctionaris');
    expect(stillNeeded('stroomm', story.then(answering('asha', 'consult-af')))).toContain('Veilig Thuis');
  });

  it('C-03: a coordinator who reports is no second view, so that their deputy is asked, and that counts', () => {
    const story = Story.at('stroomm').then({ by: 'asha', does: 'open-case', with: intake });
    expect(story.task('consult-af')?.owner.person).toBe(story.who('wim'));
    expect(stillNeeded('stroomm', story)).toContain('de aandachtsfunctionaris');
    expect(stillNeeded('stroomm', story.then(answering('wim', 'consult-af')))).toContain('een tweede collega');
  });

  it('C-27: the director is offered', () => {
    expect(offered('stroomm')).toEqual(expect.arrayContaining(keys('stroomm', 'dick')));
  });

  it('C-27: and a second colleague, or why not', () => {
    const story = opened('stroomm').then(answering('asha', 'consult-af'));
    expect(stillNeeded('stroomm', story)).toContain('een tweede collega');
    expect(stillNeeded('stroomm', story.then(waive('stroomm', 'colleague')))).toContain('Veilig Thuis');
  });

  it('C-06: the support team is offered, and not required', () => {
    expect(offered('stroomm')).toEqual(expect.arrayContaining(keys('stroomm', 'otto')));
  });

  it('C-20: the one who consults a doctor reads that doctors ask Veilig Thuis, and that the school still weighs', () => {
    expect(drawn(opened('stroomm'), 'request-consultation', 'asha')).toContain('School weegt zelf');
  });
});

describe('Onze Wijs', () => {
  it('C-04: people do not weigh before an expert colleague was consulted', () => {
    expect(stillNeeded('onze-wijs', opened('onze-wijs').then(waive('onze-wijs', 'smw')))).toContain(
      'een deskundige collega',
    );
  });

  it('C-05: nor before school social work was, through which alone the MDO is asked', () => {
    const story = opened('onze-wijs').then(...consulted('onze-wijs', 'ria'));
    expect(stillNeeded('onze-wijs', story)).toContain('het schoolmaatschappelijk werk');
    expect(story.then(asking('onze-wijs', 'mdo', anonymously)).open).toContain('route-of-care');
  });

  it('C-05: the orthopedagogue, youth health care and the CJG are offered', () => {
    expect(offered('onze-wijs')).toEqual(expect.arrayContaining(keys('onze-wijs', 'olaf', 'jet', 'cees')));
  });
});

describe('Perspectief', () => {
  it('C-04: people do not weigh before an expert colleague was consulted', () => {
    const story = opened('perspectief');
    expect(stillNeeded('perspectief', story)).toContain('een deskundige collega');
    expect(stillNeeded('perspectief', story.then(...consulted('perspectief', 'ida')))).toContain('Veilig Thuis');
  });

  it('C-06: the talk of the group is offered, which one speaks for', () => {
    expect(Story.at('perspectief').agreement.protocol.consultation.roles).toContain('groepsbespreking');
    expect(offered('perspectief')).toEqual(expect.arrayContaining(keys('perspectief', 'ida')));
  });

  it('C-06: care team, support team, youth doctor, nurse and IB-er are offered', () => {
    expect(offered('perspectief')).toEqual(
      expect.arrayContaining(keys('perspectief', 'zoe', 'bea', 'hugo', 'vik', 'ida')),
    );
  });

  it('C-06: a group is consulted by one who speaks for it; a member of it who does not take part is told nothing', () => {
    const story = opened('perspectief').then(asking('perspectief', 'zoe'));
    expect(story.state.members.map(({ name }) => name)).not.toContain('Ida Vermeer');
    expect(story.task('consultation')?.owner.person).toBe(story.who('zoe'));
  });

  it('C-27: the director and the other coordinator are offered too', () => {
    expect(offered('perspectief')).toEqual(expect.arrayContaining(keys('perspectief', 'theo', 'lia')));
  });

  it('C-27: besides, a colleague may be asked', () => {
    const rule = Story.at('perspectief').agreement.protocol.consultation;
    expect(rule.roles).toContain('deskundige-collega');
    expect(Object.keys(rule.required)).toEqual(['colleague']);
  });
});

describe('Luc Stevens', () => {
  const plan = { choice: 'upbringing', choiceWhy: 'veel ruzie over regels' };
  const asked = opened('luc-stevens').then(asking('luc-stevens', 'cor'));

  it('C-07: people do not weigh before the CvB made its plan, with the four questions', () => {
    expect(stillNeeded('luc-stevens', opened('luc-stevens'))).toContain('de CvB');
    expect(drawn(asked, 'answer-consultation', 'cor', { on: 'cvb-plan' })).toContain('jeugdarts of Veilig Thuis');
    const planned = asked.then(answering('cor', 'cvb-plan', plan), ...withoutTalks('luc-stevens'));
    expect(planned.when(weighing('luc-stevens')).map(({ type }) => type)).toContain('weighed');
  });

  it('C-04: where the CvB cannot meet, another expert colleague is still consulted', () => {
    const story = opened('luc-stevens').then(waive('luc-stevens', 'cvb'));
    expect(stillNeeded('luc-stevens', story)).toContain('een deskundige collega');
  });

  it('C-21: the CvB says what it may be, one of four, and why; as a supposition, never as a finding', () => {
    expect(optionsIn(page(asked, 'answer-consultation', 'cor', 'cvb-plan'), 'choice')).toHaveLength(4);
    expect(asked.refusal(answering('cor', 'cvb-plan'))).toMatchObject({
      code: 'incomplete',
      fields: ['choice', 'choiceWhy'],
    });
    expect(asked.refusal(answering('cor', 'cvb-plan', { ...plan, choice: 'guilty' })).fields).toContain('choice');
    const told = drawn(asked.then(answering('cor', 'cvb-plan', plan)), 'dossier', 'carla');
    expect(told).toContain('Inschatting (hypothese)');
    expect(told).toContain('Een ernstig probleem bij het opvoeden');
  });
});

describe.each(['stroomm', 'luc-stevens'] as const)('%s', (id) => {
  it('C-19: somebody who knows injuries can be consulted, without pictures', () => {
    const { consultation } = Story.at(id).agreement.protocol;
    expect(consultation.roles).toContain('letseldeskundige');
    expect(consultation.notes['letseldeskundige']).toContain('Foto’s van letsel horen niet');
  });
});

describe('STROOMM, for the one who consults', () => {
  it('C-19: reads that no pictures of injuries belong in the app, and finds no place for them', () => {
    expect(offered('stroomm')).toEqual(expect.arrayContaining(keys('stroomm', 'cato')));
    expect(drawn(opened('stroomm'), 'request-consultation', 'asha')).toContain(
      'Foto’s van letsel horen niet in deze app',
    );
  });
});

describe.each([
  ['stroomm', 'otto', 'sara'],
  ['perspectief', 'bea', 'max'],
] as const)('%s', (id, team, smw) => {
  it('C-17: the support team is asked once there was an intake by social work', () => {
    const tried = opened(id).then(asking(id, team, anonymously));
    expect(tried.open).toContain('zat-intake');
    expect(tried.open).not.toContain('consultation');
    expect(tried.task('zat-intake')?.owner.person).toBe(tried.who(smw));
    const done = tried.then({
      by: smw,
      does: 'complete-task',
      on: 'zat-intake',
      with: { result: 'met de leerkracht', date: '2027-05-10' },
    });
    expect(done.then(asking(id, team, anonymously)).open).toContain('consultation');
  });
});

describe.each(protocolIds)('%s', (id) => {
  it('C-23: a school adds the consultations that it always holds', () => {
    const consultations = { counsel: { title: 'de vertrouwenspersoon', anyOf: ['orthopedagoog'] } };
    const story = opened(id, {}, { consultations });
    const required = Object.keys(story.agreement.protocol.consultation.required).map((which) => waive(id, which));
    expect(stillNeeded(id, story.then(...required))).toContain('de vertrouwenspersoon');
    expect(story.then(...required, waive(id, 'counsel')).state.waivedConsultations).toContain('counsel');
  });
});
