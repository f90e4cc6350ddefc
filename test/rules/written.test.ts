import { commandSchemas } from '../../src/case/commands';
import { timeline } from '../../src/forms/dossier/timeline';
import { room } from '../../src/room/room';
import { crew, drawn, forHelp, intakeAt, led, opened, settled, viewOf, weighing } from './crew';
import { monday, protocolIds, Story, type Act, type ProtocolId } from './support';
import type { Values } from '../../src/view/values';

/*
 * What people write down: what others told, a diagnosis, a feeling, signatures; and the reporter hears back. S1-08 to
 * S1-11, S1-20, S1-22, D-06, D-16.
 */

const signal = (by: string, more: Values): Act => ({
  by,
  does: 'record-signal',
  with: {
    what: 'Hij kwam zonder jas',
    nature: 'observation',
    date: '2027-05-10',
    place: 'plein',
    situation: 'ochtend',
    alone: true,
    direction: 'confirms',
    safe: 'yes',
    ...more,
  },
});
const hearsay = (by: string, more: Values = {}): Act =>
  signal(by, { nature: 'told-by-third', what: 'Het huilt elke avond', source: 'de conciërge', ...more });
const missing = ({ does, with: fields }: Act): readonly string[] =>
  (commandSchemas[does].safeParse(fields).error?.issues ?? []).map(({ path }) => path.join('.'));
const told = (story: Story, id: ProtocolId): string =>
  JSON.stringify(timeline(viewOf(story, crew[id].coordinator)).map(({ texts, title }) => [title, texts]));

describe.each(protocolIds)('in %s', (id) => {
  const { teacher, coordinator } = crew[id];
  const mayBeWritten = { mayRecord: 'yes' };

  it('S1-08: what somebody else told is not written down without its source, which the dossier names', () => {
    expect(missing(hearsay(teacher, { source: '' }))).toEqual(['source']);
    const story = opened(id).then(hearsay(teacher, mayBeWritten));
    expect(drawn(story, 'dossier', coordinator)).toContain('de conciërge');
  });

  it('S1-09: when they do not want it written down, only that there was contact is kept', () => {
    const story = opened(id).then(hearsay(teacher, { mayRecord: 'no' }));
    expect(JSON.stringify(story.events)).not.toContain('huilt');
    expect(told(story, id)).toContain('Iemand vertelde iets, en wil dat het er niet in staat');
    const page = drawn(story, 'record-signal', teacher, { page: 3, values: { nature: 'told-by-third' } });
    expect(page).toContain('Mag dit erin?');
  });

  it('S1-10: a diagnosis is written down only of a trained professional, with who and when; a teacher writes none', () => {
    const diagnosis = {
      nature: 'diagnosis',
      diagnosedBy: 'mevrouw Kalkman',
      profession: 'psycholoog',
      diagnosedOn: '2027-03-01',
    };
    const story = opened(id);
    expect(story.refusal(signal(teacher, diagnosis)).fields).toEqual(['nature']);
    expect(drawn(story, 'record-signal', teacher)).not.toContain('Diagnose');
    expect(story.refusal(signal(coordinator, { ...diagnosis, profession: 'buurman' })).fields).toEqual(['profession']);
    for (const field of ['diagnosedBy', 'profession', 'diagnosedOn'])
      expect(missing(signal(coordinator, { ...diagnosis, [field]: '' }))).toEqual([field]);
    expect(told(story.then(signal(coordinator, diagnosis)), id)).toContain('mevrouw Kalkman, psycholoog');
  });

  it('S1-22: a feeling is enough to report; what was seen is asked afterwards, and nobody weighs before it is there', () => {
    const feeling = intakeAt(id, { nature: 'hunch', place: '', situation: '', alone: false });
    const story = Story.at(id).then({ by: teacher, does: 'open-case', with: feeling });
    expect(story.task('observation')).toMatchObject({ status: 'open', owner: { person: story.who(teacher) } });
    const act = weighing(story, forHelp, { report: 'no', help: 'yes', evaluate: '2027-06-10' });
    expect(settled(story).refusal(act).text).toContain('Schrijf eerst op wat iemand zag of hoorde.');
    const seen = story.then(signal(teacher, {}));
    expect(seen.task('observation')?.status).toBe('answered');
    expect(settled(seen).then(act).state.weighing).toMatchObject({ help: true });
  });

  const plan = (story: Story, more: Values = {}): Act =>
    led(story, 'plan-talk', {
      with: 'parents',
      risk: 'no',
      purpose: 'de zorg delen',
      signals: 'zijn jas',
      leader: story.who(coordinator),
      alone: 'de collega is ziek',
      date: '2027-05-10',
      where: 'school',
      ...more,
    });
  const report = (story: Story, signatures: Values): Act =>
    led(
      story,
      'record-talk',
      {
        told: 'doel',
        facts: 'jas',
        reaction: 'schrik',
        together: 'samen gekeken',
        present: 'moeder',
        date: '2027-05-10',
        outcome: 'recognises',
        safe: 'yes',
        ...signatures,
      },
      'talk-report',
    );

  it('S1-11, D-06: of each who was there it is written down whether they signed; one who did not yet, is asked again', () => {
    const before = opened(id);
    const planned = before.then(plan(before));
    expect(planned.refusal(report(planned, {})).fields).toEqual(['signed1', 'signedLeader']);
    const signed = planned.then(report(planned, { signed1: 'refused', signedLeader: 'yes' }));
    expect(told(signed, id)).toContain('Geweigerd');
    expect(signed.open).not.toContain('signing');
    const later = planned.then(report(planned, { signed1: 'later', signedLeader: 'yes' }));
    expect(later.open).toContain('signing');
    const done = later.then(led(later, 'record-signatures', { signed1: 'yes' }, 'signing'));
    expect(done.open).not.toContain('signing');
  });

  it('D-16: what a talk is for and which signals it is about are written down before it', () => {
    const story = opened(id);
    expect(missing(plan(story, { purpose: '' }))).toEqual(['purpose']);
    expect(missing(plan(story, { signals: '' }))).toEqual(['chosen', 'signals']);
    const version = story.events.find(({ event }) => event.type === 'signal-recorded')?.version;
    expect(told(story.then(plan(story, { signals: '', chosen: [String(version)] })), id)).toContain('Signaal');
  });
});

