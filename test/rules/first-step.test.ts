import { permits } from '../../src/case/access';
import { openConsultations } from '../../src/case/consultation/policy';
import { room } from '../../src/room/room';
import { nextChange } from '../../src/room/next-change';
import { crew, drawn, forHelp, intakeAt, led, opened, settled, viewOf, waived, weighing } from './crew';
import { signedByAll, talkReport } from '../case/given';
import { monday, protocolIds, Story, type ProtocolId } from './support';
import { timeline } from '../../src/forms/dossier/timeline';

/* Chapter 2, who takes part in step 1 and what follows from it: S1-14 to S1-30, S1-33 to S1-35. */

const note = { date: '2027-05-10', contact: 'talk', reading: 'herkenbaar', advice: 'blijf kijken', doubt: 'no' };
const open = (story: Story, to: string) => ({ to: story.who(to), mode: 'open', question: 'Hoe kijk jij hiernaar?' });
const anonymous = (story: Story, to: string) => ({
  ...open(story, to),
  mode: 'anonymous',
  summary: 'Een kind is stil.',
  clean: true,
});

describe('in vcog', () => {
  const story = opened('vcog');

  it('S1-14: the coordinator is there from the start, plans who does what in step 1, and may ask the nurse at once', () => {
    expect(story.state.members.map(({ person }) => person)).toContain(story.who('ina'));
    expect(story.task('plan-step-1')).toMatchObject({ status: 'open', owner: { person: story.who('ina') } });
    expect(drawn(story, 'complete-task', 'ina', { on: 'plan-step-1' })).toContain('wie doet wat, en wanneer?');
    expect(drawn(story, 'my-part', 'ina')).toContain('Vraag ook de sociaal verpleegkundige.');
    const asked = story.then(led(story, 'request-consultation', anonymous(story, 'fleur')));
    expect(asked.task('consultation')?.owner.person).toBe(story.who('fleur'));
  });

  it('S1-15: the director is told in steps 1, 2 and 5a, without a word of what it is about', () => {
    const second = story.then(led(story, 'request-consultation', open(story, 'tim')));
    const before = settled(second);
    const fifth = before.then(weighing(before, forHelp, { report: 'no', help: 'yes', evaluate: '2027-06-10' }));
    for (const [at, rule] of [
      [story, 'inform-director-1'],
      [second, 'inform-director-2'],
      [fifth, 'inform-director-5'],
    ] as const) {
      expect(at.task(rule)?.owner.person).toBe(story.who('dora'));
      const cards = room(at.state, at.agreement, monday).items.filter(({ to }) => to === story.who('dora'));
      expect(JSON.stringify(cards)).not.toMatch(/Jip|blauwe plek/);
    }
    expect(second.open).not.toContain('inform-director-5');
  });

  it('S1-19: a reporter without a task in the group steps out; they hear that it was received, and may add to it', () => {
    const reported = Story.at('vcog').then({ by: 'kees', does: 'open-case', with: intakeAt('vcog') });
    expect(reported.state.members.map(({ person }) => person)).not.toContain(reported.who('kees'));
    expect(permits(reported.state, reported.who('kees'), { view: 'dossier' })).toBe('hidden');
    expect(permits(reported.state, reported.who('kees'), { view: 'my-part' })).toBe('hidden');
    expect(
      permits(reported.state, reported.who('kees'), { command: 'record-signal', agreement: reported.agreement }),
    ).toBe('yes');
    const cards = room(reported.state, reported.agreement, monday).items.filter(
      ({ to }) => to === reported.who('kees'),
    );
    expect(cards.map(({ card: { template } }) => template)).toEqual(['received']);
  });

  it('S1-19: an assistant with a task in the child’s group stays (T26)', () => {
    const reported = Story.at('vcog').then({ by: 'mila', does: 'open-case', with: intakeAt('vcog') });
    expect(reported.state.members.map(({ person }) => person)).toContain(reported.who('mila'));
  });

  it('S1-26: last year’s teacher is consulted before people weigh; the child’s own teacher is no second view', () => {
    expect(openConsultations(story.state, story.agreement).map(({ id }) => id)).toContain('last-year');
    const asked = story.then(led(story, 'request-consultation', open(story, 'tim')), {
      by: 'tim',
      does: 'answer-consultation',
      on: 'consultation',
      with: note,
    });
    expect(openConsultations(asked.state, asked.agreement).map(({ id }) => id)).toEqual(['ib-er', 'nurse']);
  });

  it('S1-33: when somebody else reports, the child’s own teacher maps the signals', () => {
    const reported = Story.at('vcog').then({ by: 'kees', does: 'open-case', with: intakeAt('vcog') });
    expect(reported.task('map-signals')?.owner.person).toBe(reported.who('els'));
  });
});

