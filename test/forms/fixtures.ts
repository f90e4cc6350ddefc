import { capacity } from '../../src/teams/capacity';
import { join } from 'node:path';
import { loadAgreements } from '../../src/agreement/load';
import { commandSchemas, type Command, type CommandName } from '../../src/case/commands';
import { decide } from '../../src/case/decide';
import type { RecordedEvent } from '../../src/case/events';
import { evolve } from '../../src/case/evolve';
import type { CaseState } from '../../src/case/state';
import { dialogs } from '../../src/forms/all';
import type { DialogView, Values } from '../../src/forms/types';
import type { DialogName } from '../../src/room/names';

const folder = (name: string): string => join(__dirname, '..', '..', name);

/** The practice school. */
export const [agreement] = loadAgreements({ schools: folder('schools'), protocols: folder('protocols') });
if (agreement === undefined) throw new Error('the repository has no school file');

const people = agreement.school.people;
export const id = (key: string): string => people[key]?.id ?? `nobody is called ${key}`;

/** Tuesday 11 May 2027, 10.00 in Amsterdam. */
export const now = '2027-05-11T08:00:00.000Z';
export const today = '2027-05-11';

export const intakeValues: Values = {
  danger: 'no',
  staff: 'no',
  child: 'Fenna Quispelhorst',
  group: '6',
  what: 'een xylofoonblauwe plek boven de linkerknie',
  nature: 'observation',
  date: today,
  place: 'gymzaal',
  situation: 'bij het omkleden',
  present: '',
  alone: true,
  categories: ['physical', 'other'],
};

export const noteValues: Values = {
  date: today,
  contact: 'talk',
  reading: 'dit past bij wat ik eerder zag',
  alternative: '',
  advice: 'praat met de ouders',
  agreements: '',
  doubt: 'no',
};

export const referValues: Values = {
  organisation: 'Wijkteam Lindestreek',
  referrer: id('carla'),
  date: today,
  purpose: 'hulp bij het opvoeden',
  announced: '',
  lead: 'Carla Postma',
  result: 'rust thuis',
  evaluate: '2027-07-01',
};

/** A case as it grows: what people fill in goes through the dialogs, the schemas and `decide`, as in the program. */
export class Story {
  state: CaseState | undefined;
  events: RecordedEvent[] = [];
  at = now;

  /** `who` sends this form in, with these values. */
  send(who: string, form: DialogName, values: Values, task?: string): this {
    const command = dialogs[form].send?.(values);
    if (command === undefined) throw new Error(`${form} sends nothing`);
    return this.give(who, command.name, command.fields, task);
  }

  give(who: string, name: CommandName, fields: Values, task?: string): this {
    const command = { name, fields: commandSchemas[name].parse(fields), ...(task === undefined ? {} : { task }) };
    const actor = { person: id(who), name: people[who]?.name ?? who };
    const opening = { caseId: 'c81f', code: 'K7M4' };
    const context = { actor, now: this.at, agreement: this.agreement, cited: this.events, opening };
    for (const event of decide(this.state, command as Command, context)) {
      const recorded = { version: this.events.length + 1, at: this.at, by: actor.person, event };
      this.state = evolve(this.state, recorded);
      this.events.push(recorded);
    }
    return this;
  }

  /** An earlier program took longer texts: where this word was written, that text is what it stored. */
  storedLonger(word: string, text: string): this {
    const stored = JSON.stringify(this.events).replaceAll(`"${word}"`, () => JSON.stringify(text));
    this.events = JSON.parse(stored) as RecordedEvent[];
    return this;
  }

  private readonly agreement = agreement ?? fail();

  /** The open task of this rule, of this person. */
  task(rule: string, owner?: string): string {
    const found = this.state?.tasks.find(
      (task) =>
        task.rule === rule && task.status === 'open' && (owner === undefined || task.owner.person === id(owner)),
    );
    return found?.id ?? `no open ${rule}`;
  }

  /** What a dialog is given to draw itself for somebody. */
  view(viewer: string, task?: string): DialogView {
    const { state } = this;
    const found = state?.tasks.find((candidate) => candidate.id === task);
    return {
      agreement: this.agreement,
      now: this.at,
      viewer: id(viewer),
      caseId: 'c81f',
      ...(state === undefined ? {} : { state }),
      ...(found === undefined ? {} : { task: found }),
      events: this.events,
      measure: capacity.measure,
      sent: [],
    };
  }
}

function fail(): never {
  throw new Error('the repository has no school file');
}

/** A case in which an IB-er and, anonymously, a nurse from outside were asked, and the family was referred. */
export function fullCase(): Story {
  const story = new Story().send('anna', 'open-case', intakeValues);
  story.send('carla', 'record-child', { name: 'Fenna Quispelhorst', birthDate: '2018-03-09' });
  story.send('carla', 'request-consultation', {
    to: id('noor'),
    mode: 'open',
    question: 'Wat zie jij aan haar?',
    due: '',
  });
  story.send('carla', 'request-consultation', {
    to: id('vera'),
    mode: 'anonymous',
    question: 'Herken je dit?',
    due: '',
    summary: 'Een kind heeft blauwe plekken.',
    clean: true,
  });
  return story.send('carla', 'refer', referValues);
}
