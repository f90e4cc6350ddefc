import { commandSchemas, type CommandName } from '../../src/case/commands';
import { timeline } from '../../src/forms/dossier/timeline';
import { crew, drawn, forHelp, intakeAt, led, opened, settled, viewOf, weighing } from './crew';
import type { FieldValue } from '../../src/view/values';
import { protocolIds, Story, type ProtocolId } from './support';

/* Chapter 2, what is written down of the signals: S1-01 to S1-13, S1-31 and S1-32. */

/** The fields that a form may not leave out. */
const missing = (command: CommandName, fields: Readonly<Record<string, FieldValue | undefined>>): readonly string[] =>
  (commandSchemas[command].safeParse(fields).error?.issues ?? []).map(({ path }) => path.join('.'));

const another = {
  what: 'Hij was vandaag vrolijk',
  nature: 'observation',
  date: '2027-05-10',
  place: 'klas',
  situation: 'kring',
  alone: true,
  direction: 'contradicts',
  safe: 'yes',
};

/** The task in which the teacher maps the signals, as each protocol names it. */
const mapping = {
  vcog: 'map-signals',
  stroomm: 'observe-signals',
  'onze-wijs': 'map-signals',
  perspectief: 'observe-signals',
};
const mapped = (id: keyof typeof mapping): string =>
  drawn(opened(id), 'complete-task', crew[id].teacher, { on: mapping[id] });

describe.each(['vcog', 'stroomm', 'onze-wijs', 'perspectief'] as const)('in %s', (id) => {
  it('S1-01: the child’s teacher is asked to look with the list of signals, and to write down what they saw', () => {
    const story = opened(id);
    expect(story.task(mapping[id])?.owner.person).toBe(story.who(crew[id].teacher));
    expect(mapped(id)).toMatch(/Welke lijst|met de signalenlijst, in de klas/);
    expect(missing('complete-task', { date: '2027-05-10' })).toEqual(['result']);
  });

  it('S1-16: a visit at home can be agreed on, and is asked of nobody by itself', () => {
    const story = opened(id);
    expect(story.open).not.toContain('home-visit');
    expect(drawn(story, 'plan-task', crew[id].coordinator)).toContain('Huisbezoek');
    const visit = { person: story.who(crew[id].teacher), kind: 'home-visit', what: 'Kennismaken', due: '2027-05-20' };
    const planned = story.then(led(story, 'plan-task', visit));
    expect(planned.task('home-visit')?.owner.person).toBe(story.who(crew[id].teacher));
    expect(drawn(planned, 'complete-task', crew[id].teacher, { on: 'home-visit' })).toContain('wie waren erbij?');
    const first = opened(id, { categories: ['honour'] });
    expect(first.refusal(led(first, 'plan-task', visit)).fields).toEqual(['kind']);
  });
});

describe('in luc-stevens', () => {
  it('S1-01: the coordinator reads that people look with the list, and agrees with a teacher who looks and until when', () => {
    const story = opened('luc-stevens');
    expect(drawn(story, 'my-part', 'carla')).toContain('Kijk met de signalenlijst, in de klas en daarbuiten.');
    const plan = {
      person: story.who('anna'),
      kind: 'observe-signals',
      what: 'Twee weken, elke dag',
      due: '2027-05-24',
    };
    const planned = story.then(led(story, 'plan-task', plan));
    expect(planned.task('observe-signals')?.owner.person).toBe(story.who('anna'));
    expect(drawn(planned, 'complete-task', 'anna', { on: 'observe-signals' })).toContain('Welke lijst gebruikte je');
  });
});

