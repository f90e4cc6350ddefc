import type { Protocol } from '../../../src/agreement/protocol-schema';
import { spokenSpan } from '../../../src/agreement/spoken-span';
import { normWords, opinionWords } from '../../../src/forms/step-words';
import { heading, line, list, table, text, together, type Cell, type Part } from '../document';
import { rolesOf } from './words';

type Question = Protocol['weighing']['questions'][string];

const answers = { yes: 'ja', no: 'nee', doubt: 'twijfel' } as const;

/** How people weigh: the school's own questions, those of the framework, and what counts besides. */
export function weighing(protocol: Protocol): readonly Part[] {
  const { weighing: rules, tasks } = protocol;
  const { opinion, onceMore } = rules;
  return [
    heading('Wegen en besluiten'),
    text(
      'Het afwegingskader vraagt. Mensen besluiten. Besluiten jullie anders dan het kader vraagt? Dan schrijven jullie waarom, en leest de directeur dat er zo’n besluit is.',
    ),
    ...list(Object.values(rules.first), 'Eerst de vragen van de school zelf:'),
    ...table(['Vraag van het afwegingskader', 'Het kader wijst naar'], Object.values(rules.questions).map(rowOf)),
    ...list(
      rules.after.map((id) => tasks[id]?.title ?? id),
      'Voordat jullie wegen, is dit beantwoord. Een melding met spoed wacht er niet op:',
    ),
    ...list([
      ...line(rules.balance, 'Jullie schrijven op wat belast en wat beschermt, bij kind, ouders en omgeving.'),
      ...line(
        rules.instruments.length > 0,
        `De uitkomst van een instrument telt mee: ${together(rules.instruments, 'of')}.`,
      ),
      ...line(rules.weighers.length > 0, `Er wegen mee: ${rolesOf(protocol, rules.weighers)}.`),
      ...line(
        rules.outsiders,
        'Wie van buiten school meedacht, weegt ook mee: open met schriftelijke toestemming van de ouders, anders op een samenvatting zonder naam.',
      ),
      ...(rules.waits === undefined
        ? []
        : [
            `Besluiten jullie tot hulp? Die begint als zij hebben geantwoord, of na ${spokenSpan(rules.waits)}. Ziet iemand het anders, dan staat dat in het dossier. Een melding wacht nooit. Is het kind misschien niet veilig, of raadt Veilig Thuis aan te melden? Dan wacht er niets.`,
          ]),
      ...(opinion === undefined
        ? []
        : [
            `${opinion.when === 'always' ? 'Er hoort altijd een oordeel bij' : 'Bij twijfel hoort een oordeel'} van: ${together(opinion.of.map((one) => opinionWords[one]))}.`,
          ]),
      `Weigeren zij hulp? Dan kunnen jullie die na advies van Veilig Thuis nog een keer aanbieden. Binnen ${spokenSpan({ calendarDays: onceMore.days })} kijkt iemand of de hulp is aangenomen.`,
    ]),
  ];
}

function rowOf({ text: asked, means, norm, report, close, later, together: waits }: Question): readonly Cell[] {
  const said = (given: readonly (keyof typeof answers)[]): string =>
    together(
      given.map((one) => answers[one]),
      'of',
    );
  return [
    [asked, ...means],
    [
      ...line(report.length > 0, `Melden bij ${said(report)}.`),
      ...line(close.length > 0, `Afsluiten bij ${said(close)}.`),
      ...(norm === undefined ? [] : [`Meldnorm ${normWords[norm]}`]),
      ...line(waits, 'Wijst een eerder antwoord naar melden? Dan kan deze vraag samen met Veilig Thuis.'),
      ...line(later, 'Kan wachten tot de evaluatie.'),
    ],
  ];
}
