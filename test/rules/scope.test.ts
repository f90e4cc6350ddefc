import { viewOf as cardViewOf } from '../../src/room/cards/all';
import { cardStates } from '../cards/states/all';
import { pageOf, states } from '../forms/states';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schoolSchema } from '../../src/agreement/school-schema';
import { commandSchemas } from '../../src/case/commands';
import { decide } from '../../src/case/decide';
import { timeline } from '../../src/forms/dossier/timeline';
import { categoryWords } from '../../src/forms/words';
import { room } from '../../src/room/room';
import { crew, drawn, forHelp, forReport, intakeAt, led, opened, settled, viewOf, weighing } from './crew';
import { agreementOf, caseId, monday, protocolIds, Story, type ProtocolId } from './support';

/* Chapter 0: for whom, what words mean, and the attitude with which people work. */

const root = join(__dirname, '..', '..');

it.each<ProtocolId>(['vcog', 'stroomm', 'perspectief', 'luc-stevens'])(
  'G-01: anybody who works there may report, whatever their function; also whom the school file forgot (%s)',
  (id) => {
    const agreement = agreementOf(id);
    const stranger = { id: 'f0000000-0000-4000-8000-000000000099', name: 'Invaller' };
    for (const { id: person, name } of [...Object.values(agreement.school.people), stranger]) {
      const [first] = decide(
        undefined,
        { name: 'open-case', fields: commandSchemas['open-case'].parse(intakeAt(id)) },
        { actor: { person, name }, now: monday, agreement, opening: { caseId, code: 'K7M4' } },
      );
      expect(first).toMatchObject({ type: 'case-opened', reporter: { person } });
    }
  },
);

it.each<ProtocolId>(['vcog', 'stroomm', 'perspectief'])(
  'G-02: all kinds can be chosen, among them threat, honour, genital mutilation, forced marriage and elder abuse (%s)',
  (id) => {
    const form = drawn(Story.at(id), 'open-case', crew[id].teacher, { page: 3, values: intakeAt(id) });
    for (const title of Object.values(categoryWords)) expect(form).toContain(title);
    expect(Object.keys(categoryWords)).toEqual(
      expect.arrayContaining(['physical', 'neglect', 'psychological', 'sexual', 'witness', 'honour', 'elder', 'other']),
    );
    expect(categoryWords.psychological).toContain('dreigen');
  },
);

it.each(protocolIds)(
  'G-03: a feeling that something is wrong is enough to report, without place or proof (%s)',
  (id) => {
    const { place: _place, situation: _situation, alone: _alone, ...hunch } = intakeAt(id, { nature: 'hunch' });
    const story = Story.at(id).then({ by: crew[id].teacher, does: 'open-case', with: hunch });
    expect(story.state.counts.signals).toBe(1);
  },
);