it('S1-14: the teacher asks the IB-er for a talk about the pupil (onze-wijs)', () => {
  const story = opened('onze-wijs');
  expect(story.task('pupil-discussion')).toMatchObject({ status: 'open', owner: { person: story.who('lotte') } });
  expect(drawn(story, 'complete-task', 'lotte', { on: 'pupil-discussion' })).toContain('de leerkracht en de IB-er');
});

it.each(['stroomm', 'onze-wijs', 'perspectief'] as const)(
  'S1-17: the teacher is asked what they saw when the child is brought and fetched, between parent and child (%s)',
  (id) => {
    const rule = id === 'onze-wijs' ? 'map-signals' : 'observe-signals';
    expect(drawn(opened(id), 'complete-task', crew[id].teacher, { on: rule })).toContain('bij halen en brengen');
  },
);

describe('S1-18: a talk with the parents in step 1', () => {
  it.each(['onze-wijs', 'perspectief'] as const)(
    'S1-18: is asked of the teacher, unless it could do harm (%s)',
    (id) => {
      const story = opened(id);
      expect(story.task('share-concern')?.owner.person).toBe(story.who(crew[id].teacher));
      expect(opened(id, { categories: ['honour'] }).open).not.toContain('share-concern');
    },
  );

  it.each(['vcog', 'stroomm'] as const)('S1-18: is not asked where the parents are spoken to later (%s)', (id) => {
    expect(opened(id).open).not.toContain('share-concern');
  });

  const story = opened('luc-stevens');
  const plan = {
    with: 'parents',
    risk: 'no',
    purpose: 'De zorg delen',
    signals: 'Wat Anna zag',
    leader: story.who('carla'),
    second: story.who('anna'),
    date: '2027-05-10',
    where: 'school',
  };
  const spoken = story.then(
    led(story, 'plan-talk', plan),
    led(story, 'record-talk', { ...talkReport, ...signedByAll }, 'talk-report'),
  );

  it('S1-18: is held by coordinator and teacher together, and one after the consultations follows (luc-stevens)', () => {
    expect(drawn(story, 'my-part', 'carla')).toContain('Praat met de ouders, samen met de leerkracht.');
    const child = spoken.then(led(story, 'waive-talk', { with: 'child', why: 'wil niet' }));
    const act = weighing(child, forHelp, { report: 'no', help: 'yes', evaluate: '2027-06-10' });
    expect(child.refusal(act).text).toContain('met de ouders en met het kind');
  });

  const rule = 'plan-first-talk';
  const consulted = (before: Story): Story =>
    before.then(led(story, 'request-consultation', open(story, 'noor')), {
      by: 'noor',
      does: 'answer-consultation',
      on: 'consultation',
      with: note,
    });

  it('S1-18: the coordinator is asked to plan it from the start; planned or left out, it is done (luc-stevens)', () => {
    expect(story.task(rule)).toMatchObject({ status: 'open', owner: { person: story.who('carla') } });
    expect(story.then(led(story, 'plan-talk', plan)).task(rule)?.status).toBe('answered');
    const left = led(story, 'waive-talk', { with: 'parents', grounds: ['child-safety'], why: 'het kan nu niet' });
    expect(story.then(left).task(rule)?.status).toBe('answered');
    const withChild = led(story, 'plan-talk', { ...plan, with: 'child' });
    expect(story.then(withChild).task(rule)?.status).toBe('open');
  });

  it('S1-18: where it is not held after all it is planned anew, until people were consulted (luc-stevens)', () => {
    const planned = story.then(led(story, 'plan-talk', plan));
    const off = led(story, 'withdraw-request', { reason: 'ziek' }, 'talk-report');
    expect(planned.then(off).open).toContain(rule);
    expect(consulted(planned).then(off).open).not.toContain(rule);
  });

  it('S1-18: an early talk that is moved does not stand for the later one (luc-stevens)', () => {
    const cvb = led(story, 'waive-consultation', { which: 'cvb', reason: 'het is vakantie' });
    const child = led(story, 'waive-talk', { with: 'child', why: 'wil niet' });
    const later = story.then(led(story, 'plan-talk', plan), cvb, child);
    const moved = later.then(led(story, 'plan-talk', { ...plan, date: '2027-05-11', instead: 'k1' }));
    expect(moved.open).toContain('plan-talks');
    expect(moved.then(led(story, 'plan-talk', plan)).open).not.toContain('plan-talks');
  });

  it('S1-18: nobody is asked to plan it while Veilig Thuis is called first; then they are (luc-stevens)', () => {
    expect(opened('luc-stevens', { categories: ['honour'] }).open).not.toContain(rule);
    const blocked = story.then(led(story, 'plan-talk', plan), {
      by: 'anna',
      does: 'record-signal',
      with: {
        nature: 'hunch',
        what: 'x',
        categories: ['honour'],
        direction: 'confirms',
        date: '2027-05-10',
        safe: 'yes',
      },
    });
    expect(blocked.open).not.toContain('talk-report');
    expect(blocked.open).not.toContain(rule);
    const advised = led(story, 'record-advice', {
      date: '2027-05-10',
      anonymous: true,
      contact: 'phone',
      employee: 'Iris',
      judgement: 'zorgelijk',
      advice: 'praat',
      talkAllowed: 'yes',
    });
    expect(blocked.then(advised).open).toContain(rule);
  });

  it('S1-18: every talk is planned with the question whether it could endanger somebody (luc-stevens)', () => {
    expect(story.refusal(led(story, 'plan-talk', { ...plan, risk: 'doubt' })).fields).toEqual(['risk']);
  });

  it('S1-34: after that talk the coordinator decides whether more is needed, and after a later one not', () => {
    expect(spoken.task('decide-further')).toMatchObject({ status: 'open', owner: { person: story.who('carla') } });
    expect(drawn(spoken, 'complete-task', 'carla', { on: 'decide-further' })).toContain(
      'breng de zorg dan in bij de CvB',
    );
    const later = consulted(story).then(
      led(story, 'plan-talk', plan),
      led(story, 'record-talk', { ...talkReport, ...signedByAll }, 'talk-report'),
    );
    expect(later.open).not.toContain('decide-further');
  });
});

