import { inputsByPage } from '../../src/forms/show';
import { aside } from '../../src/view/build';
import { inputsOf } from '../../src/view/view';
import { commandSchemas } from '../../src/case/commands';
import { dialogs } from '../../src/forms/all';
import {
  advice,
  anonymously,
  answering,
  asking,
  consent,
  consentOfBoth,
  family,
  page,
  report,
  talk,
  waiving,
  weighing,
} from './acts';
import { crew, drawn, opened, viewOf } from './crew';
import { room } from '../../src/room/room';
import { monday, protocolIds, type Act, type ProtocolId, type Story } from './support';
import type { Values } from '../../src/view/values';

/*
 * Chapter 4: talking with the parents and with the child.
 */

const typesOf = (events: readonly { readonly type: string }[]): readonly string[] => events.map(({ type }) => type);
const plan = (id: ProtocolId): string => drawn(opened(id), 'plan-talk', crew[id].coordinator);
/** Why people cannot weigh yet. */
const beforeWeighing = (story: Story, id: ProtocolId): string => story.refusal(weighing(id)).text;
const missingIn = (name: 'record-talk' | 'plan-talk', fields: Values): readonly unknown[] =>
  commandSchemas[name].safeParse(fields).error?.issues.map(({ path }) => path[0]) ?? [];

describe.each(protocolIds)('%s', (id) => {
  const { coordinator: lead, teacher } = crew[id];
  it('D-01: people do not weigh before a talk with the parents was held, or left out on a ground', () => {
    // Consulted, so that the talk is not one of the first step.
    const story = opened(id).then(
      waiving(id, 'child'),
      asking(id, crew[id].outsider, anonymously),
      answering(crew[id].outsider),
    );
    expect(beforeWeighing(story, id)).toContain('met de ouders');
    expect(beforeWeighing(story.then(talk(id)), id)).toContain('met de ouders');
    expect(beforeWeighing(story.then(talk(id), report(teacher)), id)).not.toContain('met de ouders');
    expect(beforeWeighing(story.then(waiving(id, 'parents')), id)).not.toContain('met de ouders');
  });

  it('D-06: a talk is reported with whether it was signed; what was agreed becomes tasks', () => {
    const story = opened(id).then(talk(id));
    expect(story.task('talk-report')?.owner.person).toBe(story.who(teacher));
    expect(story.refusal(report(teacher, { signed1: '' })).fields).toEqual(['signed1']);
    expect(missingIn('record-talk', { ...report(teacher).with, signed1: 'impossible' })).toEqual(['unsigned1']);
    expect(story.then(report(teacher, { signed1: 'later' })).open).toContain('signing');
    expect(story.then(report(teacher)).open).not.toContain('talk-agreements');
    const agreed = story.then(report(teacher, { agreements: 'moeder belt de huisarts' }));
    expect(agreed.task('talk-agreements')?.owner.person).toBe(agreed.who(lead));
  });

  it('D-07: help with preparing a talk is pointed to, and who helps is written down', () => {
    expect(plan(id)).toContain('Hulp bij het voorbereiden kan altijd');
    const story = opened(id).then(talk(id, { support: 'Veilig Thuis' }));
    expect(drawn(story, 'dossier', lead)).toContain('Helpt bij de voorbereiding');
  });

  it('D-12: a talk is left out on grounds of safety, with the reason, by the case lead', () => {
    for (const ground of ['child-safety', 'parent-safety', 'sibling-safety', 'staff-safety', 'other-safety'])
      expect(typesOf(opened(id).when(waiving(id, 'parents', ground)))).toContain('talk-waived');
    expect(opened(id).refusal(waiving(id, 'parents', 'no-time')).fields).toEqual(['grounds']);
    expect(opened(id).refusal({ ...waiving(id, 'parents'), by: teacher }).code).toBe('not-yours');
  });

  it('D-16: what a talk is for is written down before it is held; a report is one of a talk that was prepared', () => {
    const { purpose: _, ...aimless } = talk(id).with ?? {};
    expect(missingIn('plan-talk', aimless)).toEqual(['purpose']);
    const story = opened(id).then(talk(id));
    expect(drawn(story, 'dossier', lead)).toContain('de zorg delen');
    const unprepared: Act = { ...report(lead), on: 'child-facts' };
    expect(story.refusal(unprepared).code).toBe('not-allowed');
  });
});

