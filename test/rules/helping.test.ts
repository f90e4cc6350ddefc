import { callsUntil } from '../../src/case/task/ladder';
import type { Task } from '../../src/case/task/task';
import {
  agreed,
  byLead,
  calm,
  castOf,
  drawn,
  helping,
  holding,
  opened,
  ready,
  referral,
  report,
  signal,
  weighing,
} from './on-the-way';
import { protocolIds, type Act, type ProtocolId, type Story } from './support';
import type { Values } from '../../src/view/values';

const only = (...ids: readonly ProtocolId[]) => ids;

const helped = (id: ProtocolId) => {
  const story = ready(id);
  return agreed(story.then(helping(story)));
};

/** Help was decided on, and the family was referred. */
const referred = (id: ProtocolId, more: Values = {}) => {
  const story = helped(id);
  return story.then(referral(story, more));
};

const taskOf = (story: Story, rule: string): Task => {
  const found = story.task(rule);
  if (found === undefined) throw new Error(`${rule} was never asked`);
  return found;
};

const done = (rule: string, by: string, at: string, result: string): Act => ({
  by,
  does: 'complete-task',
  on: rule,
  at,
  with: { result, date: at.slice(0, 10) },
});

const seen = (story: Story, rule: string) => story.state.tasks.filter((task) => task.rule === rule);

