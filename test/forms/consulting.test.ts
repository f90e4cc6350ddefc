import { identifying } from '../../src/case/child/identifying';
import { eventsOfTask } from '../../src/case/reading';
import { draftSummary } from '../../src/forms/consultation/draft-summary';
import { requestConsultationForm } from '../../src/forms/consultation/request-consultation';
import { cardText } from '../../src/cards/text';
import { bindDialog } from '../../src/cards/bind-dialog';
import { dialogs } from '../../src/forms/all';
import { showPage } from '../../src/forms/show';
import type { DialogView, Values } from '../../src/forms/types';
import { anonymously, asking, family } from '../rules/acts';
import { crew, led, opened, viewOf } from '../rules/crew';
import type { Story } from '../rules/support';

const { coordinator, consulted, outsider } = crew.vcog;
const signal = (what: string, nature: string, more: Values = {}): Values => ({
  what,
  nature,
  direction: 'confirms',
  date: '2027-05-10',
  place: 'Klas',
  situation: 'Ochtend',
  alone: true,
  safe: 'yes',
  ...more,
});
const known = opened('vcog').then(family('vcog'));
const told = known.then(
  led(known, 'record-signal', signal('Hij had geen jas aan', 'fact', { categories: ['neglect'] })),
  led(known, 'record-signal', signal('Hij vertelde iets', 'told-by-child', { quote: 'mama was boos' })),
  led(
    known,
    'record-signal',
    signal('Jip eet niet', 'observation', { signsBody: ['body.bruise'], signsWhere: ['arm'] }),
  ),
);
const versionsOf = (story: Story, ...natures: readonly string[]): readonly string[] =>
  story.events.flatMap(({ event, version }) =>
    event.type === 'signal-recorded' && natures.includes(event.signal.nature) ? [String(version)] : [],
  );

describe('who is asked to think along', () => {
  it('reads facts and observations unless the coordinator ticks otherwise', () => {
    const { chosen } = requestConsultationForm.fill?.(viewOf(told, coordinator), {}, 1) ?? {};
    expect(chosen).toEqual(versionsOf(told, 'fact', 'observation'));
    expect(requestConsultationForm.fill?.(viewOf(told, coordinator), { chosen: [] }, 1)).toMatchObject({ chosen: [] });
  });

  it('reads what was ticked for them in the form, and nothing else of the case, nor who reported', () => {
    const asked = told.then(asking('vcog', consulted, { chosen: versionsOf(told, 'fact') }));
    const view = viewOf(asked, consulted, 'consultation');
    const task = view.task;
    if (task === undefined) throw new Error('nothing is asked');
    const read = textOf('answer-consultation', { ...view, events: eventsOfTask(asked.state, task, asked.events) });
    expect(read).toContain('Hij had geen jas aan');
    expect(read).toContain('Feit, ma 10 mei');
    for (const word of ['Hij vertelde iets', 'mama was boos', 'Jip eet niet', asked.state.reporter.name])
      expect(read).not.toContain(word);
  });

  it('reads a signal as it was set right since', () => {
    const [entry = ''] = versionsOf(told, 'fact');
    const asked = told.then(
      asking('vcog', consulted, { chosen: [entry] }),
      led(told, 'correct', { entry, text: 'Hij had een dunne jas aan', reason: 'preciezer' }),
    );
    const view = viewOf(asked, consulted, 'consultation');
    if (view.task === undefined) throw new Error('nothing is asked');
    const read = textOf('answer-consultation', { ...view, events: eventsOfTask(asked.state, view.task, asked.events) });
    expect(read).toContain('Hij had een dunne jas aan');
    expect(read).not.toContain('geen jas');
  });

  it('can be several in one go: openly who may, by the summary who may not; both is checked', () => {
    const both = { also: [told.who(outsider)], chosen: versionsOf(told, 'fact'), ...anonymously, mode: 'open' };
    const asked = told.then(asking('vcog', consulted, both));
    const tasks = asked.state.tasks.filter(({ kind, status }) => kind === 'consult' && status === 'open');
    expect(tasks.map(({ owner, mode }) => [owner.person, mode])).toEqual([
      [told.who(consulted), 'open'],
      [told.who(outsider), 'anonymous'],
    ]);
    const [open, anonymous] = asked.events.flatMap(({ event }) =>
      event.type === 'asked' && event.task.kind === 'consult' ? [event] : [],
    );
    expect(open).toMatchObject({ chosen: versionsOf(told, 'fact').map(Number) });
    expect(open).not.toHaveProperty('summary');
    expect(anonymous).toMatchObject({ summary: anonymously.summary });
    expect(anonymous).not.toHaveProperty('chosen');
    expect(told.refusal(asking('vcog', consulted, { ...both, summary: '', clean: false })).code).toBe('not-allowed');
    expect(told.refusal(asking('vcog', consulted, { ...both, summary: 'Jip is stil' })).code).toBe('identifying');
  });

  it('is never somebody to whom there is no such case, nor does a choice of signals hold anything else', () => {
    expect(told.refusal(asking('vcog', consulted, { chosen: ['1'] })).fields).toEqual(['chosen']);
  });
});

describe('what somebody from outside reads', () => {
  it('begins as a draft out of choices alone', () => {
    const view = viewOf(told, coordinator);
    const draft = draftSummary(versionsOf(told, 'fact', 'observation').map(Number), view);
    expect(draft).toContain('Een kind tussen 4 en 12 jaar.');
    expect(draft).toContain('te weinig zorg of aandacht');
    expect(draft).toMatch(/op één dag: (feit|waarneming) \(\d\) en (feit|waarneming) \(\d\)\./);
    expect(draft).toContain('blauwe plek');
    for (const word of ['jas', 'eet', 'Jip', 'Klas']) expect(draft).not.toContain(word);
    expect(identifying(draft, told.state, told.agreement.school)).toEqual([]);
    expect(draftSummary([], view)).toBe('');
  });

  it('stands beside what people wrote, which does not go along', () => {
    const values = { to: told.who(outsider), mode: 'open', chosen: versionsOf(told, 'fact') };
    const read = textOf('request-consultation', viewOf(told, coordinator), values, 2);
    expect(read).toContain('Dit staat er, en gaat niet mee');
    expect(read).toContain('Hij had geen jas aan');
    expect(read).not.toContain('mama was boos');
  });
});

function textOf(name: 'answer-consultation' | 'request-consultation', view: DialogView, values: Values = {}, page = 1) {
  return cardText(bindDialog(showPage(dialogs[name], view, page, values)));
}