describe.each(['vcog', 'stroomm', 'onze-wijs', 'perspectief'] as const)('%s', (id) => {
  const { coordinator: lead, teacher } = crew[id];

  it('D-05: the report follows the talk: purpose, facts, reaction, and only then what it may mean', () => {
    const story = opened(id).then(talk(id));
    const [first = [], then = []] = inputsByPage(dialogs['record-talk'], viewOf(story, teacher, 'talk-report'), {}).map(
      (inputs) => inputs.map((input) => input.id),
    );
    expect(first).toEqual(['told', 'facts', 'reaction']);
    expect(then[0]).toBe('together');
    for (const part of first) expect(missingIn('record-talk', { ...report(teacher).with, [part]: '' })).toEqual([part]);
    expect(drawn(story, 'plan-talk', lead)).toMatch(/pas daarna/);
  });

  it('D-12: that contact breaks is a ground only together with the child leaving the school', () => {
    for (const alone of ['breaks-contact', 'leaves-school'])
      expect(opened(id).refusal(waiving(id, 'parents', alone)).text).toContain('alleen samen met');
    expect(typesOf(opened(id).when(waiving(id, 'parents', 'breaks-contact', 'leaves-school')))).toContain(
      'talk-waived',
    );
    const form = drawn(opened(id), 'waive-talk', lead);
    expect(form).toMatch(/Alleen samen: Ouder verbreekt dan het contact en Kind gaat dan [^.]* school\./);
    expect(form).not.toContain('Pas na advies');
  });
});

it('D-12: Luc Stevens takes those two grounds after advice of Veilig Thuis, and not before', () => {
  for (const ground of ['breaks-contact', 'leaves-school']) {
    const waive = waiving('luc-stevens', 'parents', ground);
    expect(opened('luc-stevens').refusal(waive).text).toContain('advies aan Veilig Thuis');
    expect(typesOf(opened('luc-stevens').then(advice('luc-stevens')).when(waive))).toContain('talk-waived');
  }
  const form = drawn(opened('luc-stevens'), 'waive-talk', crew['luc-stevens'].coordinator);
  expect(form).toContain(
    'Pas na advies van Veilig Thuis: Ouder verbreekt dan het contact en Kind gaat dan van school.',
  );
  expect(form).not.toContain('Alleen samen');
});

describe.each(['vcog', 'stroomm', 'luc-stevens'] as const)('%s', (id) => {
  it('D-02: two of the school are there, or it is said why not', () => {
    const alone = { leader: opened(id).who(crew[id].teacher), second: '' };
    expect(opened(id).refusal(talk(id, alone)).fields).toContain('alone');
    expect(typesOf(opened(id).when(talk(id, { ...alone, alone: 'de ouder wil dat' })))).toContain('talk-planned');
  });
});

it('D-02: at STROOMM the coordinator and the teacher are those two', () => {
  const story = opened('stroomm');
  expect(story.refusal(talk('stroomm', { second: story.who('nel') })).text).toContain('coördinator');
});

describe('Onze Wijs, with everybody who is involved', () => {
  const story = opened('onze-wijs');

  it('D-02: is reminded to talk together, with somebody from outside only once the parents agreed', () => {
    expect(plan('onze-wijs')).toContain('deskundigen van buiten als de ouders dat goedvinden');
    const withDoctor = talk('onze-wijs', { outside: story.who('jet') });
    expect(story.refusal(withDoctor)).toMatchObject({ code: 'not-allowed', fields: ['outside'] });
    expect(typesOf(story.then(...consentOfBoth('onze-wijs')).when(withDoctor))).toContain('talk-planned');
  });
});