describe.each(protocolIds)('organising help in %s', (id) => {
  it('H-01: help instead of a report asks that school can help enough and that help is accepted, or a reason', () => {
    const story = ready(id);
    for (const answers of [
      { ...calm, q3: 'no' },
      { ...calm, q4: 'no' },
    ] as const)
      expect(story.refusal(weighing(story, answers, { help: 'yes', evaluate: '2027-09-10' })).fields).toEqual([
        'against',
      ]);
    expect(story.then(helping(story)).open).toContain('organise-help');
  });

  it('H-03: help is organised by a referral: to whom, by whom, what for, until when', () => {
    expect(helped(id).open).toContain('organise-help');
    const story = referred(id);
    expect(story.task('organise-help')?.status).toBe('answered');
    const { lead } = castOf(story);
    const text = [1, 2, 3].map((page) => drawn(story, 'dossier', lead, page)).join('\n');
    for (const line of ['Organisatie: Wijkteam', 'Doel: hulp bij het opvoeden', 'Gewenst resultaat: rust thuis'])
      expect(text).toContain(line);
  });

  it('H-05: the coordinator is asked after one week and after two whether the parents arrived; then the director is told', () => {
    const story = referred(id);
    const calls = callsUntil(taskOf(story, 'arrival'), story.state, story.agreement, '2027-05-26T12:00:00.000Z').calls;
    const told = (as: string) => calls.filter((call) => call.as === as).map(({ at }) => at.slice(0, 10));
    expect(taskOf(story, 'arrival').owner.person).toBe(story.who(castOf(story).lead));
    // A week later is Whit Monday, no working day: it becomes the next one.
    expect(told('owner')[0]).toBe('2027-05-18');
    expect(told('owner')).toContain('2027-05-24');
    expect(told('director')).toEqual(['2027-05-25']);
  });

  it('H-05: who asks reads to whom the family was referred, and how they are called where the map says so', () => {
    const { lead } = castOf(helped(id));
    const asked = (story: Story) => drawn(story, 'record-followup', lead, 1, {}, 'arrival');
    expect(asked(referred(id))).toContain('Bel: Wijkteam.');
    const [first] = helped(id).agreement.school.socialMap;
    const mapped = referred(id, { organisation: first?.name.toUpperCase() ?? '' });
    expect(asked(mapped)).toContain(first?.phone ?? 'nobody in the map');
  });

  it('H-05: parents who did not arrive are approached again and question 4 is weighed again; nobody tells: the parents are asked', () => {
    const story = referred(id);
    const answer = (outcome: string): Act =>
      byLead(story, 'record-followup', { outcome, safe: 'yes' }, { on: 'arrival', at: '2027-05-18T08:00:00.000Z' });
    expect(story.then(answer('absent')).open).toEqual(expect.arrayContaining(['approach-parents', 'weigh-question-4']));
    expect(story.then(answer('undisclosed')).open).toContain('ask-parents');
  });

  it('H-06: how the help goes is written down again and again, until the day of its evaluation', () => {
    const story = referred(id, { evaluate: '2027-09-10' });
    const { lead } = castOf(story);
    expect(taskOf(story, 'monitor-help').owner.person).toBe(story.who(lead));
    const june = story.then(done('monitor-help', lead, '2027-06-07T08:00:00.000Z', 'moeder gaat elke week'));
    expect(taskOf(june, 'monitor-help').askFrom.slice(0, 10)).toBe('2027-07-05');
    const august = june
      .then(done('monitor-help', lead, '2027-07-05T08:00:00.000Z', 'gaat goed'))
      .then(done('monitor-help', lead, '2027-08-30T08:00:00.000Z', 'gaat goed'));
    expect(august.open).not.toContain('monitor-help');
    expect(august.open).toContain('evaluate-help');
    expect(drawn(august, 'weigh', lead)).toContain('Hoe gaat het met de hulp?: moeder gaat elke week');
  });

  it('H-06: a short help is only evaluated', () => {
    const story = ready(id);
    const decided = agreed(story.then(helping(story, { evaluate: '2027-05-28' })));
    const short = decided.then(referral(story, { evaluate: '2027-05-28' }));
    expect(seen(short, 'monitor-help')).toEqual([]);
    expect(taskOf(short, 'evaluate-help').due.slice(0, 10)).toBe('2027-05-28');
  });

  it('H-07: the child’s own teacher is asked how the child is, every four weeks until the case closes', () => {
    const story = referred(id);
    const { teacher } = castOf(story);
    expect(taskOf(story, 'observe')).toMatchObject({ owner: { person: story.who(teacher) } });
    expect(taskOf(story, 'observe').askFrom.slice(0, 10)).toBe('2027-06-07');
    const once = story.then(done('observe', teacher, '2027-06-07T08:00:00.000Z', 'vrolijker'));
    expect(taskOf(once, 'observe')).toMatchObject({ status: 'open' });
    expect(taskOf(once, 'observe').askFrom.slice(0, 10)).toBe('2027-07-05');
  });

  it('H-08: a new signal that confirms the concern has question 5 weighed again, with a report at hand', () => {
    const story = referred(id);
    const { lead, teacher } = castOf(story);
    const again = story.then(signal(teacher));
    expect(taskOf(again, 'weigh-again')).toMatchObject({ status: 'open', owner: { person: story.who(lead) } });
    const page = drawn(again, 'my-part', lead);
    expect(page).toContain('Weeg vraag 5 opnieuw, of meld');
    expect(page).toContain('[Melding vastleggen…]');
    const weighed = again.then(weighing(again, { ...calm, q5: 'no' }, { report: 'yes' }));
    expect(weighed.task('weigh-again')?.status).toBe('answered');
    expect(weighed.open).toContain('make-report');
  });

  it('H-08: a report answers it as well; the day on which the help is evaluated stays', () => {
    const story = referred(id);
    const reported = story.then(signal(castOf(story).teacher)).then(report(story));
    expect(reported.task('weigh-again')?.status).toBe('answered');
    expect(taskOf(reported, 'evaluate-help')).toMatchObject({
      status: 'open',
      due: taskOf(story, 'evaluate-help').due,
    });
  });

  it('H-08: a signal that contradicts it, or one before there is help, asks nothing anew', () => {
    const story = referred(id);
    const { teacher } = castOf(story);
    expect(story.then(signal(teacher, { direction: 'contradicts' })).open).not.toContain('weigh-again');
    expect(opened(id).then(signal(teacher)).open).not.toContain('weigh-again');
  });

  it('H-09: a report after all needs none of the steps again', () => {
    const story = referred(id);
    expect(story.when(report(story)).map(({ type }) => type)).toContain('reported');
    const early = opened(id);
    expect(early.when(report(early)).map(({ type }) => type)).toContain('reported');
  });

  it('H-12: the coordinator of the help may be another than who leads the case', () => {
    const story = helped(id);
    const smw = Object.entries(story.agreement.school.people).find(([, { roles }]) => roles.includes('smw'))?.[0];
    const helper = smw ?? castOf(story).teacher;
    const handed =
      story.task('organise-help')?.owner.person === story.who(helper)
        ? story
        : story.then(
            byLead(
              story,
              'hand-over',
              { person: story.who(helper), reason: 'kent het gezin' },
              { on: 'organise-help' },
            ),
          );
    const refer = { ...referral(handed, { referrer: story.who(helper), lead: 'SMW' }), by: helper };
    const after = handed.then(refer);
    expect(after.state.cast.coordinator.person).toBe(story.who(castOf(story).lead));
    expect(after.task('arrival')?.owner.person).toBe(story.who(castOf(story).lead));
  });

  it('H-15: without a day for its evaluation no help begins; on that day question 5 is weighed', () => {
    const story = ready(id);
    expect(story.refusal(helping(story, { evaluate: '' })).fields).toEqual(['evaluate']);
    expect(taskOf(helped(id), 'evaluate-help').due).toBe('2027-09-10T07:00:00.000Z');
    expect(drawn(story, 'weigh', castOf(story).lead, 3)).toContain('Vraag 5. Werkt de hulp op tijd?');
    const works = weighing(story, { ...calm, q5: 'yes' });
    expect(drawn(story, 'weigh', castOf(story).lead, 4, { ...calm, q5: 'yes' })).toContain('om af te ronden');
    expect(story.then(works).open).not.toContain('organise-help');
    const direct = story.then(referral(story, { evaluate: '2027-08-30' }));
    expect(taskOf(direct, 'evaluate-help').due).toBe('2027-08-30T07:00:00.000Z');
  });

  it('H-15: a weighing that leaves question 5 out leaves its evaluation on its day, or moves it to the day that it names', () => {
    const story = helped(id);
    const day = (later: Story) =>
      later.state.tasks.filter(({ rule, status }) => rule === 'evaluate-help' && status === 'open');
    const [before] = day(story);
    const report = story.then(weighing(story, { ...calm, q2: 'yes' }, { report: 'yes' }));
    expect(day(report)).toEqual([before]);
    const moved = story.then(helping(story, { evaluate: '2027-10-11' }));
    expect(day(moved).map(({ due }) => due.slice(0, 10))).toEqual(['2027-10-11']);
    expect(day(story.then(weighing(story, { ...calm, q5: 'yes' })))).toEqual([]);
    const none = story.then(weighing(story, { ...calm, q1: 'no' }));
    expect([day(none), none.task('evaluate-help')?.status]).toEqual([[], 'withdrawn']);
  });

  it('H-17: help that is refused asks for a report; once more needs a reason, advice and a check within a week', () => {
    const story = ready(id);
    const once = (more: Values) => weighing(story, { ...calm, q4: 'no' }, { help: 'yes', ...more });
    expect(story.refusal(once({ check: '2027-05-14' })).fields).toEqual(['against']);
    expect(story.refusal(once({ against: 'zij twijfelen', check: '2027-05-20' })).fields).toEqual(['check']);
    const offered = story.then(once({ against: 'zij twijfelen', check: '2027-05-14' }));
    expect(offered.open).toContain('once-more');
    const answered: Act = { ...weighing(offered, { ...calm, q4: 'yes' }, { help: 'yes', evaluate: '2027-09-10' }) };
    expect(offered.then({ ...answered, on: 'once-more' }).task('once-more')?.status).toBe('answered');
    expect(offered.then(weighing(offered, { ...calm, q4: 'no' }, { report: 'yes' })).open).not.toContain('once-more');
  });
});

