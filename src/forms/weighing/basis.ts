import { listedSigns } from '../signal/listed-signs';
import { spokenDay } from '../../agreement/calendar';
import type { Consent } from '../../case/consent/consent';
import type { CaseEvent } from '../../case/events';
import type { Report } from '../../case/report/report';
import type { Signal } from '../../case/signal/signal';
import { correctedText } from '../dossier/corrections';
import { parentName } from '../people/parent-name';
import { partyName } from '../people/party-name';
import { advisedWords, consentWords, feedbackWords, normWords, partnerWords, talkOutcomeWords } from '../step-words';
import type { DialogView } from '../types';
import { directionWords } from '../words';

/** Something that counts in the weighing, in a few words. */
export type Ground = { readonly label: string; readonly text: string };

/** So long is each: enough to be reminded, and taken in at a glance. */
const LONGEST = 160;

/** All that a weighing rests on: what its page has room for, and how many more there are. */
export interface Basis {
  readonly shown: readonly Ground[];
  readonly more: number;
}

/**
 * What the weighing rests on (E-01): signals both ways, advice, talks, refusals, earlier reports, brothers and sisters.
 * All of it where a page has room for it; else the latest of each kind, in turn, and how many more there are.
 */
export function basisOf(view: DialogView, room = view.measure.page): Basis {
  const grounds = view.events.flatMap(({ event, version }) => {
    const corrected = correctedText(version, view.events);
    return groundOf(event, view).map((one) => (corrected === undefined ? one : ground(one.label, corrected)));
  });
  const kinds = [...new Set(grounds.map(({ label }) => label))].map((kind) =>
    grounds.filter(({ label }) => label === kind),
  );
  const shown = fitting(inTurn(kinds), view, room);
  return {
    shown: kinds.flatMap((kind) => kind.filter((one) => shown.has(one))),
    more: grounds.length - shown.size,
  };
}

/** The latest of each kind, then the one before it of each, and so on. */
const inTurn = (kinds: readonly (readonly Ground[])[]): readonly Ground[] =>
  Array.from({ length: Math.max(0, ...kinds.map(({ length }) => length)) }, (_, back) =>
    kinds.flatMap((kind) => kind.slice(kind.length - 1 - back, kind.length - back)),
  ).flat();

function fitting(grounds: readonly Ground[], { measure }: DialogView, space: number): ReadonlySet<Ground> {
  let room = space;
  const shown = new Set<Ground>();
  for (const one of grounds) {
    room -= measure.row({ kind: 'text', ...one });
    if (room < 0) break;
    shown.add(one);
  }
  return shown;
}

function groundOf(event: CaseEvent, view: DialogView): readonly Ground[] {
  switch (event.type) {
    case 'signal-recorded':
    case 'signal-taken-over':
      return signalGrounds(event.signal);
    case 'third-party-contact':
      return event.ofThemselves === true
        ? [ground(ADULT, 'De woorden zijn niet bewaard: dat wilde deze persoon.')]
        : [];
    case 'consultation-answered':
      return [ground('Advies van een collega', event.note.advice)];
    case 'advice-recorded': {
      const { judgement, advice, advised, notNeeded } = event.advice;
      // C-26: Veilig Thuis may have weighed it first.
      const weighed = judgement === undefined ? [] : [ground('Weging van Veilig Thuis', judgement)];
      const said = advised === undefined ? '' : `Raadt aan: ${advisedWords[advised].toLowerCase()}. `;
      return [...weighed, ground('Veilig Thuis', `${said}${advice ?? notNeeded ?? ''}`)];
    }
    case 'talk-recorded':
      return [ground('Gesprek', `${talkOutcomeWords[event.note.outcome]}. ${event.note.reaction}`)];
    case 'talk-waived':
      return [ground('Geen gesprek', `${partnerWords[event.waiver.with]}. ${event.waiver.why}`)];
    case 'consent-recorded':
      return refusalGrounds(event.consent, view);
    case 'reported':
      return [ground('Eerdere melding', reportedWords(event.report, view))];
    case 'feedback-recorded':
      return [
        ground(
          'Terugkoppeling van Veilig Thuis',
          `${spokenDay(event.feedback.on, view.now)}: ${feedbackWords[event.feedback.action].toLowerCase()}. ${event.feedback.agreements ?? ''}`,
        ),
      ];
    case 'child-recorded':
      return event.siblings === undefined ? [] : [ground('Broers en zussen', event.siblings)];
    case 'task-completed':
      return taskGrounds(event, view);
    default:
      return [];
  }
}

const ADULT = 'Een volwassene vertelde over zichzelf';

/** E-12: what the child or an adult told of themselves is seen apart, since it points to a report. */
const signalGrounds = ({ direction, nature, what, quote, ...chosen }: Signal): readonly Ground[] => [
  ground(directionWords[direction], [listedSigns(chosen), what].filter(Boolean).join(': ')),
  ...(nature === 'told-by-child' ? [ground('Het kind vertelde zelf', quote ?? what)] : []),
  ...(nature === 'told-by-adult' ? [ground(ADULT, what)] : []),
];

/** C-13: which parent refused, for whom and when, so that people can say how it counts. */
function refusalGrounds({ parent, party, purpose, answer, on }: Consent, view: DialogView): readonly Ground[] {
  if (answer !== 'refused' && answer !== 'withdrawn') return [];
  const label = `Toestemming ${consentWords[answer].toLowerCase()}`;
  return [
    ground(
      label,
      `${parentName(parent, view)}, voor ${partyName(party, view)}, ${spokenDay(on, view.now)}: ${purpose}`,
    ),
  ];
}

const reportedWords = ({ on, norm }: Report, { now }: DialogView): string =>
  [`gemeld op ${spokenDay(on, now)}`, ...(norm === undefined ? [] : [`meldnorm ${normWords[norm]}`])].join(', ');

/** H-20: what came of a task that counts in the weighing, such as what the nurse told back. */
function taskGrounds(
  { task, result }: Extract<CaseEvent, { type: 'task-completed' }>,
  { events, agreement }: DialogView,
): readonly Ground[] {
  const asked = events.flatMap(({ event }) => (event.type === 'asked' ? [event.task] : []));
  const rule = agreement.protocol.tasks[asked.find(({ id }) => id === task)?.rule ?? ''];
  return rule?.weighs === true ? [ground(rule.title, result)] : [];
}

function ground(label: string, words: string): Ground {
  const text = words.replaceAll(/\s+/g, ' ');
  return { label, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text };
}