describe('VCOG', () => {
  const story = opened('vcog');

  it('D-03: the teacher is there, and leads unless somebody else is chosen; the director may take the IB-er’s place', () => {
    const leader = inputsOf(page(story, 'plan-talk', 'ina').blocks).find((input) => input.id === 'leader');
    expect(leader?.value).toBe(story.who('els'));
    expect(story.refusal(talk('vcog', { leader: story.who('ina'), second: story.who('dora') })).text).toContain(
      'leerkracht',
    );
    expect(typesOf(story.when(talk('vcog', { second: story.who('dora') })))).toContain('talk-planned');
    expect(typesOf(story.when(talk('vcog', { leader: story.who('ina'), second: story.who('els') })))).toContain(
      'talk-planned',
    );
  });

  it('D-04: the talk shares the concern; it is not there to gather signals', () => {
    expect(plan('vcog')).toContain('niet om signalen te verzamelen');
  });
});

describe.each(['stroomm', 'onze-wijs', 'perspectief'] as const)('%s', (id) => {
  const { coordinator: lead, teacher } = crew[id];
  const held = (outcome: string) => opened(id).then(talk(id), report(teacher, { outcome }));

  it('D-04: people ask on about how it is at home', () => {
    expect(plan(id)).toContain('Hoe doet het kind thuis');
  });

  it('D-08: eight questions help in the talk and on its report, and none has to be answered', () => {
    const asked = opened(id).then(talk(id));
    const { blocks } = page(asked, 'record-talk', teacher, 'talk-report');
    const { questions } = asked.agreement.protocol.talk;
    for (const question of questions) expect(blocks).toContainEqual(aside(question));
    expect(questions.join(' ').match(/[?]|, en /g)).toHaveLength(8);
    expect(plan(id)).toContain('hun rol als ouder');
  });

  it('D-10: when parents recognise it, people look for ways together; weighing stays needed', () => {
    expect(plan(id)).toContain('zoek dan samen naar kansen en oplossingen');
    const story = held('recognises');
    expect(story.state.weighing).toBeUndefined();
    expect(dialogs['record-talk'].then?.({ outcome: 'recognises', safe: 'yes' }, viewOf(story, lead))).toMatchObject({
      text: expect.stringContaining('Wegen blijft nodig') as string,
    });
  });

  it('D-11: when there was another cause, the coordinator closes with that reason and says what support goes on', () => {
    expect(
      dialogs['record-talk'].then?.({ outcome: 'other-cause', safe: 'yes' }, viewOf(held('other-cause'), lead)),
    ).toMatchObject({
      text: expect.stringContaining('afsluiten met die reden') as string,
    });
    const closing: Act = {
      by: lead,
      does: 'close-case',
      with: {
        reason: 'other-cause',
        motivation: 'het was een allergie',
        agreements: 'de IB-er kijkt mee in de klas',
        wentWell: 'het gesprek',
        tookLong: 'niets',
        lapsedWhy: 'De zorg is afgesloten',
        safe: 'yes',
      },
    };
    const { agreements: _, ...silent } = closing.with ?? {};
    expect(commandSchemas['close-case'].safeParse(silent).success).toBe(false);
    expect(drawn(held('other-cause').then(closing), 'dossier', lead)).toContain('het vermoeden klopt niet');
    expect(held('other-cause').refusal({ ...closing, by: teacher }).code).toBe('not-yours');
  });
});

it('D-04: Luc Stevens shares the concern, with a purpose that was agreed on before', () => {
  expect(plan('luc-stevens')).toContain('Je deelt de zorg');
});

describe.each(['stroomm', 'luc-stevens'] as const)('%s', (id) => {
  const { coordinator: lead, teacher } = crew[id];

  it('D-13: whether there is a talk with the child is always decided, with the reason if not', () => {
    const story = opened(id).then(waiving(id, 'parents'));
    expect(beforeWeighing(story, id)).toContain('met het kind');
    expect(beforeWeighing(story.then(waiving(id, 'child')), id)).not.toContain('met het kind');
    const { why: _, ...silent } = waiving(id, 'child').with ?? {};
    expect(commandSchemas['waive-talk'].safeParse(silent).success).toBe(false);
    expect(plan(id)).toContain('geen sturende vragen');
  });

  it('D-13: its report asks for the child’s own words', () => {
    const story = opened(id).then(talk(id, { with: 'child' }));
    expect(drawn(story, 'record-talk', teacher, { on: 'talk-report' })).toContain('woord voor woord');
    expect(drawn(opened(id).then(talk(id)), 'record-talk', lead, { on: 'talk-report' })).not.toContain(
      'woord voor woord',
    );
  });
});

