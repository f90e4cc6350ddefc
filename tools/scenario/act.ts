import { formVerb } from '../../src/cards/verbs';
import { ANEW } from '../../src/forms/draft';
import { commandSchemas, type CommandName } from '../../src/case/commands';
import { actionsOf } from './cards';
import { correctEntry } from './entry';
import { isSchoolCommand } from '../../src/case/people/commands';
import { fillForm, type Filling } from './fill';
import { dialogsFor, findButton, findDirect, openDialog, openMyPart, type About } from './find';
import { altered } from './forge';
import { buttonsOf, openBeside, press, pressInDialog, type, typePrivately, type Done, type Values } from './press';
import type { PersonAct } from './schema';
import { StepError, type Kept, type Stage } from './stage';

type Act<N extends PersonAct['act']> = PersonAct & { readonly act: N };

/** Does what somebody does, and remembers it under the names that the scenario gives. */
export async function perform(stage: Stage, act: PersonAct): Promise<Kept> {
  const done = await performed(stage, act);
  if (act.keep !== undefined) stage.kept.set(act.keep, done);
  if (act.act === 'do' && act.hold !== undefined) stage.kept.set(act.hold, done);
  return done;
}

function performed(stage: Stage, act: PersonAct): Promise<Kept> {
  switch (act.act) {
    case 'do':
      return command(stage, act);
    case 'types':
      return types(stage, act);
    case 'presses':
      return presses(stage, act);
    case 'opens':
      return opens(stage, act);
    case 'fills':
      return fillForm(stage, act.who, { given: act.fills, unchecked: act.unchecked });
    case 'sends':
      return sends(stage, act);
    case 'again':
      return again(stage, act);
  }
}

async function command(stage: Stage, act: Act<'do'>): Promise<Kept> {
  const given = translated(stage, act.do, act.with);
  const filling = { given, command: act.do, hold: act.hold !== undefined, unchecked: act.unchecked };
  if (act.do === 'open-case') {
    await openIntake(stage, act.who, act.in);
    const minted = actionsOf(stage.forms.get(act.who)?.card)
      .map(({ data }) => data['case'])
      .find((id) => typeof id === 'string');
    if (act.case !== undefined && typeof minted === 'string') stage.labels.set(act.case, minted);
    return fillForm(stage, act.who, filling);
  }
  if (act.do === 'correct') return correctEntry(stage, act.who, stage.caseId(act.on ?? ''), given);
  if (isSchoolCommand(act.do) && act.on === undefined) return atSchool(stage, act, filling);
  const about: About = { caseId: stage.caseId(act.on ?? ''), ...(act.task !== undefined && { rule: act.task }) };
  const direct = await findDirect(stage, act.who, act.do, Object.keys(given), about);
  if (direct !== undefined) return press(stage, act.who, direct, { given, unchecked: act.unchecked });
  const names = dialogsFor(act.do);
  if (names.length === 0) throw new StepError(`nothing before ${act.who} does ${act.do}`);
  const opened = await beginningAnew(stage, act.who, await openDialog(stage, act.who, names, about));
  return opened.answer.dialog === undefined ? opened : fillForm(stage, act.who, filling);
}

/** Who was busy with a form before is offered to go on with it; a step fills in all that it names, from the beginning. */
async function beginningAnew(stage: Stage, who: string, opened: Done): Promise<Done> {
  const anew = actionsOf(stage.forms.get(who)?.card).find(({ data }) => typeof data[ANEW] === 'string');
  return anew === undefined ? opened : pressInDialog(stage, who, anew);
}

/** Which choice of the form about the school leads to the form of a command; the others are about who stands in. */
const aboutSchool: Readonly<Partial<Record<string, string>>> = {
  'check-map': 'map',
  'keep-in-map': 'keep-map',
  'remove-from-map': 'keep-map',
  'check-year': 'year',
};

/** What is about the school belongs to no case: by the button on the card that answers somebody who may. */
async function atSchool(stage: Stage, act: Act<'do'>, filling: Filling): Promise<Kept> {
  await typePrivately(stage, act.who, 'help');
  await stage.settle();
  const opened = await openDialog(stage, act.who, ['hand-over-role'], {});
  if (opened.answer.dialog === undefined || dialogsFor(act.do).includes('hand-over-role'))
    return opened.answer.dialog === undefined ? opened : fillForm(stage, act.who, filling);
  await fillForm(stage, act.who, { given: { about: aboutSchool[act.do] ?? 'stand-in' } });
  return fillForm(stage, act.who, filling);
}

/**
 * As somebody does who has a concern: types the command, presses the button on the card that answers. Or, where a chat
 * is named, presses the button beside its message box.
 */