it.each(['vcog', 'perspectief', 'luc-stevens'] as const)(
  'S1-21: every report is taken up: the coordinator reads it, cannot wave it away, and the reporter hears so (%s)',
  (id) => {
    const { teacher, coordinator } = crew[id];
    const story = opened(id);
    expect(story.task('read-concern')).toMatchObject({ kind: 'inform', owner: { person: story.who(coordinator) } });
    const decline = led(story, 'decline', { reason: 'onzin' }, 'read-concern');
    expect(story.refusal(decline).code).toBe('not-allowed');
    const card = room(story.state, story.agreement, monday).items.find(({ key }) => key === 'received');
    expect(card).toMatchObject({ to: story.who(teacher), card: { data: { state: 'received' } } });
    const reasons = {
      reason: 'no-suspicion',
      motivation: 'x',
      agreements: 'x',
      wentWell: 'x',
      tookLong: 'x',
      lapsedWhy: 'De zorg is afgesloten',
      safe: 'yes',
    };
    const close = { by: teacher, does: 'close-case', with: reasons } as const;
    expect(story.refusal(close).code).toBe('not-yours');
    expect(() => story.when(led(story, 'close-case', { ...reasons, motivation: '' }))).toThrow('missing');
  },
);

it.each(['stroomm', 'onze-wijs', 'perspectief', 'luc-stevens'] as const)(
  'S1-23: another explanation is thought of: people are reminded of it, and a colleague is asked for it (%s)',
  (id) => {
    const { coordinator, colleague } = crew[id];
    const story = opened(id);
    expect(drawn(story, 'my-part', coordinator)).toMatch(/zelden meteen wat de oorzaak is|een andere verklaring zijn/);
    const asked = story.then(led(story, 'request-consultation', open(story, colleague)));
    expect(drawn(asked, 'answer-consultation', colleague, { on: 'consultation' })).toContain('Andere verklaring');
    const answered = asked.then({
      by: colleague,
      does: 'answer-consultation',
      on: 'consultation',
      with: { ...note, alternative: 'Hij slaapt slecht' },
    });
    const texts = timeline(viewOf(answered, coordinator)).flatMap((entry) => entry.texts);
    expect(texts).toContainEqual({ label: 'Andere verklaring', text: 'Hij slaapt slecht' });
  },
);