it('D-14: STROOMM asks how the child took part: what it knows, what it wants, what was done with it', () => {
  const story = opened('stroomm').then(talk('stroomm'));
  const asked = drawn(story, 'complete-task', 'asha', { on: 'child-participation' });
  for (const part of ['Weet het kind wat er gebeurt', 'wat het vindt', 'Telt die mening mee', 'niet mee eens'])
    expect(asked).toContain(part);
});

it('D-15: Onze Wijs reminds people to promise no secrecy, to parents and to a child', () => {
  expect(plan('onze-wijs')).toContain('Beloof geen geheimhouding als het gaat om de veiligheid');
});

describe('Luc Stevens', () => {
  it('D-17: after a talk the teacher is told within two school days', () => {
    const story = opened('luc-stevens').then(talk('luc-stevens'), report('anna'));
    expect(story.task('inform-teacher')?.due).toBe('2027-05-12T07:00:00.000Z');
  });

  it('D-18: once the CvB made its plan, the talks with parents and child have a term', () => {
    const planned = opened('luc-stevens').then(
      asking('luc-stevens', 'cor'),
      answering('cor', 'cvb-plan', { choice: 'other', choiceWhy: 'het kan ook school zijn' }),
    );
    expect(planned.task('plan-talks')).toMatchObject({
      owner: { person: planned.who('carla') },
      due: '2027-05-18T07:00:00.000Z',
    });
    const half = planned.then(talk('luc-stevens'));
    expect(half.open).toContain('plan-talks');
    const card = ({ state, agreement }: Story) =>
      room(state, agreement, monday)
        .items.map(({ card: { data } }) => data)
        .find(({ form, state: how }) => form === 'plan-talk' && how === 'open');
    expect(card(planned)).not.toHaveProperty('left');
    expect(card(half)).toMatchObject({ title: 'Plan het gesprek met ouders en kind', left: ['child'] });
    expect(card(planned.then(waiving('luc-stevens', 'child')))).toMatchObject({ left: ['parents'] });
    expect(half.then(waiving('luc-stevens', 'child')).open).not.toContain('plan-talks');
  });

  it('D-18: also when the CvB could not meet; not when the talks are settled already', () => {
    const waive: Act = { by: 'carla', does: 'waive-consultation', with: { which: 'cvb', reason: 'het is vakantie' } };
    expect(opened('luc-stevens').then(waive).open).toContain('plan-talks');
    const settled = opened('luc-stevens').then(waiving('luc-stevens', 'parents'), waiving('luc-stevens', 'child'));
    expect(settled.then(waive).open).not.toContain('plan-talks');
  });

  it('D-18: nobody is asked to plan it before Veilig Thuis says that one may talk; then they are', () => {
    const waive: Act = { by: 'carla', does: 'waive-consultation', with: { which: 'cvb', reason: 'het is vakantie' } };
    const blocked = opened('luc-stevens', { categories: ['honour'] }).then(waive);
    expect(blocked.open).not.toContain('plan-talks');
    expect(blocked.then(advice('luc-stevens', { talkAllowed: 'no' })).open).not.toContain('plan-talks');
    expect(blocked.then(advice('luc-stevens')).open).toContain('plan-talks');
  });

  it('D-19: the talk may be held together with social work, or with the school doctor once the parents agreed', () => {
    expect(plan('luc-stevens')).toContain('samen met het schoolmaatschappelijk werk of de schoolarts');
    const story = opened('luc-stevens');
    expect(typesOf(story.when(talk('luc-stevens', { second: story.who('sam') })))).toContain('talk-planned');
    const doctor = talk('luc-stevens', { outside: story.who('joris') });
    const half = story.then(family('luc-stevens'), consent('luc-stevens', 'p1'));
    expect(half.refusal(doctor).fields).toEqual(['outside']);
    expect(typesOf(half.then(consent('luc-stevens', 'p2')).when(doctor))).toContain('talk-planned');
  });
});
