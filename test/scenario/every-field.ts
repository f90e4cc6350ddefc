import { commandNames, commandSchemas, type CommandName } from '../../src/case/commands';
import { who } from '../case/given';

/*
 * A whole case in which a word of its own is in every field in which people can write what they like. The fields come
 * from the commands themselves, so that a new one is written in as well; a new command has to be given its place here.
 */

type Values = Readonly<Record<string, string>>;
interface Field {
  safeParse(value: unknown): { readonly data?: unknown };
}

/** A writer who can write this in a field, can write anything in it. */
const ANYTHING = 'Een zin, met "van alles" erin';

const fieldsOf = (name: CommandName): readonly string[] =>
  Object.entries(commandSchemas[name].shape as Readonly<Record<string, Field>>)
    .filter(([, field]) => field.safeParse(ANYTHING).data === ANYTHING)
    .map(([field]) => field);

/** Fields in which one of what the school or the protocol names has to stand, which only `decide` knows. */
const CHOSEN: readonly string[] = ['profession', 'outcome'];

const letters = (name: string): string => name.replace(/[^a-z0-9]/gi, '');
export const wordFor = (command: CommandName, field: string): string => `Zwijg${letters(command)}${letters(field)}`;

/** Every word, by the command and the field in which it is written. */
export const words: readonly (readonly [command: CommandName, field: string, word: string])[] = commandNames.flatMap(
  (command) =>
    fieldsOf(command)
      .filter((field) => !CHOSEN.includes(field))
      .map((field) => [command, field, wordFor(command, field)] as const),
);

/** Somebody gives a command with words in all its fields but those left out; `task` as `rule of person`. */
export interface Writing {
  readonly at?: string;
  readonly by: string;
  readonly does: CommandName;
  readonly on?: 'A' | 'B' | 'C';
  readonly task?: string;
  readonly with: Values;
  readonly without: readonly string[];
  /** The page that is sent in, where it is not the form's last. */
  readonly page?: number;
  /** This school does not take it: what is refused is kept nowhere either. */
  readonly refused: boolean;
}

const writes = (
  by: string,
  does: CommandName,
  values: Values = {},
  more: Partial<Omit<Writing, 'by' | 'does' | 'with'>> = {},
): Writing => ({ by, does, with: values, without: [], refused: false, ...more });

const id = (key: string): string => who(key).person;
const today = '2027-05-10';
const mail = 'team@voorbeeld.example';
const web = 'www.voorbeeld.example';
const onA = { on: 'A' } as const;
const ofThird = ['diagnosedBy', 'quote'];
const told = { date: today, nature: 'told-by-child' };
const diagnosed = { date: today, nature: 'diagnosis', profession: 'jeugdarts', diagnosedOn: today };
const third = { date: today, nature: 'told-by-third', mayRecord: 'not-asked' };
const begins = { danger: 'no', staff: 'no' };
const seen = { direction: 'confirms', safe: 'yes' };
const impossible = Object.fromEntries(
  ['1', '2', 'Child', 'Leader', 'Second'].map((end) => [`signed${end}`, 'impossible']),
);
const later = Object.fromEntries(Object.keys(impossible).map((field) => [field, 'later']));
const talk = { leader: id('carla'), second: id('anna'), date: today, risk: 'no', chosen: '' };
const asking = (to: string, mode = 'open', more: Values = {}) =>
  writes(
    'carla',
    'request-consultation',
    { to: id(to), mode, clean: String(mode === 'anonymous'), ...more },
    { ...onA, page: mode === 'open' ? 1 : 2 },
  );
const answers = Object.fromEntries(['harm', 'q1', 'q2', 'q2b', 'q3', 'q4', 'q5'].map((field) => [field, 'yes']));

