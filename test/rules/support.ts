import { join } from 'node:path';
import type { Agreement } from '../../src/agreement/agreement';
import { hashOf, loadAgreements } from '../../src/agreement/load';
import type { School } from '../../src/agreement/school-schema';
import { commandSchemas, type Command, type CommandName } from '../../src/case/commands';
import { decide } from '../../src/case/decide';
import type { CaseEvent, RecordedEvent } from '../../src/case/events';
import { replay } from '../../src/case/evolve';
import { Refusal, type RefusalCode } from '../../src/case/refusal';
import type { CaseState } from '../../src/case/state';
import type { Task } from '../../src/case/task/task';
import { caseId, intake, monday } from '../case/first-report';
import { keptAt } from './kept-at';
import { without } from './without';
import type { Values } from '../../src/view/values';

/*
 * Given/when/then on any of the five protocols, each at the invented school that works by it. Titles name the rules of
 * the requirements that they show; with `WITHOUT_RULE` set, that rule is taken out of the protocols first, or of the one that
 * `WITHOUT_IN` names, and a test that names it must go red.
 */

export { caseId, intake, monday };

const root = join(__dirname, '..', '..');

const loaded = loadAgreements({ schools: join(root, 'schools'), protocols: join(root, 'protocols') });

export type ProtocolId = 'vcog' | 'stroomm' | 'onze-wijs' | 'perspectief' | 'luc-stevens';

export const protocolIds: readonly ProtocolId[] = ['vcog', 'stroomm', 'onze-wijs', 'perspectief', 'luc-stevens'];

/** The agreement of the school that works by a protocol; `change` alters its school file. */
export function agreementOf(id: ProtocolId, change: Partial<School> = {}): Agreement {
  const found = loaded.find(({ protocol }) => protocol.id === id);
  if (found === undefined) throw new Error(`no school works by ${id}`);
  const rule = process.env['WITHOUT_RULE'] ?? '';
  const elsewhere = (process.env['WITHOUT_IN'] ?? id) !== id;
  const kept = elsewhere ? undefined : keptAt(id)[rule];
  const protocol = kept === undefined ? found.protocol : without(found.protocol, rule, kept);
  const school = { ...found.school, ...change };
  return { hash: hashOf({ protocol, school }), protocol, school };
}

/** One act of somebody, by their key in the school file: a command with its fields as a form would send them. */
export interface Act {
  readonly by: string;
  readonly does: CommandName;
  readonly with?: Values;
  /** The task by its name in the protocol file: the latest open one. */
  readonly on?: string;
  readonly at?: string;
}

/** A case at one school, told act by act. */
export class Story {
  private constructor(
    readonly agreement: Agreement,
    readonly events: readonly RecordedEvent[],
  ) {}

  static at = (id: ProtocolId, change: Partial<School> = {}): Story => new Story(agreementOf(id, change), []);

  get state(): CaseState {
    const state = replay(this.events);
    if (state === undefined) throw new Error('nothing happened yet');
    return state;
  }

  /** Somebody's id, by their key. */
  who(key: string): string {
    const person = this.agreement.school.people[key];
    if (person === undefined) throw new Error(`nobody is called ${key}`);
    return person.id;
  }

  /** The latest task of this name in the protocol, open ones first, and of these the one of that person. */
  task(rule: string, owner?: string): Task | undefined {
    const all = this.state.tasks.filter((task) => task.rule === rule);
    const open = all.filter(({ status }) => status === 'open');
    return open.filter((task) => task.owner.person === owner).at(-1) ?? open.at(-1) ?? all.at(-1);
  }

  /** The key of the one who was asked to do that task. */
  ownerOf(rule: string): string {
    const owner = this.task(rule)?.owner.person;
    const found = Object.entries(this.agreement.school.people).find(([, { id }]) => id === owner)?.[0];
    if (found === undefined) throw new Error(`${rule} was asked of nobody of the school`);
    return found;
  }

  /** The names of the open tasks. */
  get open(): readonly string[] {
    return this.state.tasks.filter(({ status }) => status === 'open').map(({ rule }) => rule);
  }

  /** The events that follow from an act. @throws Refusal */
  when({ by, does, with: fields = {}, on, at = monday }: Act): readonly CaseEvent[] {
    const person = this.agreement.school.people[by];
    if (person === undefined) throw new Error(`nobody is called ${by}`);
    const parsed = commandSchemas[does].parse(fields);
    const task = on === undefined ? undefined : this.task(on, person.id)?.id;
    if (on !== undefined && task === undefined) throw new Error(`${on} was never asked`);
    const command = { name: does, fields: parsed, task } as Command;
    return decide(replay(this.events), command, {
      actor: { person: person.id, name: person.name },
      now: at,
      agreement: this.agreement,
      opening: { caseId, code: 'K7M4' },
      cited: this.events,
    });
  }

  /** The story after these acts. */
  then(...acts: readonly Act[]): Story {
    return acts.reduce<Story>((story, act) => {
      const events = story.when(act).map((event, index) => ({
        version: story.events.length + index + 1,
        at: act.at ?? monday,
        by: story.who(act.by),
        event,
      }));
      return new Story(story.agreement, [...story.events, ...events]);
    }, this);
  }

  /** The refusal of an act: its code, the fields it names, its text. */
  refusal(act: Act): { readonly code: RefusalCode; readonly fields: readonly string[]; readonly text: string } {
    try {
      this.when(act);
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, fields: error.fields, text: error.text };
      throw error;
    }
    throw new Error('it was not refused');
  }
}