describe.each(protocolIds)('in %s', (id) => {
  it('S1-24: about somebody of the school the board is told, each working day; there is no room, and no leader of it', () => {
    const story = Story.at(id);
    const { teacher, coordinator, director, board } = crew[id];
    const staff = { by: teacher, does: 'open-case', with: intakeAt(id, { staff: 'yes' }) } as const;
    expect(story.refusal(staff).code).toBe('staff-route');
    const told = story.then({ by: teacher, does: 'alert-board' });
    expect(told.task('board-contact')?.owner.person).toBe(told.who(board));
    for (const key of [coordinator, director])
      expect(permits(told.state, told.who(key), { view: 'my-part' })).toBe('hidden');
    const now = room(told.state, told.agreement, monday);
    expect(now).toMatchObject({ open: false, members: [] });
    expect(JSON.stringify(now)).not.toMatch(/Jip|blauwe plek/);
    const tuesday = nextChange(told.state, told.agreement, '2027-05-10T08:00:00.000Z') ?? 'never';
    expect(tuesday).toBe('2027-05-11T07:00:00.000Z');
    const edition = (at: string) =>
      room(told.state, told.agreement, at).items.find(({ to }) => to === told.who(board))?.edition;
    expect(edition(tuesday)).toBeGreaterThan(edition(monday) ?? 0);
  });
});

describe('the Kindcheck', () => {
  it('S1-25: is asked of the teacher in step 1 (stroomm)', () => {
    const story = opened('stroomm');
    expect(story.task('kindcheck')?.owner.person).toBe(story.who('mark'));
    expect(drawn(story, 'complete-task', 'mark', { on: 'kindcheck' })).toContain('Welke andere kinderen');
  });

  it('S1-25: is answered before people weigh, and a report waits for nothing of it (stroomm)', () => {
    const story = waived(opened('stroomm'));
    const weigh = weighing(story, forHelp, { report: 'no', help: 'yes', evaluate: '2027-07-01' });
    expect(story.refusal(weigh).text).toContain('Eerst is nog een antwoord nodig: Doe de Kindcheck. Je vindt');
    expect(story.open).not.toContain('weigh-concern');
    expect(story.refusal({ by: 'mark', does: 'decline', with: { reason: 'druk' }, on: 'kindcheck' }).code).toBe(
      'not-allowed',
    );
    expect(story.refusal(led(story, 'withdraw-request', { reason: 'druk' }, 'kindcheck')).code).toBe('not-allowed');
    const answered = story.then(led(story, 'complete-task', { result: 'een zusje', date: '2027-05-10' }, 'kindcheck'));
    expect(answered.open).toContain('weigh-concern');
    expect(answered.when(weigh).some(({ type }) => type === 'weighed')).toBe(true);
    const urgent = { reporter: story.who('asha'), date: '2027-05-10', how: 'phone', urgent: true };
    const reported = story.then(led(story, 'record-report', urgent));
    expect(reported.open).toEqual(expect.arrayContaining(['kindcheck', 'weigh-concern']));
  });

  it('S1-25: is asked again where a closing ended it before anybody answered (stroomm)', () => {
    const words = { motivation: 'm', agreements: 'a', wentWell: 'w', tookLong: 't', lapsedWhy: 'iets anders' };
    const story = opened('stroomm');
    const closed = story.then(led(story, 'close-case', { ...words, reason: 'other-cause', safe: 'yes' }));
    expect(closed.open).toEqual([]);
    expect(closed.then(led(closed, 'reopen-case', { reason: 'een nieuw signaal' })).open).toContain('kindcheck');
  });

  it('S1-25: can be agreed on where it is needed (luc-stevens)', () => {
    const story = opened('luc-stevens');
    expect(story.open).not.toContain('kindcheck');
    expect(drawn(story, 'plan-task', 'carla')).toContain('Doe de Kindcheck');
    const plan = { person: story.who('anna'), kind: 'kindcheck', what: 'Graag deze week', due: '2027-05-14' };
    expect(story.then(led(story, 'plan-task', plan)).task('kindcheck')?.owner.person).toBe(story.who('anna'));
  });
});

