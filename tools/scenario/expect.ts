import type { BotAnswer } from '../practice/api';
import { inputsOf, textOf } from './cards';
import { expectStanding } from './expect-places';
import { expectMachinery } from './expect-machinery';
import type { Expectations } from './expectation-schema';
import type { Outcome } from './outcome';
import { Misses, type Miss } from './report';
import type { Kept, Stage } from './stage';

/** Everything that a step expects and that is not so. */
export async function check(stage: Stage, expected: Expectations, outcome: Outcome): Promise<readonly Miss[]> {
  const misses = new Misses();
  const codes = await refusalCodesIn(stage);
  const [only] = outcome.sent;
  if (expected.reply !== undefined) expectReply(misses, expected.reply, only?.answer);
  if (expected.refused !== undefined) misses.equal('refused', expected.refused, ended(codes, only));
  if (expected.accepted === true) misses.equal('accepted', 'done', ended(codes, only));
  if (expected.replies !== undefined) expectReplies(misses, expected.replies, outcome.sent, codes);
  const other = expected['same-answer-as'];
  if (other !== undefined) expectSame(misses, only?.answer, stage.kept.get(other)?.answer);
  if (expected.form !== undefined) expectForm(misses, stage, expected.form, only?.who ?? '');
  await expectStanding(misses, stage, expected, outcome);
  await expectMachinery(misses, stage, expected);
  return misses.list;
}

const read = (answer: BotAnswer | undefined): string =>
  [answer?.dialog?.title ?? '', textOf(answer?.dialog?.card), textOf(answer?.card), answer?.text ?? '']
    .filter((text) => text !== '')
    .join('\n');

/** A dialog may show what happened, and a failure is printed: then its title must do. */
const safely = (answer: BotAnswer | undefined): string =>
  answer === undefined
    ? 'no answer'
    : answer.dialog === undefined
      ? `${answer.status}: ${read(answer)}`
      : `the dialog "${answer.dialog.title}"`;

function expectReply(
  misses: Misses,
  expected: NonNullable<Expectations['reply']>,
  answer: BotAnswer | undefined,
): void {
  misses.says('reply', expected.says, read(answer), safely(answer));
  misses.lacks('reply', expected.lacks, read(answer));
  if (expected.status !== undefined) misses.equal('reply.status', expected.status, answer?.status);
}

/** How a request ended: `done`, or the code of its refusal, as the bot wrote it in its log for this activity. */
function ended(codes: ReadonlyMap<string, string>, sent: Kept | undefined): string {
  if (sent?.answer === undefined) return 'nothing was sent';
  if (sent.answer.status === 0) return 'the bot did not answer';
  return codes.get(sent.answer.activityId) ?? (sent.answer.status === 200 ? 'done' : `status ${sent.answer.status}`);
}

/** The refusals of the log, by the activity that was refused; a repeat under the same id counts as its last answer. */
async function refusalCodesIn(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const codes = new Map<string, string>();
  for (const line of (await stage.school.log()).split('\n')) {
    if (!line.startsWith('{')) continue;
    const { activity, code } = JSON.parse(line) as { readonly activity?: string; readonly code?: string };
    if (activity === undefined) continue;
    if (code === undefined || code === 'ok') codes.delete(activity);
    else codes.set(activity, code);
  }
  return codes;
}

/** Answers of several at once come in any order. */
function expectReplies(
  misses: Misses,
  expected: NonNullable<Expectations['replies']>,
  sent: readonly Kept[],
  codes: ReadonlyMap<string, string>,
): void {
  const left = [...sent];
  for (const reply of expected) {
    const index = left.findIndex((one) => {
      const text = read(one.answer).toLowerCase();
      const how = ended(codes, one);
      return (
        (reply.says ?? []).every((phrase) => text.includes(phrase.toLowerCase())) &&
        (reply.refused === undefined || reply.refused === how) &&
        (reply.accepted !== true || how === 'done')
      );
    });
    if (index < 0)
      misses.add('replies', reply, left.map((one) => `${ended(codes, one)}: ${safely(one.answer)}`).join(' ; '));
    else left.splice(index, 1);
  }
}

function expectSame(misses: Misses, answer: BotAnswer | undefined, other: BotAnswer | undefined): void {
  if (answer === undefined || other === undefined)
    misses.add('same-answer-as', 'two answers', 'one of them is missing');
  else if (answer.body !== other.body || answer.status !== other.status) {
    misses.add(
      'same-answer-as',
      `${other.status}, ${other.body.length} bytes: ${safely(other)}`,
      `${answer.status}, ${answer.body.length} bytes: ${safely(answer)}`,
    );
  }
}

function expectForm(misses: Misses, stage: Stage, expected: NonNullable<Expectations['form']>, who: string): void {
  const form = stage.forms.get(who);
  if (form === undefined) {
    misses.add('form', `a form open before ${who}`, 'none');
    return;
  }
  const inputs = inputsOf(form.card);
  const shown = `the dialog "${form.title}"`;
  for (const field of expected.asks ?? []) {
    if (!inputs.some(({ id }) => id === field))
      misses.add(
        'form.asks',
        field,
        inputs.map(({ id }) => id),
      );
  }
  for (const choice of expected.offers ?? []) {
    if (!inputs.some(({ titles }) => titles.includes(choice)))
      misses.add(
        'form.offers',
        choice,
        inputs.flatMap(({ titles }) => titles),
      );
  }
  for (const [field, value] of Object.entries(expected.holds ?? {})) {
    const input = inputs.find(({ id }) => id === field);
    if (input?.value !== value)
      misses.add(
        `form.holds.${field}`,
        value,
        input === undefined ? 'no such input' : input.value === '' ? 'empty' : 'something else',
      );
  }
  misses.says('form', expected.says, `${form.title}\n${textOf(form.card)}`, shown);
  misses.lacks('form', expected.lacks, `${form.title}\n${textOf(form.card)}`);
}