async function openIntake(stage: Stage, who: string, where?: string): Promise<Done> {
  if (where !== undefined) return openBeside(stage, who, await chatFor(stage, who, where));
  const typed = await typePrivately(stage, who, '/zorgmelding');
  if (!stage.forms.has(who)) await stage.settle();
  const button = await findButton(stage, who, [formVerb('open-case')], {});
  if (button === undefined)
    throw new StepError(
      `no card offers ${who} to report a concern; the bot answered with status ${typed.answer.status}`,
    );
  return press(stage, who, button);
}

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

/** People by their key, in the fields that take nothing but the id of a person, or of several. */
function translated(stage: Stage, name: CommandName, given: Values): Values {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    commandSchemas[name].shape;
  const takes = (field: string, somebody: unknown, nobody: unknown): boolean =>
    shape[field]?.safeParse(somebody).success === true && !shape[field].safeParse(nobody).success;
  const takesPerson = (field: string): boolean => takes(field, SOMEBODY, 'somebody');
  const takesPeople = (field: string): boolean => takes(field, [SOMEBODY], ['somebody']);
  const idOf = (key: string): string => (stage.people.has(key) ? stage.person(key).id : key);
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => [
      field,
      takesPerson(field) || takesPeople(field)
        ? value.split(',').map(idOf).join(',')
        : name === 'relate' && field === 'other'
          ? stage.caseId(value)
          : value,
    ]),
  );
}

async function types(stage: Stage, act: Act<'types'>): Promise<Done> {
  const { types: text, targeted, mention } = act;
  return type(stage, act.who, { chat: await chatFor(stage, act.who, act.in), text, targeted, mention });
}

async function chatFor(stage: Stage, who: string, where: string): Promise<string> {
  if (where === 'personal') return where;
  const chats = await stage.school.chats(who);
  if (where === 'channel')
    return chats.find(({ kind }) => kind === 'open-channel')?.id ?? missing(`${who} is in no open channel`);
  const caseId = stage.caseId(where);
  const code =
    (await stage.cases()).find((row) => row.caseId === caseId)?.code ?? missing(`case "${where}" has no code`);
  return (
    chats.find(({ kind, title }) => kind !== 'open-channel' && title.includes(code))?.id ??
    missing(`${who} is not in the room of case "${where}"`)
  );
}

async function presses(stage: Stage, act: Act<'presses'>): Promise<Done> {
  const caseId = act.on === undefined ? undefined : stage.caseId(act.on);
  const entry = { given: act.with, unchecked: act.unchecked, mobile: act.mobile };
  const elsewhere = act.on !== undefined || act.in !== undefined || act.card !== undefined;
  const inDialog = elsewhere
    ? undefined
    : actionsOf(stage.forms.get(act.who)?.card).find(({ title }) => title === act.presses);
  if (inDialog !== undefined) return pressInDialog(stage, act.who, inDialog, entry);
  const chat = act.in === undefined || act.in === 'personal' ? undefined : await chatFor(stage, act.who, act.in);
  const button = (await buttonsOf(stage, act.who)).find(
    (one) =>
      one.action.title === act.presses &&
      (caseId === undefined || one.about.case === caseId) &&
      (chat === undefined || one.chat.id === chat) &&
      (act.in !== 'personal' || one.chat.kind === 'personal') &&
      (act.card === undefined || JSON.stringify(one.message.card).includes(act.card)),
  );
  return button === undefined
    ? missing(`no card before ${act.who} has the button "${act.presses}"`)
    : press(stage, act.who, button, entry);
}

function opens(stage: Stage, act: Act<'opens'>): Promise<Done> {
  if (act.opens === 'overview') return typePrivately(stage, act.who, 'overzicht');
  if (act.opens === 'open-case') return openIntake(stage, act.who, act.in);
  if (act.opens === 'my-part') return openMyPart(stage, act.who, stage.caseId(act.on ?? ''));
  return openDialog(stage, act.who, [act.opens], {
    ...(act.on !== undefined && { caseId: stage.caseId(act.on) }),
    ...(act.task !== undefined && { rule: act.task }),
  });
}

async function sends(stage: Stage, act: Act<'sends'>): Promise<Done> {
  const kept =
    typeof act.sends === 'string' ? keptAs(stage, act.sends).wire : ({ kind: 'invoke', ...act.sends } as const);
  const wire = act.edit === undefined ? kept : altered(kept, act.edit, stage);
  return { who: act.who, wire, answer: await stage.sendWire(act.who, wire) };
}

async function again(stage: Stage, act: Act<'again'>): Promise<Done> {
  const { who, wire, answer } = keptAs(stage, act.again);
  if (answer === undefined) return missing(`"${act.again}" was held, not sent: use "sends"`);
  return { who, wire, answer: await stage.sendWire(who, wire, act.id === 'same' ? answer.activityId : undefined) };
}

const keptAs = (stage: Stage, name: string): Kept => stage.kept.get(name) ?? missing(`nothing was kept as "${name}"`);

function missing(message: string): never {
  throw new StepError(message);
}
