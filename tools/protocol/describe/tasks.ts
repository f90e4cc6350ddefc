import type { Protocol, TaskRule } from '../../../src/agreement/protocol-schema';
import { spokenSpan } from '../../../src/agreement/spoken-span';
import { line, table, together, type Cell, type Part } from '../document';
import { partners } from '../../../src/room/still-to-plan';
import { capital, ladderLetter, roleOf, within } from './words';

/** Some tasks: what is asked, of whom, when, and within how long. */
export const tasksTable = (
  protocol: Protocol,
  asked: readonly (readonly [id: string, moments: readonly string[]])[],
): readonly Part[] =>
  table(
    ['Taak', 'Wie', 'Wanneer', 'Tijd', 'Trap'],
    asked.flatMap(([id, moments]) => {
      const rule = protocol.tasks[id];
      return rule === undefined ? [] : [rowOf(rule, moments, protocol)];
    }),
  );

const rowOf = (rule: TaskRule, moments: readonly string[], protocol: Protocol): readonly Cell[] => [
  [rule.title, ...(rule.questions ?? []), ...choiceOf(rule), ...notesOf(rule)],
  [ownerOf(rule, protocol)],
  moments.map(capital),
  timeOf(rule),
  [ladderLetter(protocol, rule.ladder)],
];

function ownerOf({ owner, kind }: TaskRule, protocol: Protocol): string {
  if (owner !== undefined) return roleOf(protocol, owner);
  return kind === 'consult' || kind === 'weigh' ? 'wie ernaar gevraagd wordt' : 'wie het doet of afspreekt';
}

function timeOf({ term, last, again }: TaskRule): Cell {
  if (last !== undefined) return [`na ${spokenSpan(term)}, en nog een keer na ${spokenSpan(last)}`];
  return again === undefined ? [within(term)] : [`steeds na ${spokenSpan(again)}`];
}

const choiceOf = ({ choice }: TaskRule): Cell =>
  choice === undefined
    ? []
    : [
        `${choice.text} Kies uit: ${together(
          Object.values(choice.options).map(({ title }) => title.toLowerCase()),
          'of',
        )}.`,
      ];

const notesOf = (rule: TaskRule): Cell => [
  ...line(rule.withParents, 'Wacht zolang jullie eerst Veilig Thuis bellen.'),
  ...line(
    rule.firstTalk !== undefined,
    `Gaat over het gesprek van de eerste stap, met ${together((rule.firstTalk ?? []).map((one) => partners[one]))}.`,
  ),
  ...line(rule.onlyIf === 'verwijsindex', 'Alleen waar de regio een verwijsindex heeft.'),
  ...line(rule.quiet, 'Wordt pas gevraagd als de tijd om is.'),
  ...line(rule.weighs, 'Het antwoord is er bij het wegen.'),
  ...line(rule.blocksClosing, 'De zorg sluit niet voordat dit klaar is.'),
  ...line(!rule.snooze, 'Uitstellen kan niet.'),
];
