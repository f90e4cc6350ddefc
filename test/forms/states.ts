import type { Agreement } from '../../src/agreement/agreement';
import { signKinds } from '../../src/case/signal/signs';
import { bindDialog } from '../../src/cards/bind-dialog';
import type { AdaptiveCard } from '../../src/cards/card';
import { dialogs } from '../../src/forms/all';
import { showPage, type Problem } from '../../src/forms/show';
import type { DialogView, RelatedCase, Values } from '../../src/forms/types';
import type { DialogName } from '../../src/room/names';
import type { Page } from '../../src/view/view';
import { signerFields } from '../../src/case/talk/signatures';
import { familyFields } from '../case/given';
import { advice, anonymously, asking, consent, consulted as heard, family, report, talk } from '../rules/acts';
import { crew, forHelp, forReport, led, opened, settled, viewOf, weighing } from '../rules/crew';
import { referral } from '../rules/on-the-way';
import { intake, Story, type ProtocolId } from '../rules/support';

/*
 * Every form and page by name, in the states that it can be in: what a person sees is looked at, and held against what
 * Teams takes.
 */

export interface State {
  /** "weigh: report wanted" */
  readonly name: string;
  readonly form: DialogName;
  readonly page: number;
  readonly view: DialogView;
  readonly values: Values;
}

interface More {
  readonly page?: number;
  readonly on?: string;
  readonly values?: Values;
  readonly by?: string;
  readonly view?: Partial<DialogView>;
}

const state = (form: DialogName, what: string, story: Story, by: string, more: More = {}): State => ({
  name: `${form}: ${what}`,
  form,
  page: more.page ?? 1,
  view: { ...viewOf(story, more.by ?? by, more.on), ...more.view },
  values: more.values ?? {},
});

const id: ProtocolId = 'vcog';
const { coordinator, deputy, teacher, consulted, outsider, director, board } = crew[id];

/** More is open than the form of closing has lines for. */
const busy = Array.from({ length: 11 }, (_, index) => index + 1).reduce(
  (story, count) =>
    story.then({
      by: coordinator,
      does: 'plan-task',
      with: { person: story.who(consulted), what: `Kijken, ${count}`, due: '2027-05-20' },
    }),
  opened(id),
);

const nothing = Story.at(id);

const schoolNamed = (name: string): Agreement => ({
  ...nothing.agreement,
  school: { ...nothing.agreement.school, id: name, name },
});
const begun = opened(id);
const known = begun.then(family(id));
const asked = known.then(asking(id, outsider, anonymously), asking(id, consulted));
const planned = known.then(advice(id), talk(id));
const later = Object.fromEntries(Object.values(signerFields).map((end) => [`signed${end}`, 'later']));
const talked = planned.then(report(teacher, later));
const ofChild = known.then(advice(id), talk(id, { with: 'child' }));
const childTalked = ofChild.then(report(teacher, later));
const refused = settled(known.then(consent(id, 'p1', { answer: 'refused' })));
const dividing = opened('onze-wijs').then({
  by: crew['onze-wijs'].coordinator,
  does: 'request-consultation',
  with: { to: opened('onze-wijs').who(crew['onze-wijs'].consulted), mode: 'open', question: 'Wat zie jij?' },
});
const endangered = known.then({ by: teacher, does: 'declare-emergency' });
const leaderless = begun.then({ by: coordinator, does: 'stay-out' }, { by: deputy, does: 'stay-out' });
const still = known.then({ by: teacher, does: 'alert-board', with: { suspect: begun.who(coordinator) } });
const weighed = toReport();
const referredTo = weighed.then(referral(weighed));
const reportedAtOnce = known.then(
  led(known, 'record-report', { reporter: known.who(coordinator), date: '2027-05-10', how: 'phone', urgent: true }),
);
const older = begun.then({ ...family(id), with: { ...familyFields, birthDate: '2013-03-04' } });
const estimating = opened('luc-stevens').then(asking('luc-stevens', 'cor'));

function toReport(): Story {
  const story = settled(opened(id).then(family(id)));
  return story.then(weighing(story, forReport, { report: 'yes', help: 'no' }));
}

/** Help was decided on, and waits for those who weigh along. */
function toHelp(): Story {
  const story = manySignals(id);
  return story.then(weighing(story, forHelp, { report: 'no', help: 'yes', evaluate: '2027-06-21' }));
}

