import { commandNames, commandSchemas } from '../../src/case/commands';
import { schoolSchema } from '../../src/agreement/school-schema';
import { leads } from '../../src/case/involvement';
import { permits } from '../../src/case/access';
import { participantIn } from '../../src/case/task/policy';
import { callsUntil } from '../../src/case/task/ladder';
import { stagnationUntil } from '../../src/case/course/stagnation';
import { dialogs } from '../../src/forms/all';
import { showPage } from '../../src/forms/show';
import { timeline } from '../../src/forms/dossier/timeline';
import { room } from '../../src/room/room';
import { inputsOf } from '../../src/view/view';
import { pageOf, states as formStates } from '../forms/states';
import { crew, drawn, intakeAt, led, opened, viewOf } from './crew';
import { agreementOf, monday, protocolIds, Story } from './support';

const closing = {
  reason: 'other-cause',
  motivation: 'm',
  agreements: 'a',
  wentWell: 'w',
  tookLong: 't',
  lapsedWhy: 'De zorg is afgesloten',
  heard: ['parents'],
  safe: 'yes',
};

describe.each(protocolIds)('roles at %s', (id) => {
  const { teacher, coordinator, deputy, director, consulted: colleague, colleague: stranger } = crew[id];

  it('R-01: the coordinator hears first, leads the case, and alone closes it', () => {
    const story = opened(id);
    expect(story.task('read-concern')?.owner.person).toBe(story.who(coordinator));
    expect(leads(story.state, story.who(coordinator))).toBe(true);
    expect(story.refusal({ by: teacher, does: 'close-case', with: closing }).code).toBe('not-yours');
  });

  it('R-02, R-22: who coordinates is the school’s choice, with a deputy who is somebody else', () => {
    const { coordinator: holder } = agreementOf(id).school.roles;
    expect(holder.deputy).not.toBe(holder.person);
    const { deputy: _, ...alone } = holder;
    const { school } = agreementOf(id);
    const refused = schoolSchema.safeParse({ ...school, roles: { ...school.roles, coordinator: alone } });
    expect(refused.error?.issues.map(({ path }) => path.join('.'))).toContain('roles.coordinator.deputy');
    expect(opened(id).state.cast).toMatchObject({
      coordinator: { person: opened(id).who(coordinator) },
      deputy: { person: opened(id).who(deputy) },
    });
  });

  it('R-04: the director learns the process of a case and no content', () => {
    const story = opened(id);
    const see = (view: 'dossier' | 'my-part') => permits(story.state, story.who(director), { view });
    expect([see('dossier'), see('my-part')]).toEqual(['not-yours', 'not-yours']);
  });

  it('R-05: everybody can see what the app does and who the coordinator is, and each task has a name, a date and an owner', () => {
    const story = opened(id);
    const received = room(story.state, story.agreement, monday).items.find(({ key }) => key === 'received');
    expect(received?.card.data['coordinator']).toBe(story.agreement.school.people[coordinator]?.name);
    for (const task of story.state.tasks)
      expect([task.owner.name, task.due]).toEqual([expect.any(String), expect.stringMatching(/T/)]);
  });

  it('R-06: on every form that says something about the child it is asked whether the child is safe today', () => {
    const asking = commandNames.filter((name) => 'safe' in commandSchemas[name].shape);
    expect(asking).toEqual(
      expect.arrayContaining(['record-signal', 'record-talk', 'weigh', 'record-followup', 'close-case']),
    );
    for (const name of asking)
      expect(commandSchemas[name].safeParse({}).error?.issues.map(({ path }) => path[0])).toContain('safe');
  });

  it('R-07: nobody but who takes part sees anything of a case', () => {
    const story = opened(id);
    expect(permits(story.state, story.who(stranger), { view: 'my-part' })).toBe('hidden');
    expect(permits(story.state, story.who(stranger), { view: 'dossier' })).toBe('hidden');
  });

  it('R-08: a member may ask Veilig Thuis for advice and write it down; others may not', () => {
    const advice = { date: '2027-05-10', contact: 'phone', judgement: 'j', advice: 'a', talkAllowed: 'yes' };
    const story = opened(id);
    const events = story.when({ by: teacher, does: 'record-advice', with: advice });
    expect(events[0]?.type).toBe('advice-recorded');
    expect(story.refusal({ by: stranger, does: 'record-advice', with: advice }).code).toBe('not-found');
  });

  it('R-09: closing asks what went well, what took long, and who was heard', () => {
    for (const field of ['motivation', 'wentWell', 'tookLong', 'agreements'])
      expect(commandSchemas['close-case'].safeParse({ ...closing, [field]: '' }).success).toBe(false);
    expect(opened(id).then({ by: coordinator, does: 'close-case', with: closing }).state.status).toBe('closed');
  });

  it('R-10: a task is done only with its result', () => {
    expect(commandSchemas['complete-task'].safeParse({ result: ' ', date: '2027-05-10' }).success).toBe(false);
  });

  it('R-11: an open request is called to its owner first, then the coordinator, then the director', () => {
    const story = opened(id).then({
      by: coordinator,
      does: 'request-consultation',
      with: { to: opened(id).who(colleague), mode: 'open', question: 'Hoe kijk jij?' },
    });
    const task = story.state.tasks.find(({ owner }) => owner.person === story.who(colleague));
    if (task === undefined) throw new Error('nobody was asked');
    const { calls } = callsUntil(task, story.state, story.agreement, '2027-07-01T00:00:00.000Z');
    const first = (as: string): string => calls.find((call) => call.as === as)?.at ?? 'never';
    expect(first('owner') < first('coordinator') && first('coordinator') < first('director')).toBe(true);
  });

  it('R-12: of a case that stands still first the case lead hears, then the director, then the board', () => {
    const { state, agreement } = opened(id);
    const calls = stagnationUntil(state, agreement, '2027-09-01T00:00:00.000Z')?.calls ?? [];
    expect(calls.map(({ as }) => as)).toEqual(['coordinator', 'deputy', 'director', 'board']);
    expect(calls).toEqual([...calls].sort((a, b) => a.at.localeCompare(b.at)));
  });

  it('R-16: the dossier tells who did what and when, with both dates, as proof of the process', () => {
    const story = opened(id);
    const signal = timeline(viewOf(story, coordinator)).find(({ title }) => title === 'Waarneming');
    expect(signal?.dates).toMatch(/^Gebeurd: ma 10 mei\. Opgeschreven: ma 10 mei, 08\.30, door /);
  });

  it('R-17: whom the school works with is named where there is danger, and where one refers', () => {
    const story = opened(id);
    const emergency = JSON.stringify(showPage(dialogs['declare-emergency'], viewOf(story, teacher), 1, {}));
    const { socialMap } = story.agreement.school;
    const urgent = socialMap.filter((entry) => entry.emergency);
    expect(urgent.length).toBeGreaterThan(0);
    for (const { name } of urgent) expect(emergency).toContain(name);
    const refer = JSON.stringify(showPage(dialogs['refer'], viewOf(story, coordinator), 1, {}));
    for (const { name } of socialMap) expect(refer).toContain(name);
  });

  it('R-20: the program knows the protocol from its file alone: its roles, steps, tasks and terms', () => {
    const { protocol } = agreementOf(id);
    expect(opened(id).state.steps).toEqual([protocol.steps[0]?.id]);
    expect(opened(id).open).toEqual(
      expect.arrayContaining([...protocol.opening.tasks, ...(protocol.steps[0]?.tasks ?? [])]),
    );
  });
});