describe.each(protocolIds)('in %s', (id) => {
  const { teacher, coordinator } = crew[id];

  it('S1-02: every signal says whether it confirms or contradicts the concern; what contradicts it is asked for', () => {
    expect(missing('record-signal', { ...another, direction: undefined })).toEqual(['direction']);
    const story = opened(id).then(
      { by: teacher, does: 'record-signal', with: another },
      { by: teacher, does: 'record-signal', with: { ...another, direction: 'confirms' } },
    );
    const page = drawn(story, 'my-part', coordinator);
    expect(page).toContain('Signalen die de zorg bevestigen: 2. Die haar ontkrachten: 1.');
    expect(page).toContain('Schrijf ook op wat de zorg weerspreekt.');
    expect(drawn(story, 'dossier', coordinator)).toContain('Ontkracht de zorg');
  });

  it('S1-03: signals, contacts, steps and decisions stand in one course of events, and people are asked for it', () => {
    const story = settled(opened(id));
    const titles = timeline(
      viewOf(story.then(weighing(story, forHelp, { report: 'no', help: 'yes', evaluate: '2027-06-10' })), coordinator),
    ).map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        'Waarneming',
        'Stap begonnen: signalen in kaart',
        'Geen advies van Veilig Thuis nodig',
        'Gewogen. Melden: nee. Hulp: ja',
      ]),
    );
    expect(drawn(opened(id), 'my-part', coordinator)).toContain('Leg ook contacten en het verloop vast.');
  });

  it('S1-04: a signal is not written down without date, place, situation and who was there, or that nobody was', () => {
    const fields = intakeAt(id);
    for (const field of ['place', 'situation'])
      expect(missing('open-case', { ...fields, [field]: undefined })).toEqual([field]);
    expect(missing('open-case', { ...fields, alone: false })).toEqual(['present']);
    expect(missing('open-case', { ...fields, date: '' })).toEqual(['date']);
  });

  it('S1-06: facts stand apart from what people suppose, and the child’s own words apart from both', () => {
    const supposed = { ...another, what: 'Misschien slaapt hij slecht', nature: 'hypothesis' };
    const told = { ...another, nature: 'told-by-child' };
    expect(missing('record-signal', told)).toEqual(['quote']);
    const story = opened(id).then(
      { by: teacher, does: 'record-signal', with: supposed },
      { by: teacher, does: 'record-signal', with: { ...told, quote: 'Ik wil hier blijven' } },
    );
    const entries = timeline(viewOf(story, coordinator)).filter(({ texts }) =>
      texts.some(({ label }) => label === 'Dit signaal'),
    );
    expect(entries.map(({ section }) => section)).toEqual(['facts', 'suppositions', 'facts']);
    expect(entries.at(-1)?.texts).toContainEqual({ label: 'Woord voor woord', text: 'Ik wil hier blijven' });
    expect(drawn(story, 'my-part', coordinator)).toContain('Schrijf feiten op.');
  });

  it('S1-07: what a signal is must be said, and a hypothesis is called one wherever it is read', () => {
    expect(missing('record-signal', { ...another, nature: undefined })).toEqual(['nature']);
    const story = opened(id, { nature: 'hypothesis' });
    expect(drawn(story, 'dossier', coordinator)).toMatch(/Hypothesen en gevoel: nog niet zeker.*Hypothese/);
    expect(drawn(story, 'my-part', coordinator)).toContain('Wat je vermoedt, noem je een hypothese.');
  });

  it('S1-31: nobody weighs before a signal is in writing, also not after danger; then it is asked to be written down', () => {
    expect(missing('open-case', { ...intakeAt(id), what: '' })).toEqual(['what']);
    const danger = Story.at(id).then({ by: teacher, does: 'declare-emergency' });
    expect(drawn(danger, 'complete-task', teacher, { on: 'emergency-account' })).toContain('Wat zag of hoorde je?');
    const story = settled(danger);
    const act = weighing(story, forHelp, { report: 'no', help: 'yes', evaluate: '2027-06-10' });
    expect(story.refusal(act).text).toContain('Schrijf eerst op wat iemand zag of hoorde.');
    const written = story.then(led(story, 'record-signal', { ...another, direction: 'confirms' }));
    expect(written.then(act).state.weighing).toMatchObject({ help: true });
  });
});

it.each(['vcog', 'onze-wijs'] as const)(
  'S1-05: it is asked what was seen, heard and smelt, and who told it (%s)',
  (id) => {
    const form = drawn(Story.at(id), 'open-case', crew[id].teacher, { page: 2, values: intakeAt(id) });
    expect(form).toContain('Wat zag, hoorde of rook je?');
    expect(form).toContain('Verteld door het kind');
    expect(form).toContain('Verteld door een ander');
    expect(mapped(id)).toMatch(/zag, hoorde of rook je/);
  },
);

describe.each<ProtocolId>(['vcog', 'stroomm', 'onze-wijs', 'luc-stevens'])('in %s', (id) => {
  it('S1-12: the concern goes into the pupil file: who did it and when is written down, and closing asks for it', () => {
    const before = settled(opened(id));
    const story = before.then(weighing(before, { q1: 'no' }, { report: 'no', help: 'no' }));
    expect(story.task('file-case')).toMatchObject({
      status: 'open',
      owner: { person: story.who(crew[id].coordinator) },
    });
    const close = led(story, 'close-case', {
      reason: 'no-suspicion',
      motivation: 'het was iets anders',
      agreements: 'geen',
      wentWell: 'het overleg',
      tookLong: 'niets',
      lapsedWhy: 'De zorg is afgesloten',
      safe: 'yes',
    });
    expect(story.refusal(close).fields).toEqual(['despiteOpen']);
    const filed = story.then(led(story, 'complete-task', { result: 'Overgenomen', date: '2027-05-10' }, 'file-case'));
    const told = timeline(viewOf(filed, crew[id].coordinator)).find(({ title }) => title.endsWith('dossier: klaar'));
    expect(told?.dates).toMatch(/^Gebeurd: ma 10 mei\. Opgeschreven: .*, door /);
  });
});

it('S1-12: where the pupil file may be used, it is not asked for, and closing has a place for its date', () => {
  const before = settled(opened('perspectief'));
  const story = before.then(weighing(before, { q1: 'no' }, { report: 'no', help: 'no' }));
  expect(story.open).not.toContain('file-case');
  expect(drawn(story, 'close-case', 'koen')).toContain('In leerlingdossier op');
});

it.each(['stroomm', 'onze-wijs', 'perspectief'] as const)(
  'S1-13: it can be accounted for: of all that was done the dossier tells when, and by whom it was written down (%s)',
  (id) => {
    const story = settled(opened(id));
    const entries = timeline(viewOf(story, crew[id].coordinator));
    expect(entries.length).toBeGreaterThan(8);
    for (const { dates } of entries) expect(dates).toMatch(/Opgeschreven: .*, door |^Op /);
  },
);

it.each(['vcog', 'onze-wijs', 'perspectief'] as const)(
  'S1-32: the child’s teacher looks for what supports the signals, and writes the result (%s)',
  (id) => {
    expect(mapped(id)).toContain('Welke onderbouwing is er');
    const story = opened(id);
    const result = { result: 'Dit staaft het', date: '2027-05-10' };
    const done = story.then({ by: crew[id].teacher, does: 'complete-task', on: mapping[id], with: result });
    expect(done.task(mapping[id])?.status).toBe('answered');
  },
);