/** Who thought along from outside weighs along, without who it is. */
const outside = settled(opened('onze-wijs').then(...heard('onze-wijs', 'jet', anonymously)));
const onSummary = outside.then(
  weighing(outside, forHelp, {
    report: 'no',
    help: 'yes',
    evaluate: '2027-06-21',
    summary: 'Een kind eet weinig.',
    clean: true,
  }),
);

/** More than a page has room for, in letters of two bytes. */
function manySignals(at: ProtocolId): Story {
  const { danger: _, staff: __, child: ___, group: ____, ...seen } = intake;
  const fields = { ...seen, what: '"één" '.repeat(40), direction: 'confirms', safe: 'yes' };
  const acts = Array.from(
    { length: 40 },
    () => ({ by: crew[at].teacher, does: 'record-signal', with: fields }) as const,
  );
  return settled(opened(at)).then(...acts);
}

const sibling: RelatedCase = {
  case: 'b'.repeat(32),
  code: 'M2T9',
  as: 'sibling',
  reporter: { person: begun.who(teacher), name: 'Els', role: 'leerkracht', external: false },
};

const natures = ['told-by-child', 'told-by-third', 'told-by-adult', 'diagnosis'] as const;

/** Before there is a case. */
const reporting: readonly State[] = [
  ...[1, 2, 3].map((page) => state('open-case', `page ${page}`, nothing, teacher, { page })),
  ...(['open-case', 'declare-emergency', 'alert-board'] as const).map((name) =>
    state(name, 'of somebody of two schools', nothing, teacher, {
      view: { fresh: true, schools: ['De Eerste', 'De Tweede'].map(schoolNamed) },
    }),
  ),
  state('open-case', 'of somebody who may write a diagnosis', nothing, coordinator, { page: 2 }),
  ...natures.map((nature) => state('open-case', nature, nothing, teacher, { page: 4, values: { nature } })),
  state('open-case', 'about two children', nothing, teacher, { page: 2, values: { child: 'Jip en Daan' } }),
  state('open-case', 'the list of signals', nothing, teacher, { page: 5, values: { kinds: signKinds } }),
  state('declare-emergency', 'from a card', begun, teacher),
  state('declare-emergency', 'before any case', nothing, teacher, { values: { danger: 'yes', staff: 'no' } }),
  state('declare-emergency', 'beside a form', begun, teacher, { values: { from: 'record-signal' } }),
  state('alert-board', 'before any case', nothing, teacher, { values: { danger: 'no', staff: 'yes' } }),
  state('alert-board', 'from a card', begun, teacher),
  state('alert-board', 'which case', begun, teacher, { page: 2 }),
  state('alert-board', 'which case, once the board was alerted', begun, teacher, { page: 3 }),
  state('alert-board', 'about something else', begun, teacher, { page: 4 }),
  state('decide-standstill', 'for the board', still, board),
  state('decide-standstill', 'for who said so', still, teacher),
  ...(['go-on', 'wait', 'close', 'mistake'] as const).map((decision) =>
    state('decide-standstill', decision, still, board, { page: 2, values: { decision } }),
  ),
  state('record-signal', 'what', begun, teacher),
  state('record-signal', 'where', begun, teacher, { page: 2 }),
  state('record-signal', 'the list of signals', begun, teacher, { page: 4, values: { kinds: signKinds } }),
  ...natures.map((nature) => state('record-signal', nature, begun, teacher, { page: 3, values: { nature } })),
  state('record-child', 'known', known, coordinator),
  state('record-child', 'new', begun, coordinator),
];

