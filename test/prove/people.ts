import type { Agreement } from '../../src/agreement/agreement';
import { dayOf } from '../../src/agreement/calendar';
import {
  caseCommandNames,
  commandSchemas,
  type CaseCommandName,
  type Command,
  type CommandName,
} from '../../src/case/commands';
import { asOf } from '../../src/case/people/as-of';
import { decide } from '../../src/case/decide';
import { Refusal } from '../../src/case/refusal';
import type { CaseState } from '../../src/case/state';
import { dialogs } from '../../src/forms/all';
import type { DialogView } from '../../src/forms/types';
import type { BotAnswer } from '../../tools/practice/api';
import type { Account } from '../../tools/practice/platform/model';
import { formVerb } from '../../src/cards/verbs';
import { dialogNames, type DialogName } from '../../src/room/names';
import { withSchoolChanges } from '../../src/service/commands/current-state';
import { allCarried } from '../../src/cards/wire';
import type { Values } from '../../src/view/values';
import { kinds } from '../../tools/walk/samples';
import { signal } from '../../tools/walk/marked';
import type { Chance } from './chance';
import type { Observer } from './observer';
import type { PlayedWorld } from './world';

/** Something that somebody is about to do. */
export interface Deed {
  readonly who: Account;
  readonly says: string;
  readonly name: CommandName;
  readonly fields: Values;
  /** Names the form, however often it is sent. */
  readonly submission: string;
  readonly case?: string;
  readonly task?: string;
  readonly version?: number;
}

/** Fields that lead a form of several commands to one of them, and what may be in them. */
const WAYS: readonly Values[] = [
  {},
  { choice: 'later' },
  { choice: 'other' },
  { choice: 'cannot' },
  { about: 'role' },
  { about: 'left' },
];

/** These are done more often than others. */
const OFTEN: readonly CaseCommandName[] = [
  'acknowledge',
  'complete-task',
  'answer-consultation',
  'request-consultation',
  'record-followup',
  'refer',
  'weigh',
  'declare-emergency',
  'dismiss',
  'admit',
  'hand-over',
];
/** These end a case, after which little more happens. */
const SELDOM: ReadonlySet<string> = new Set(['close-case', 'alert-board', 'stay-out']);

/** The people of the school: what they may do next, and how they do it. */
export class People {
  constructor(
    private readonly world: PlayedWorld,
    private readonly observer: Observer,
    private readonly chance: Chance,
  ) {}

  /** Somebody has a concern. */
  async reports(danger: boolean): Promise<Deed> {
    const who = this.account(this.chance.pick(['reporter', ...this.colleagues()]));
    const today = dayOf(this.observer.moment());
    const fields = {
      danger: danger ? 'yes' : 'no',
      staff: 'no',
      child: this.childName(),
      group: '5',
      ...signal(today),
    };
    const id = this.newId();
    return {
      who,
      says: `open-case${danger ? ' with danger' : ''}`,
      name: 'open-case',
      fields,
      case: id,
      submission: this.newId(),
    };
  }

  /** Something that the program must accept of somebody now, as far as storage tells. */
  async next(): Promise<Deed | undefined> {
    const cases = [...this.observer.cases.values()];
    if (cases.length === 0) return undefined;
    const { state } = this.chance.pick(cases);
    if (this.chance.may(0.04)) return this.ofSchool();
    const directory = await this.observer.directory();
    const now = this.observer.moment();
    const agreement = await directory.ofCase(state);
    const seen = asOf(withSchoolChanges(directory, state, now).state, now);
    const names = this.chance.shuffled(caseCommandNames.filter((name) => name !== 'open-case' && name !== 'correct'));
    const often = this.chance.shuffled(OFTEN);
    const wanted = this.chance.may(0.6) ? [...often, ...names] : [...names];
    for (const name of wanted) {
      if (SELDOM.has(name) && !this.chance.may(0.1)) continue;
      const deed = this.try(name, state.id, seen, agreement, now);
      if (deed !== undefined) return deed;
    }
    return undefined;
  }

  /** Somebody declares danger, in a case that is there. */
  danger = (): Deed | undefined => this.inOpenCase('declare-emergency');

  /** Somebody who takes part in a case is sent away. */
  dismissal = (): Deed | undefined => this.inOpenCase('dismiss');

  private inOpenCase(name: CaseCommandName): Deed | undefined {
    const open = [...this.observer.cases.values()].filter(({ state }) => state.status === 'open');
    if (open.length === 0) return undefined;
    const { state } = this.chance.pick(open);
    const now = this.observer.moment();
    return this.try(name, state.id, asOf(state, now), this.observer.agreement, now);
  }

  /** Sends it as Teams would. The same deed may be sent again. */
  send(deed: Deed): Promise<BotAnswer> {
    return sendAs(this.world, this.observer, deed);
  }