it.each<ProtocolId>(['perspectief', 'luc-stevens'])(
  'S1-30: people are reminded of a safe climate, and of what a concern does to a colleague (%s)',
  (id) => {
    expect(drawn(opened(id), 'my-part', crew[id].coordinator)).toMatch(
      /Een open sfeer helpt|wat deze zorg met jou en je collega doet/,
    );
  },
);

describe('in luc-stevens', () => {
  const story = opened('luc-stevens');
  const cvb = story.then(led(story, 'request-consultation', open(story, 'cor')));

  it('S1-15: the board of guidance is asked how the director hears of it, and of how it goes on', () => {
    expect(drawn(cvb, 'answer-consultation', 'cor', { on: 'cvb-plan' })).toContain('Hoe hoort de directie hiervan');
  });

  it('S1-26: with the first consultation the coordinator is asked what other teachers of the child and its family say', () => {
    const rule = 'ask-other-teachers';
    expect(story.open).not.toContain(rule);
    const asked = story.then(led(story, 'request-consultation', open(story, 'noor')));
    expect(asked.task(rule)).toMatchObject({ status: 'open', owner: { person: story.who('carla') } });
    const form = drawn(asked, 'complete-task', 'carla', { on: rule });
    expect(form).toContain('Wat zegt de leerkracht van vorig jaar, en die van broers en zussen?');
    const told = asked.then(
      led(
        story,
        'complete-task',
        { date: '2027-05-10', result: 'Bas had hem vorig jaar: toen was hij vrolijk.' },
        rule,
      ),
    );
    expect(drawn(settled(told), 'weigh', 'carla')).toContain('toen was hij vrolijk');
  });

  it('S1-27: a sudden change of behaviour can be chosen as what a signal is about', () => {
    const form = drawn(Story.at('luc-stevens'), 'open-case', 'anna', { page: 3, values: intakeAt('luc-stevens') });
    expect(form).toContain('Plotseling ander gedrag');
    const changed = opened('luc-stevens', { categories: ['behaviour-change'] });
    expect(drawn(changed, 'dossier', 'carla')).toContain('Plotseling ander gedrag');
  });

  it('S1-28: is there help already, then the Buurtteam hears first; else nobody is asked to tell it', () => {
    const child = { name: 'Jip de Vries', birthDate: '2019-03-04' };
    const helped = story.then(led(story, 'record-child', { ...child, help: 'yes' }));
    expect(helped.task('inform-buurtteam')).toMatchObject({ status: 'open', owner: { person: story.who('carla') } });
    expect(drawn(helped, 'complete-task', 'carla', { on: 'inform-buurtteam' })).toContain('zonder naam');
    expect(story.then(led(story, 'record-child', { ...child, help: 'no' })).task('inform-buurtteam')).toBeUndefined();
    expect(drawn(story, 'record-child', 'carla')).toContain(
      'Ja? Dan vraag ik je daarna: Informeer eerst het Buurtteam.',
    );
  });

  it.each(['vcog', 'stroomm', 'onze-wijs', 'perspectief'] as const)(
    'S1-28: at %s no form speaks of a Buurtteam',
    (id) => {
      expect(drawn(opened(id), 'record-child', crew[id].coordinator)).not.toMatch(/Buurtteam|Dan vraag ik je daarna/);
    },
  );

  it('S1-29: the concern can be brought to the CvB, with or without a name, which makes a plan out of four questions', () => {
    const form = drawn(cvb, 'answer-consultation', 'cor', { on: 'cvb-plan' });
    for (const part of ['Wat zijn de signalen?', 'Welke informatie', 'jeugdarts of Veilig Thuis', 'Hoe en door wie'])
      expect(form).toContain(part);
    const nameless = story.then(led(story, 'request-consultation', anonymous(story, 'cor')));
    expect(nameless.task('cvb-plan')?.mode).toBe('anonymous');
    expect(drawn(nameless, 'answer-consultation', 'cor', { on: 'cvb-plan' })).not.toContain('Jip');
  });

  it('S1-35: the person consulted is asked about their own norm, and the CvB whether theirs has shifted', () => {
    const asked = story.then(led(story, 'request-consultation', open(story, 'noor')));
    expect(drawn(asked, 'answer-consultation', 'noor', { on: 'consultation' })).toContain(
      'Twijfel je over je eigen norm?',
    );
    expect(drawn(cvb, 'answer-consultation', 'cor', { on: 'cvb-plan' })).toContain('is onze norm verschoven?');
  });
});