export const wholeCase: readonly Writing[] = [
  writes(
    'anna',
    'open-case',
    { ...begins, ...told },
    { on: 'A', page: 4, without: ['source', 'notAsked', 'diagnosedBy'] },
  ),
  writes('bas', 'open-case', { ...begins, ...third }, { on: 'B', page: 4, without: ofThird }),
  writes(
    'noor',
    'open-case',
    { ...begins, ...diagnosed },
    { on: 'C', page: 4, without: ['quote', 'source', 'notAsked'], refused: true },
  ),
  writes(
    'anna',
    'record-signal',
    { ...seen, ...told },
    { ...onA, page: 3, without: ['source', 'notAsked', 'diagnosedBy'] },
  ),
  writes('carla', 'record-signal', { ...seen, ...third }, { ...onA, page: 3, without: ofThird }),
  writes(
    'carla',
    'record-signal',
    { ...seen, ...diagnosed },
    { ...onA, page: 3, without: ['quote', 'source', 'notAsked'], refused: true },
  ),
  writes('carla', 'relate', { other: 'A', way: 'apart' }, { on: 'B' }),
  writes('carla', 'record-child', { birthDate: '2018-03-09', authority1: 'yes', authority2: 'yes' }, onA),
  writes('carla', 'record-consent', { parent: 'p1', answer: 'refused', date: today }, onA),
  writes(
    'carla',
    'record-advice',
    { date: today, contact: 'phone', advised: 'report', talkAllowed: 'yes' },
    { ...onA, without: ['notNeeded'] },
  ),
  writes('carla', 'record-advice', { date: today }, { ...onA, without: ['employee', 'number', 'judgement', 'advice'] }),
  writes('carla', 'record-file-request', { date: today }, onA),
  writes('carla', 'record-inquiry', { date: today, by: id('carla'), parentsTold: 'no' }, onA),
  asking('joris', 'anonymous'),
  asking('noor'),
  writes(
    'noor',
    'answer-consultation',
    { date: today, contact: 'talk', doubt: 'no' },
    { ...onA, task: 'consultation of noor' },
  ),
  asking('sam'),
  writes('sam', 'postpone', { choice: 'later', until: '2027-05-11' }, { ...onA, task: 'consultation of sam' }),
  writes('sam', 'hand-over', { choice: 'other', person: id('olga') }, { ...onA, task: 'consultation of sam' }),
  writes('olga', 'decline', { choice: 'cannot' }, { ...onA, task: 'consultation of olga' }),
  asking('sam'),
  writes('carla', 'withdraw-request', {}, { ...onA, task: 'consultation of sam' }),
  writes('carla', 'plan-task', { person: id('noor'), due: '2027-05-14' }, onA),
  writes('noor', 'complete-task', { date: today }, { ...onA, task: 'planned of noor' }),
  writes('carla', 'plan-talk', { ...talk, with: 'parents' }, onA),
  writes(
    'carla',
    'record-talk',
    { date: today, outcome: 'recognises', safe: 'yes', ...impossible },
    { ...onA, task: 'talk-report of carla' },
  ),
  writes('carla', 'plan-talk', { ...talk, with: 'child' }, onA),
  writes(
    'carla',
    'record-talk',
    { date: today, outcome: 'recognises', safe: 'yes', ...later },
    { ...onA, task: 'talk-report of carla' },
  ),
  writes('carla', 'record-signatures', impossible, { ...onA, task: 'signing of carla' }),
  writes('carla', 'record-parent-contact', { date: today, contact: 'phone' }, onA),
  writes('carla', 'waive-talk', { with: 'child', grounds: 'child-safety' }, onA),
  writes('carla', 'waive-consultation', { which: 'cvb' }, onA),
  writes('carla', 'waive-consultation', { which: 'colleague' }, onA),
  writes(
    'carla',
    'weigh',
    { ...answers, report: 'no', help: 'yes', evaluate: '2027-07-01', safe: 'yes' },
    { ...onA, page: 4 },
  ),
  writes('carla', 'agree-weighing', { agree: 'no' }, { ...onA, task: 'file-case of carla', refused: true }),
  writes(
    'carla',
    'record-report',
    { reporter: id('carla'), date: today, how: 'phone', urgent: 'true', norm: '1' },
    onA,
  ),
  writes('carla', 'record-feedback', { date: today, action: 'other' }, { ...onA, task: 'feedback of carla' }),
  writes('carla', 'refer', { referrer: id('carla'), date: today, evaluate: '2027-07-01' }, onA),
  writes('anna', 'declare-emergency', {}, onA),
  writes('carla', 'withdraw-emergency', {}, onA),
  writes('carla', 'correct', { entry: '1' }, onA),
  writes('carla', 'dismiss', { person: id('noor'), open: 'withdraw' }, onA),
  writes('willem', 'hand-over-role', { about: 'role', role: 'deputy', person: id('olga') }),
  writes('willem', 'dismiss-everywhere', { about: 'left', person: id('cor') }),
  writes('carla', 'keep-in-map', { about: 'add', mail, web }, { page: 3, without: ['entry'] }),
  writes('carla', 'keep-in-map', { about: 'change', mail, web }, { page: 3, refused: true }),
  writes('carla', 'remove-from-map', { about: 'remove' }, { page: 2, refused: true }),
  writes(
    'carla',
    'record-followup',
    { outcome: 'other', safe: 'yes' },
    { ...onA, at: '2027-05-18T08:00:00.000Z', task: 'arrival of carla' },
  ),
  writes('carla', 'close-case', { reason: 'help-done', safe: 'yes' }, onA),
  writes('carla', 'reopen-case', {}, onA),
  writes('bas', 'alert-board', { about: 'this' }, { on: 'B' }),
  writes('bo', 'decide-standstill', { decision: 'mistake' }, { on: 'B' }),
];

/** What is filled in: the words, and what was chosen. */
export const valuesOf = ({ does, with: given, without }: Writing): Values => ({
  ...Object.fromEntries(
    words.flatMap(([command, field, word]) => (command === does && !without.includes(field) ? [[field, word]] : [])),
  ),
  ...given,
});