  private try(
    name: CaseCommandName,
    caseId: string,
    state: CaseState,
    agreement: Agreement,
    now: string,
  ): Deed | undefined {
    // By its file: samples name people who may have left since.
    const byFile = { agreement: this.observer.agreement, today: dayOf(now) };
    const samples = this.chance.shuffled(kinds[name].samples(byFile));
    const tasks = kinds[name].on === 'task' ? state.tasks.filter(({ status }) => status === 'open') : [undefined];
    const owners = state.tasks.filter(({ status }) => status === 'open').map(({ owner }) => owner.person);
    const part = [
      ...new Set([
        ...owners,
        ...state.members.map(({ person }) => person),
        ...(Object.values(state.cast) as readonly { readonly person: string }[]).map(({ person }) => person),
      ]),
    ];
    const people = this.chance.shuffled(part);
    for (const { fields, says = name } of samples.slice(0, 2))
      for (const task of this.chance.shuffled(tasks))
        for (const person of task === undefined ? people : [task.owner.person]) {
          const who = this.world.platform.byId(person);
          if (who === undefined) continue;
          const about = task === undefined ? {} : { task: task.id, version: task.version };
          const command = { name, fields: commandSchemas[name].parse(fields), ...about } as Command;
          if (!accepted(state, command, { person, name: who.name }, agreement, now)) continue;
          return { who, says, name, fields, case: caseId, submission: this.newId(), ...about };
        }
    return undefined;
  }

  private ofSchool(): Deed {
    const { school } = this.observer.agreement;
    const who = this.account(this.chance.pick(['director', 'coordinator']));
    const person = school.people[this.chance.pick(this.colleagues())]?.id ?? '';
    const role = this.chance.pick(['deputy', 'coordinator']);
    const name = this.chance.pick(['hand-over-role', 'dismiss-everywhere'] as const);
    const reason = 'Zwijgmerk reason';
    const fields: Values = name === 'hand-over-role' ? { role, person, reason } : { person, reason };
    return { who, says: name, name, fields, submission: this.newId() };
  }

  private newId = (): string => this.chance.bytes(16).toString('hex');

  private childName(): string {
    return this.chance.pick(['Fluisterkind Zomertij', 'Fluisterkind Wintertij', 'Fluisterkind Dageraad']);
  }

  private colleagues(): readonly string[] {
    return Object.entries(this.observer.agreement.school.people)
      .filter(([key, { external }]) => !external && !['coordinator', 'deputy', 'director', 'board'].includes(key))
      .map(([key]) => key);
  }

  private account(key: string): Account {
    const found = this.world.platform.byKey(key);
    if (found === undefined) throw new Error(`nobody is called ${key}`);
    return found;
  }
}

function accepted(
  state: CaseState,
  command: Command,
  actor: { readonly person: string; readonly name: string },
  agreement: Agreement,
  now: string,
): boolean {
  try {
    const opening = { caseId: state.id, code: state.code };
    return decide(state, command, { actor, now, agreement, opening }).length > 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    // What `decide` needs besides, such as another case, is not looked up here: the program itself is asked.
    return false;
  }
}

/** Fills in the last page of the form that sends it, or presses the button on the card. */
async function sendAs(world: PlayedWorld, { store }: Observer, deed: Deed): Promise<BotAnswer> {
  const { clients } = world;
  const { who, name, fields, submission, case: caseId, task, version } = deed;
  world.opens(who);
  const origin =
    caseId === undefined
      ? undefined
      : { case: caseId, ...(task === undefined ? {} : { task }), ...(version === undefined ? {} : { version }) };
  const about =
    origin !== undefined && who.external
      ? { case: await store.handles.seal(origin, who.id), task: 't', version: 0 }
      : (origin ?? {});
  const form = formFor(name, fields);
  if (form === undefined) {
    const action = { type: 'Action.Execute', verb: name, data: { ...about, ...allCarried(fields) } };
    return clients.sendInvoke(who, { name: 'adaptiveCard/action', value: { action, trigger: 'manual' } });
  }
  const data = {
    verb: formVerb(form.dialog),
    page: sendingPage(form),
    ...about,
    ...allCarried(form.values),
    submission,
  };
  return clients.sendInvoke(who, { name: 'task/submit', value: { data, context: { theme: 'default' } } });
}

interface Filled {
  readonly dialog: DialogName;
  readonly values: Values;
}

/** The page from which a form is sent by who goes through it; where that depends on more than what was filled in, its last. */
function sendingPage({ dialog, values }: Filled): number {
  const form = dialogs[dialog];
  const last = form.pages.length;
  // The intake looks at its view for several schools alone, and here is one.
  const looksFurther = (form.after?.length ?? 0) > 2 && form.name !== 'open-case';
  if (form.after === undefined || looksFurther) return last;
  let page = 1;
  for (let steps = 0; steps < last; steps += 1) {
    const to = form.after(page, values, nothing);
    if (to === 'send') return page;
    if (typeof to !== 'number') break;
    page = to;
  }
  return last;
}

/** What no `after` of two parameters looks at. */
const nothing = {} as DialogView;

function formFor(name: CommandName, fields: Values): Filled | undefined {
  for (const dialog of dialogNames.filter((one) => dialogs[one].sends.includes(name)))
    for (const way of WAYS) {
      const values = {
        ...fields,
        ...way,
        ...(name === 'open-case' || name === 'declare-emergency' ? { informed: true } : {}),
      };
      if (dialogs[dialog].send?.(values).name === name) return { dialog, values };
    }
  return undefined;
}