const consulting: readonly State[] = [
  state('request-consultation', 'whom', begun, coordinator),
  state('request-consultation', 'beside a sibling', begun, coordinator, {
    view: { relatedCases: [{ ...sibling, way: 'sibling' }] },
  }),
  state('request-consultation', 'from outside', begun, coordinator, { page: 2, values: { to: begun.who(outsider) } }),
  state('request-consultation', 'of a child that can be recognised in the question', begun, coordinator, {
    values: { to: begun.who(outsider), question: 'Wat denk jij van Jip?' },
  }),
  state('request-consultation', 'of a child that can be recognised in both', begun, coordinator, {
    page: 2,
    values: { to: begun.who(outsider), question: 'Wat denk jij van Jip?', summary: 'Jip is stil.' },
  }),
  state('answer-consultation', 'of a colleague', asked, consulted, { on: 'consultation' }),
  state('answer-consultation', 'with an estimate', estimating, 'cor', { on: 'cvb-plan' }),
  state('waive-consultation', 'what is required', begun, coordinator),
  state('record-advice', 'ordinary', begun, coordinator),
  state('record-consent', 'no parents', begun, coordinator),
  state('record-consent', 'two parents', known, coordinator),
  state('plan-task', 'ordinary', begun, coordinator),
  state('record-parent-contact', 'ordinary', begun, coordinator),
];

const talking: readonly State[] = [
  state('plan-talk', 'ordinary', known, coordinator),
  state('plan-talk', 'in the place of another', planned, coordinator),
  state('prepare-talk', 'with the parents', planned, teacher, { on: 'talk-report' }),
  state('prepare-talk', 'with the child', ofChild, teacher, { on: 'talk-report' }),
  state('waive-talk', 'ordinary', known, coordinator),
  ...[1, 2, 3].map((page) => state('record-talk', `page ${page}`, planned, teacher, { page, on: 'talk-report' })),
  state('record-talk', 'with the child', ofChild, teacher, { page: 3, on: 'talk-report' }),
  state('record-signatures', 'the parents', talked, coordinator, { on: 'signing' }),
  state('record-signatures', 'the child', childTalked, coordinator, { on: 'signing' }),
];

const answers: Values = { q1: 'yes', q2: 'yes' };
const deciding: readonly State[] = [
  ...(['vcog', 'perspectief', 'luc-stevens'] as const).map(
    (at) => state('weigh', `what there is, at ${at}`, settled(opened(at)), crew[at].coordinator),
    state('weigh', 'after an emergency report', reportedAtOnce, coordinator, { page: 3 }),
  ),
  ...(['vcog', 'perspectief', 'luc-stevens'] as const).map((at) =>
    state('weigh', `in words, at ${at}`, settled(opened(at)), crew[at].coordinator, { page: 5 }),
  ),
  state('weigh', 'after many signals', manySignals('luc-stevens'), crew['luc-stevens'].coordinator),
  state('weigh', 'beside a sibling', talked, coordinator, { view: { relatedCases: [sibling] } }),
  ...[2, 3, 4].map((page) => state('weigh', `page ${page}`, talked, coordinator, { page })),
  state('weigh', 'with the chance of harm', opened('luc-stevens'), crew['luc-stevens'].coordinator, { page: 2 }),
  state('weigh', 'report wanted', talked, coordinator, { page: 3, values: answers }),
  state('weigh', 'after a refusal', refused, coordinator, { page: 4, values: answers }),
  state('agree-weighing', 'ordinary', weighed, director),
  state('agree-weighing', 'from outside, without who it is', onSummary, 'jet', { on: 'weigh-along' }),
  state('weigh', 'a summary for outside', outside, crew['onze-wijs'].coordinator, {
    page: 6,
    values: { report: 'no', help: 'yes' },
  }),
  state('weigh', 'a name in the summary', outside, crew['onze-wijs'].coordinator, {
    page: 6,
    values: { report: 'no', help: 'yes', summary: 'Jip de Vries eet weinig.' },
  }),
  state('agree-weighing', 'waited for, after many signals', toHelp(), director, { on: 'weigh-along' }),
  ...[1, 2, 3, 4].map((page) => state('record-report', `page ${page}`, weighed, coordinator, { page })),
  state('record-report', 'an older child', older, coordinator, { page: 2 }),
  state('record-report', 'no parents', begun, coordinator, { page: 2 }),
  state('report-draft', 'ordinary', weighed, coordinator),
  state('record-inquiry', 'ordinary', known, coordinator),
  state('record-file-request', 'ordinary', known, coordinator),
  state('record-feedback', 'ordinary', known, coordinator),
  state('refer', 'ordinary', known, coordinator),
  state('record-followup', 'ordinary', known, coordinator),
  state('record-followup', 'to whom the family went', referredTo, coordinator, { on: 'arrival' }),
  state('close-case', 'nothing open', known, coordinator),
  state('close-case', 'still open', weighed, coordinator),
  state('close-case', 'line by line', weighed, coordinator, { page: 2 }),
  state('close-case', 'more lines than fit', busy, coordinator, { page: 2 }),
  state('reopen-case', 'ordinary', known, coordinator),
];

