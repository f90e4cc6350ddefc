import { commandNames, type CommandName } from '../../src/case/commands';
import { isSchoolCommand } from '../../src/case/people/commands';
import { dialogs } from '../../src/forms/all';
import type { Request } from '../../src/service/request';
import { kinds } from '../../tools/walk/samples';
import { walkingSchool } from '../../tools/walk/school';
import { lindeboom } from '../case/given';
import type { Values } from '../../src/view/values';

/** Something that is tried on a case, as a card or form would send it, or somebody who forges one. */
export type Attempt = readonly [what: string, verb: string, more: Partial<Request>];

const setting = { agreement: walkingSchool(lindeboom.protocol), today: '2027-05-10' };

/** A command filled in as a form would: the first way in which it can be. */
const fieldsOf = (name: CommandName): Values =>
  isSchoolCommand(name) ? {} : (kinds[name].samples(setting)[0]?.fields ?? {});

/** Who does what at the school belongs to no case. */
const ofCases = Object.values(dialogs).filter(({ reads }) => reads !== 'school');

/** Every form, opened and sent from each of its pages, on the case and on one of its tasks. */
const forms: readonly Attempt[] = ofCases.flatMap((dialog) => {
  const values = Object.assign({ entry: '1' }, ...dialog.sends.map(fieldsOf)) as Values;
  return [{}, { task: 't3' }].flatMap((on): readonly Attempt[] => [
    [`${dialog.name} opened`, dialog.name, on],
    ...dialog.pages.map((_, index): Attempt => [
      `${dialog.name}, page ${index + 1} sent`,
      dialog.name,
      { ...on, page: index + 1, values },
    ]),
    [`${dialog.name} sent with nothing in it`, dialog.name, { ...on, page: dialog.pages.length, values: {} }],
  ]);
});

/** Every command as a button, on the case and on one of its tasks. */
const buttons: readonly Attempt[] = commandNames.flatMap((name): readonly Attempt[] => [
  [`${name} as a button`, name, { decides: true, values: fieldsOf(name) }],
  [`${name} as a button on a task`, name, { decides: true, task: 't3', version: 1, values: fieldsOf(name) }],
]);

/** The forms that stand before any case; a person who has none that they may see is answered as one who begins. */
const begins = (verb: string): boolean => ['open-case', 'declare-emergency', 'alert-board'].includes(verb);

export const attempts: readonly Attempt[] = [...forms, ...buttons].filter(([, verb]) => !begins(verb));
export const beginnings: readonly Attempt[] = [...forms, ...buttons].filter(
  ([, verb, { task }]) => begins(verb) && task === undefined,
);