describe('help as each protocol has it', () => {
  it.each(only('vcog', 'onze-wijs', 'perspectief'))(
    'H-02: in %s the concern is talked over with the parents once more when help begins',
    (id) => {
      expect(taskOf(helped(id), 'discuss-again').status).toBe('open');
    },
  );

  it('H-03: in vcog the nurse organises help as soon as she may be told who it is about', () => {
    const story = ready('vcog');
    const nurse = story.who('fleur');
    expect(taskOf(story.then(helping(story)), 'organise-help').owner.person).toBe(story.who('ina'));
    const consent = byLead(story, 'record-consent', {
      parent: 'p1',
      party: nurse,
      purpose: 'hulp',
      answer: 'given',
      date: '2027-05-10',
      written: true,
    });
    const consented = story.then(consent);
    const after = consented.then(helping(consented));
    expect(taskOf(after, 'organise-help').owner.person).toBe(nurse);
  });

  it.each(only('onze-wijs', 'luc-stevens'))('H-03, H-12: in %s the school social worker refers', (id) => {
    const story = helped(id);
    const smw = holding(story, 'smw');
    expect(taskOf(story, 'organise-help').owner.person).toBe(story.who(smw));
    const refer = { ...referral(story, { referrer: story.who(smw) }), by: smw };
    expect(story.then(refer).task('organise-help')?.status).toBe('answered');
  });

  it('H-04: in luc-stevens a referral that was not announced is written down all the same, and is announced after', () => {
    const story = referred('luc-stevens', { announced: '' });
    expect(taskOf(story, 'announce-referral')).toMatchObject({ status: 'open', owner: { person: story.who('carla') } });
    expect(referred('luc-stevens').open).not.toContain('announce-referral');
  });

  it('H-10: in vcog the director hears that help is organised', () => {
    expect(taskOf(helped('vcog'), 'inform-director-5').owner.person).toBe(helped('vcog').who('dora'));
  });

  it('H-11, H-20: in vcog the nurse tells back whether the parents take the help, and it counts at the next weighing', () => {
    const story = referred('vcog');
    expect(drawn(story, 'complete-task', 'ina', 1, {}, 'nurse-tells-back')).toContain('Pakken de ouders de hulp op?');
    const told = story.then(done('nurse-tells-back', 'ina', '2027-05-10T08:00:00.000Z', 'zij kwamen niet'));
    expect(drawn(told, 'weigh', 'ina')).toContain('Hoor of de ouders de hulp oppakken: zij kwamen niet');
  });

  it.each(only('stroomm', 'perspectief'))(
    'H-12, H-19: in %s support is asked of the team, which may coordinate',
    (id) => {
      const story = helped(id);
      expect(taskOf(story, 'ask-support').status).toBe('open');
      const form = drawn(story, 'complete-task', castOf(story).lead, 1, {}, 'ask-support');
      expect(form).toContain('Wat vroeg je, en wie coördineert nu? Niet nodig? Schrijf waarom.');
    },
  );

  it.each([
    ['vcog', 'over de uitkomst en de volgende stappen?'],
    ['stroomm', 'over de uitkomst, en is er een beschikking nodig?'],
    ['onze-wijs', 'over de uitkomst, en is er een beschikking nodig?'],
    ['perspectief', 'over de uitkomst, en is er een beschikking nodig?'],
  ] as const)(
    'H-13: in %s what came of it, and what is needed for it, is talked over with the parents',
    (id, question) => {
      const story = referred(id);
      expect(taskOf(story, 'tell-parents-outcome').status).toBe('open');
      const owner = story.ownerOf('tell-parents-outcome');
      expect(drawn(story, 'complete-task', owner, 1, {}, 'tell-parents-outcome')).toContain(question);
    },
  );

  it.each([
    ['onze-wijs', 'class-agreements'],
    ['perspectief', 'care-plan'],
  ] as const)(
    'H-14: in %s the teacher makes a plan for the class (%s), and says what the parents think of it',
    (id, rule) => {
      const story = helped(id);
      const { teacher } = castOf(story);
      expect(taskOf(story, rule).owner.person).toBe(story.who(teacher));
      expect(drawn(story, 'complete-task', teacher, 1, {}, rule)).toContain('wat vinden de ouders ervan?');
    },
  );

  it('H-16: in luc-stevens a concern that goes on has earlier agreements looked at and talked over in the CvB', () => {
    const story = referred('luc-stevens');
    const again = story.then(signal('anna'));
    const form = drawn(again, 'complete-task', 'carla', 1, {}, 'check-agreements');
    expect(form).toContain('Welke afspraken waren er, zijn ze nagekomen, en wat was het resultaat?');
    expect(form).toContain('Bespreek dit in de CvB en overweeg een melding.');
  });

  it.each(only('onze-wijs', 'perspectief', 'luc-stevens'))(
    'H-18: in %s the agreements about the referral are put in the pupil file',
    (id) => {
      expect(taskOf(referred(id), 'file-referral').status).toBe('open');
    },
  );

  it('H-21: luc-stevens points to what the school doctor does when parents want help or refuse it', () => {
    expect(drawn(referred('luc-stevens'), 'my-part', 'carla')).toContain('De jeugdarts heeft een eigen protocol');
  });
});
