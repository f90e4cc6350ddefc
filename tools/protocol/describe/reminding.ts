import type { Protocol, Rung } from '../../../src/agreement/protocol-schema';
import { spokenSpan } from '../../../src/agreement/spoken-span';
import { heading, list, subheading, table, text, type Cell, type Part } from '../document';
import { tasksTable } from './tasks';
import { capital, ladderLetter, listenersOf } from './words';

/** The answers to "did the parents arrive?", and what follows on each. */
export function followingUp(protocol: Protocol): readonly Part[] {
  const { referral, tasks, outcomes } = protocol;
  const { term, last } = tasks[referral.followUp] ?? {};
  const times = [term, last].flatMap((span) => (span === undefined ? [] : [`na ${spokenSpan(span)}`]));
  return [
    heading('Na een verwijzing'),
    text(`Ik vraag ${times.join(' en ')} of de ouders zijn aangekomen. Ik tel vanaf de dag van de verwijzing.`),
    ...table(
      ['Antwoord', 'Wat er volgt'],
      Object.values(outcomes).map((outcome): readonly Cell[] => [
        [outcome.title],
        [
          ...(outcome.then === 'ends' ? ['Ik vraag het niet meer.'] : []),
          ...(outcome.then === 'stays' ? ['De tweede vraag komt nog.'] : []),
          ...(outcome.after === undefined
            ? []
            : [`Ik vraag het opnieuw, ${spokenSpan(outcome.after)} na de dag die is genoemd.`]),
          ...(outcome.explain ? ['Er hoort uitleg bij.'] : []),
          ...outcome.opens.map((task) => `Taak: ${tasks[task]?.title ?? task}`),
        ],
      ]),
    ),
  ];
}

/** Who hears of what stays open, and when messages go out. */
export function reminding(protocol: Protocol): readonly Part[] {
  const { ladders, stagnation, hours, snooze, tasks } = protocol;
  const used = Object.entries(ladders).filter(([id]) => Object.values(tasks).some(({ ladder }) => ladder === id));
  return [
    heading('Herinneren'),
    text(
      'Wie een taak heeft, krijgt die één keer gevraagd. Blijft het stil, dan hoort de volgende het. Ieder hoort alleen dat er iets openstaat, niet wat.',
    ),
    ...used.flatMap(([id, rungs]): readonly Part[] => [
      subheading(`Trap ${ladderLetter(protocol, id)}`),
      ...list(rungs.map((rung) => `${whenOf(rung)}: ${heardBy(rung, protocol)}.`)),
    ]),
    subheading('Een zorg waarin niets gebeurt'),
    ...list(stagnation.map(({ after, to }) => `Na ${spokenSpan(after)}: ${listenersOf(protocol, to)}.`)),
    subheading('Uren en uitstel'),
    ...list([
      `Herinneringen komen op werkdagen om ${hours.reminders}.00 uur.`,
      `Nieuwe vragen komen meteen, op werkdagen tussen ${hours.from}.00 en ${hours.until}.00 uur. Daarbuiten wachten ze tot de volgende werkdag.`,
      `Een herinnering uitstellen kan één keer, hoogstens ${spokenSpan(snooze.most)}. De dag waarop de taak klaar moet zijn, schuift niet op.`,
    ]),
  ];
}

function heardBy({ to, inHolidays }: Rung, protocol: Protocol): string {
  const besides = inHolidays.filter((listener) => !to.includes(listener));
  const listeners = listenersOf(protocol, to);
  return besides.length === 0 ? listeners : `${listeners}. Op dagen zonder les ook: ${listenersOf(protocol, besides)}`;
}

function whenOf({ from, after, repeat }: Rung): string {
  const base = from === 'last' ? 'de dag van de tweede vraag' : 'de dag waarop het klaar zou zijn';
  const first = after === undefined ? base : `${spokenSpan(after)} na ${base}`;
  if (repeat === undefined) return after === undefined ? `Op ${base}` : capital(first);
  return `Vanaf ${first}, steeds na ${spokenSpan(repeat)}`;
}

/** Danger now, and concerns about somebody of the school. */
export function danger(protocol: Protocol): readonly Part[] {
  const { emergency, staff } = protocol;
  const { declarer, coordinator } = emergency.tasks;
  return [
    heading('Nu gevaar'),
    text('Bel 112. Daarna Veilig Thuis: 0800-2000, dag en nacht. Iedereen mag dat doen, zonder iets te vragen.'),
    ...list([
      'Wie op ‘Nu gevaar’ drukt, wordt meteen gehoord: coördinator, plaatsvervanger en directeur krijgen een bericht.',
      `Is er na ${emergency.againAfterMinutes} minuten niemand mee bezig, dan horen zij het nog een keer. Na nog ${emergency.boardAfterMinutes} minuten hoort het bestuur het.`,
      `Weet wie meldt niet of er nu gevaar is, dan hoort de coördinator het meteen, ook ’s nachts en in een vakantie. Leest niemand de zorg, dan hoort na ${emergency.doubtAfterMinutes} minuten ook de plaatsvervanger het, en na nog ${emergency.doubtAfterMinutes} minuten de directeur.`,
    ]),
    ...tasksTable(protocol, [
      [declarer, ['na gevaar, aan wie het meldde']],
      [coordinator, ['na gevaar']],
    ]),
    heading('Een zorg over iemand die voor school werkt'),
    text('Die gaat naar het bestuur, en naar niemand anders.'),
    ...tasksTable(protocol, [[staff.task, ['als een medewerker dit meldt']]]),
  ];
}