it('R-06: every command that says whether the child is safe today has a form that asks it', () => {
  const asking = commandNames.filter((name) => 'safe' in commandSchemas[name].shape);
  const shown = asking.filter((name) =>
    formStates.some(({ form, ...at }) => {
      if (!dialogs[form].sends.includes(name)) return false;
      return inputsOf(pageOf({ form, ...at }).blocks).some((input) => input.id === 'safe' && input.required);
    }),
  );
  expect(shown).toEqual(asking);
});

describe('what differs', () => {
  it('R-02: at VCOG the IB-er is the coordinator', () => {
    const { people: all, roles } = agreementOf('vcog').school;
    expect(all[roles.coordinator.person]?.roles).toContain('ib-er');
  });

  it('R-02: at Luc Stevens school social work is, with the orthopedagogue to think along', () => {
    const story = opened('luc-stevens');
    const consulting = story.then({
      by: 'carla',
      does: 'request-consultation',
      with: { to: story.who('olga'), mode: 'open', question: 'Hoe kijk jij?' },
    });
    expect(drawn(consulting, 'my-part', 'carla')).toContain(
      'De coördinator is het schoolmaatschappelijk werk. De orthopedagoog denkt mee.',
    );
  });

  it('R-03: Onze Wijs asks who coordinates the care, who does what, and who keeps everybody informed', () => {
    const story = opened('onze-wijs').then({
      by: 'carmen',
      does: 'request-consultation',
      with: { to: opened('onze-wijs').who('ria'), mode: 'open', question: 'Hoe kijk jij?' },
    });
    expect(story.task('divide-care')?.owner.person).toBe(story.who('carmen'));
    expect(drawn(story, 'complete-task', 'carmen', { on: 'divide-care' })).toContain(
      'Wie heeft welke taak, en wie houdt iedereen op de hoogte?',
    );
    const answer = { result: 'Lotte belt', date: '2027-05-10' };
    const says = (person?: string) => ({
      by: 'carmen',
      does: 'complete-task' as const,
      on: 'divide-care',
      with: person === undefined ? answer : { ...answer, person },
    });
    expect(story.refusal(says()).fields).toEqual(['person']);
    expect(story.refusal(says(story.who('jet'))).fields).toEqual(['person']);
    expect(story.task('keep-in-touch')?.owner.person).toBe(story.who('carmen'));
    const named = story.then(says(story.who('simon')));
    expect(named.task('keep-in-touch')?.owner.person).toBe(story.who('simon'));
    expect(named.state.members.map(({ person }) => person)).toContain(story.who('simon'));
    expect(named.state.cast.coordinator.person).toBe(story.who('carmen'));
    const gone = named.then(led(named, 'dismiss', { person: story.who('simon'), reason: 'verzoek' }));
    expect(gone.task('keep-in-touch')?.owner.person).toBe(story.who('carmen'));
    expect(participantIn('care-coordinator', gone.state, gone)?.person).toBe(story.who('carmen'));
  });

  it('R-03: at Luc Stevens an agreement among colleagues becomes a task with a name and a date', () => {
    const story = opened('luc-stevens').then({
      by: 'carla',
      does: 'plan-task',
      with: { person: opened('luc-stevens').who('noor'), what: 'Kijk in de klas', due: '2027-05-14' },
    });
    expect(story.task('planned')).toMatchObject({ owner: { name: 'Noor Hendriks' }, due: '2027-05-14T07:00:00.000Z' });
  });

  it.each(['vcog', 'stroomm', 'perspectief'] as const)(
    'R-18: at %s what was agreed with a partner is read where somebody works with them, and is looked at each year',
    (id) => {
      const { coordinator, teacher } = crew[id];
      const agreed = /Crisisteam [^"]*Afgesproken: zij bellen binnen een uur terug/;
      expect(drawn(opened(id), 'refer', coordinator)).toMatch(agreed);
      expect(drawn(opened(id), 'check-map', coordinator)).toMatch(agreed);
      expect(drawn(opened(id), 'declare-emergency', teacher)).toMatch(agreed);
    },
  );

  it.each(['vcog', 'stroomm', 'perspectief'] as const)(
    'R-19: at %s the support team hears of a case without a name, unless there is consent',
    (id) => {
      const key = { vcog: 'zeno', stroomm: 'otto', perspectief: 'bea' }[id];
      const ask = (mode: string) => ({
        by: crew[id].coordinator,
        does: 'request-consultation' as const,
        with: { to: opened(id).who(key), mode, question: 'Wat zien jullie?', summary: 'een kind', clean: true },
      });
      expect(opened(id).refusal(ask('open')).fields).toEqual(['mode']);
      expect(
        opened(id)
          .when(ask('anonymous'))
          .map(({ type }) => type),
      ).toContain('asked');
    },
  );

  it.each([
    ['stroomm', 'kindcheck', 'mark'],
    ['onze-wijs', 'map-signals', 'lotte'],
  ] as const)('R-21: at %s it is the child’s teacher who does %s', (id, rule, teacher) => {
    const story = Story.at(id).then({
      by: crew[id].consulted,
      does: 'open-case',
      with: intakeAt(id),
    });
    expect(story.task(rule)?.owner.person).toBe(story.who(teacher));
  });

  it('R-23: at VCOG the coordinator is there from the start, and alone chooses who else is consulted', () => {
    const story = opened('vcog');
    expect(story.state.members.map(({ person }) => person)).toContain(story.who('ina'));
    const ask = { to: story.who('lars'), mode: 'anonymous', question: 'q', summary: 's', clean: true };
    expect(story.refusal({ by: 'els', does: 'request-consultation', with: ask }).code).toBe('not-yours');
  });
});