const requesting: readonly State[] = [
  state('complete-task', 'ordinary', begun, coordinator, { on: 'child-facts' }),
  state('complete-task', 'to tell the reporter', underWay('luc-stevens'), crew['luc-stevens'].coordinator, {
    on: 'tell-reporter',
  }),
  state('complete-task', 'who coordinates the care', dividing, crew['onze-wijs'].coordinator, { on: 'divide-care' }),
  state('complete-task', 'of the protocol', endangered, teacher, { on: 'emergency-account' }),
  state('not-now', 'which way', asked, consulted, { on: 'consultation' }),
  ...['later', 'other', 'cannot'].map((choice) =>
    state('not-now', choice, asked, consulted, { on: 'consultation', page: 2, values: { choice } }),
  ),
  state('withdraw-request', 'ordinary', asked, coordinator, { on: 'consultation' }),
  state('withdraw-emergency', 'ordinary', endangered, teacher),
  state('correct', 'ordinary', begun, teacher, { values: { entry: '2' } }),
  state('move-case', 'ordinary', begun, coordinator),
  state('relate', 'one other', begun, coordinator, { view: { relatedCases: [sibling] } }),
  state('relate', 'nothing to choose', begun, coordinator),
];

/** Something is done, so that the reporter is to be told. */
function underWay(at: ProtocolId): Story {
  const story = opened(at);
  const plan = { person: story.who(crew[at].consulted), what: 'Kijken op het plein', due: '2027-05-20' };
  return story.then(led(story, 'plan-task', plan));
}

const people: readonly State[] = [
  state('admit', 'ordinary', begun, coordinator),
  state('dismiss', 'ordinary', asked, coordinator),
  state('keep-out', 'ordinary', begun, coordinator),
  state('stay-out', 'ordinary', begun, teacher),
  state('lift-keeping-out', 'ordinary', leaderless, board),
  state('name-lead', 'ordinary', leaderless, board),
  state('hand-over-role', 'which', nothing, director),
  ...['role', 'left'].map((about) => state('hand-over-role', about, nothing, director, { page: 2, values: { about } })),
  state('stand-in', 'nobody stands in', nothing, coordinator, { page: 2 }),
  state('stand-in', 'somebody stands in', standingIn(), coordinator),
  state('check-map', 'ordinary', nothing, coordinator),
  state('check-year', 'ordinary', nothing, director),
  state('keep-in-map', 'what', nothing, coordinator),
  state('keep-in-map', 'who goes', nothing, coordinator, { page: 2, values: { about: 'remove' } }),
  state('keep-in-map', 'changed', nothing, coordinator, {
    page: 3,
    values: { about: 'change', entry: 'Crisisteam Wilgenland' },
  }),
];

/** Somebody stands in for the coordinator. */
function standingIn(): Story {
  return Story.at(id, { changed: { number: 1, left: [], standIn: { person: 'tim', until: '2027-05-20' } } });
}

const reading: readonly State[] = [
  state('my-part', 'of the coordinator', asked, coordinator),
  state('my-part', 'of a colleague', asked, consulted),
  state('my-part', 'beside a sibling', asked, coordinator, { view: { relatedCases: [sibling] } }),
  state('my-part', 'no case', nothing, teacher),
  state('dossier', 'of the coordinator', talked, coordinator),
  state('dossier', 'second page', weighed, coordinator, { page: 2 }),
  state('dossier', 'of the reporter', talked, teacher),
  state('dossier', 'nothing to read', begun, outsider),
];

export const states: readonly State[] = [
  ...reporting,
  ...consulting,
  ...talking,
  ...deciding,
  ...requesting,
  ...people,
  ...reading,
];

/** The state of this name. */
export function stateNamed(name: string): State {
  const found = states.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no state ${name}`);
  return found;
}

/** What it is before it is laid out. */
export const pageOf = ({ form, view, page, values }: State, problem?: Problem): Page =>
  showPage(dialogs[form], view, page, values, problem);

export const cardOf = (one: State): AdaptiveCard => bindDialog(pageOf(one));