describe.each(protocolIds)('in %s', (id) => {
  it('G-04: the framework asks, and the one who weighs decides; what they decide is what is written down', () => {
    const story = settled(opened(id));
    const [event] = story
      .when(weighing(story, forReport, { report: 'no', help: 'no', against: 'wij zien het anders' }))
      .filter(({ type }) => type === 'weighed');
    expect(event).toMatchObject({ weighing: { framework: 'report', report: false, help: false } });
    const page = drawn(story, 'weigh', crew[id].coordinator, { page: 4, values: forReport });
    expect(page).toContain('Jij beslist.');
  });

  it('G-06: the five steps stand in their order', () => {
    expect(Story.at(id).agreement.protocol.steps.map(({ id: step }) => step)).toEqual([
      'signals',
      'consult',
      'talk',
      'weigh',
      'help',
    ]);
  });

  it('G-06: a step is not skipped in silence: weighing waits for a talk, or for the reason why there is none', () => {
    const story = opened(id);
    expect(story.refusal(weighing(story, forHelp, { report: 'no', help: 'no' })).code).toBe('not-allowed');
    const told = timeline(viewOf(settled(story), crew[id].coordinator)).find(({ title }) =>
      title.startsWith('Geen gesprek'),
    );
    expect(told?.texts.map(({ text }) => text)).toContain('kan niet');
  });

  it('G-06: with danger a report is made from the first step; what was passed over is filled in afterwards', () => {
    const story = opened(id).then({ by: crew[id].teacher, does: 'declare-emergency' });
    expect(story.task('emergency-rest')?.owner.person).toBe(story.who(crew[id].coordinator));
    expect(drawn(story, 'complete-task', crew[id].coordinator, { on: 'emergency-rest' })).toContain(
      'Welke stappen zijn overgeslagen?',
    );
    const report = { reporter: story.who(crew[id].coordinator), date: '2027-05-10', how: 'phone', urgent: true };
    expect(story.then(led(story, 'record-report', report)).state.reports).toHaveLength(1);
  });

  it('G-07: no report is a decision with a reason, which the director hears of; a report needs the consent of nobody', () => {
    const story = settled(opened(id));
    const no = { report: 'no', help: 'no' };
    expect(story.refusal(weighing(story, forReport, no)).fields).toEqual(['against']);
    const decided = story.then(weighing(story, forReport, { ...no, against: 'wij zien het anders' }));
    expect(decided.task('told-against')?.owner.person).toBe(story.who(crew[id].director));
    const family = { name: 'Jip de Vries', birthDate: '2019-03-04', parent1: 'Mia Zandstra', authority1: 'yes' };
    const refused = story.then(
      led(story, 'record-child', family),
      led(story, 'record-consent', {
        parent: 'p1',
        other: 'Wijkteam',
        purpose: 'hulp',
        answer: 'refused',
        date: '2027-05-10',
      }),
    );
    const report = {
      reporter: story.who(crew[id].coordinator),
      date: '2027-05-10',
      how: 'phone',
      norm: '1',
      discussed1: 'yes',
      on1: '2027-05-10',
      told: 'waarom wij melden',
      reaction: 'boos',
      schoolDoes: 'blijft kijken',
    };
    expect(refused.then(led(story, 'record-report', report)).state.reports).toHaveLength(1);
  });

  it('G-08: in special education there are points of attention of its own, in steps 1 and 2; elsewhere there are not', () => {
    const points = ['Kinderen hier lopen meer risico.', 'Vraag ook iemand van buiten het eigen team.'];
    const read = (kind: 'basisonderwijs' | 'sbo' | 'so'): string => {
      const story = Story.at(id, { kind }).then({ by: crew[id].teacher, does: 'open-case', with: intakeAt(id) });
      const asking = { to: story.who(crew[id].ibEr), mode: 'open', question: 'Hoe kijk jij?' };
      const second = story.then(led(story, 'request-consultation', asking));
      return [story, second].map((one) => drawn(one, 'my-part', crew[id].coordinator)).join();
    };
    for (const point of points) {
      expect(read('sbo')).toContain(point);
      expect(read('so')).toContain(point);
      expect(read('basisonderwijs')).not.toContain(point);
    }
  });
});

it('G-04: no card, form or protocol speaks of guilt, victims or proof, or gives a score', () => {
  const files = ['protocols', 'protocols/shared'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  const forms = [
    ...states.map((one) => JSON.stringify(pageOf(one))),
    ...cardStates.map(({ card }) => JSON.stringify(cardViewOf(card))),
  ];
  // Also words that no state of a form or card above happens to show.
  const written = ['src', 'cards'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') || name.endsWith('.json'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  expect(files.length + forms.length).toBeGreaterThan(100);
  expect(written.length).toBeGreaterThan(300);
  for (const text of [...files, ...forms, ...written])
    expect(text).not.toMatch(/\b(daders?|slachtoffers?|bewijs|score)\b/i);
});

describe('in luc-stevens', () => {
  const story = opened('luc-stevens');
  const asked = story.then(
    led(story, 'request-consultation', { to: story.who('noor'), mode: 'open', question: 'Hoe kijk jij?' }),
  );

  it('G-05: every open task is of one person of the case, and the coordinator leads from the start', () => {
    expect(asked.open.length).toBeGreaterThan(1);
    const people = Object.values(asked.agreement.school.people).map(({ id }) => id);
    for (const { owner } of asked.state.tasks) expect(people).toContain(owner.person);
    expect(asked.state.cast.coordinator.person).toBe(asked.who('carla'));
    expect(asked.state.members.map(({ person }) => person)).toContain(asked.who('carla'));
  });

  it('G-05: what somebody cannot do comes back to the coordinator', () => {
    const declined = asked.then({ by: 'noor', does: 'decline', on: 'consultation', with: { reason: 'geen tijd' } });
    const told = room(declined.state, declined.agreement, monday).items.filter(({ key }) =>
      key.startsWith('declined/'),
    );
    expect(told.map(({ to }) => to)).toEqual([declined.who('carla')]);
  });

  it('G-09: no school is without a protocol, and each of the five has one with all its steps', () => {
    const { protocol: _protocol, ...without } = asked.agreement.school;
    const refused = schoolSchema.safeParse(without);
    expect(refused.error?.issues.map(({ path }) => path.join('.'))).toEqual(['protocol']);
    for (const id of protocolIds) expect(agreementOf(id).protocol.steps).toHaveLength(5);
  });
});