it('S1-09: a colleague who writes down what another told says whether that may be, or why it was not asked (onze-wijs)', () => {
  const story = opened('onze-wijs');
  const by = crew['onze-wijs'].teacher;
  expect(story.refusal(hearsay(by)).fields).toEqual(['mayRecord']);
  expect(missing(hearsay(by, { mayRecord: 'not-asked' }))).toEqual(['notAsked']);
  const asked = story.then(hearsay(by, { mayRecord: 'not-asked', notAsked: 'hij was al weg' }));
  expect(told(asked, 'onze-wijs')).toContain('Niet gevraagd, want: hij was al weg');
});

it('S1-22: of a person who takes no further part nothing more is asked; the coordinator asks them (vcog)', () => {
  const feeling = intakeAt('vcog', { nature: 'hunch' });
  const story = Story.at('vcog').then({ by: 'kees', does: 'open-case', with: feeling });
  expect(story.state.reporterStepsOut).toBe(true);
  expect(story.task('observation')?.owner.person).toBe(story.who(crew.vcog.coordinator));
});

it('S1-20: once something is done, the coordinator tells the first reporter, and writes which role they keep', () => {
  const before = opened('luc-stevens');
  const plan = { person: before.who('noor'), what: 'Kijken op het plein', due: '2027-05-20' };
  const story = before.then(led(before, 'plan-task', plan));
  expect(story.task('tell-reporter')).toMatchObject({ status: 'open', owner: { person: story.who('carla') } });
  expect(drawn(story, 'complete-task', 'carla', { on: 'tell-reporter' })).toContain('Blijft kijken en vult aan');
  const answer = { result: 'Verteld', date: '2027-05-10' };
  expect(story.refusal(led(story, 'complete-task', answer, 'tell-reporter')).fields).toEqual(['role']);
  const done = story.then(led(story, 'complete-task', { ...answer, role: 'watches' }, 'tell-reporter'));
  const item = room(done.state, done.agreement, monday).items.find(({ key }) => key === 'reporter-told');
  expect(item?.to).toBe(done.who('anna'));
  expect(JSON.stringify(item)).toContain('Blijf kijken');
  expect(JSON.stringify(item)).not.toMatch(/Jip|Verteld|plein/);
});
