import { spokenDay, dayOf } from '../../agreement/calendar';
import { permits } from '../../case/access';
import type { Agreement } from '../../agreement/agreement';
import type { CaseState } from '../../case/state';
import { nameOf } from '../../case/people/roster';
import { card, type NoticeData, type ReceivedData } from '../card-data';
import type { Item } from '../types';
import type { PersonId } from '../../agreement/people';
import type { RoomView } from './view';

/** To the reporter: that it arrived, who reads it and by when; later that it was taken up. S1-20, S1-21. */
export function receivedItem({ state, agreement }: RoomView): Item {
  const reading = readingOf(state, agreement);
  return {
    key: 'received',
    to: state.reporter.person,
    edition: 1,
    card: card('received', {
      code: state.code,
      case: state.id,
      state: reportState(state, agreement),
      coordinator: state.cast.coordinator.name,
      until: spokenDay(dayOf(reading?.due ?? state.openedAt), state.openedAt),
    }),
    mentions: [],
    closed: false,
  };
}

/** S1-20: that something is done with it, and the part that they keep; not what. */
export function reporterItem({ state, agreement }: RoomView): readonly Item[] {
  const { reporter, reporterKeeps, code, cast, id } = state;
  if (reporterKeeps === undefined || state.status === 'closed') return [];
  const adds = permits(state, reporter.person, { command: 'record-signal', agreement }) === 'yes';
  return [
    notice('reporter-told', reporter.person, {
      title: 'Je zorg is opgepakt',
      text: `${cast.coordinator.name} werkt verder aan zorg ${code}. ${KEEPS[reporterKeeps]}`,
      ...(adds ? { button: { title: 'Aanvullen…', verb: 'record-signal' as const } } : {}),
      code,
      case: id,
    }),
  ];
}

const KEEPS = {
  watches: 'Blijf kijken, en vul aan wat je merkt.',
  'takes-part': 'Je doet mee in overleg of gesprek. Je hoort wanneer.',
  none: 'Je hoeft nu niets te doen. Merk je nog iets? Vul het aan.',
} as const;

const readingOf = (state: CaseState, { protocol }: Agreement) =>
  state.tasks.find(({ rule }) => rule === protocol.opening.reading);

/** How far a report is, for the reporter. One that was joined with another goes on, and takes what they add. */
export function reportState(state: CaseState, agreement: Agreement): ReceivedData['state'] {
  if (state.reporterStepsOut === true) return 'received';
  if (state.joined !== undefined) return 'taken-up';
  if (state.status === 'closed') return 'closed';
  const reading = readingOf(state, agreement);
  return reading === undefined || reading.status === 'answered' ? 'taken-up' : 'received';
}

/** What the asker hears back: that an answer is there, or that somebody cannot give one. */
export function outcomeItems({ state }: RoomView): readonly Item[] {
  return state.tasks.flatMap((task) => {
    if (task.closedBy === task.askedBy || state.status === 'closed') return [];
    if (task.status === 'declined') {
      return [
        notice(`declined/${task.id}`, state.cast.coordinator.person, {
          title: 'Iemand anders vragen?',
          text: `Zorg ${state.code}: ${task.owner.name} kan dit nu niet doen. Vraag je iemand anders?`,
          button: { title: 'Mijn deel', verb: 'my-part' },
          code: state.code,
          case: state.id,
        }),
      ];
    }
    // The board that asked while nobody led reads nothing of it once somebody does.
    const reads = permits(state, task.askedBy, { view: 'dossier' }) === 'yes';
    if (task.status === 'answered' && task.kind === 'consult' && reads) {
      return [
        notice(`answered/${task.id}`, task.askedBy, {
          title: 'Er is een antwoord',
          text: `Zorg ${state.code}: ${task.owner.name} heeft geantwoord. Je leest het in het dossier.`,
          button: { title: 'Dossier', verb: 'dossier' },
          code: state.code,
          case: state.id,
        }),
      ];
    }
    return [];
  });
}

/** E-02: somebody who weighs along sees it otherwise; the coordinator reads why, and may weigh again. */
export function disputeItems({ state }: RoomView): readonly Item[] {
  if (state.status === 'closed') return [];
  return (state.weighing?.disputedBy ?? []).map((person) =>
    notice(`disputed/${person}`, state.cast.coordinator.person, {
      title: 'Iemand ziet de weging anders',
      text: `Zorg ${state.code}: ${nameOf(state, person) ?? 'iemand'} ziet de weging anders. Je leest het in het dossier. Opnieuw wegen kan.`,
      button: { title: 'Dossier', verb: 'dossier' },
      code: state.code,
      case: state.id,
    }),
  );
}

/** After "nee" to "is het kind vandaag veilig?": call first. After "weet ik niet": ask advice. R-06, C-09, C-25. */
export function safetyItem({ state }: RoomView): readonly Item[] {
  const { safe } = state;
  if (safe === undefined || safe.answer === 'yes' || state.status === 'closed') return [];
  const unsafe = safe.answer === 'no';
  return [
    notice(`safe/${safe.version}`, safe.by, {
      title: unsafe ? 'Bel eerst. Schrijven kan straks.' : 'Bel Veilig Thuis voor advies',
      text: unsafe
        ? 'Nu gevaar? Bel 112. Anders Veilig Thuis: 0800-2000, dag en nacht. Je hoeft niet te wachten op iemand van school.'
        : `Bij zorg ${state.code} denkt Veilig Thuis met je mee: 0800-2000, dag en nacht. Het kan zonder naam.`,
      urgent: unsafe,
      code: state.code,
      case: state.id,
    }),
  ];
}

const notice = (key: string, to: PersonId, data: NoticeData): Item => ({
  key,
  to,
  edition: 1,
  card: card('notice', data),
  mentions: [],
  closed: false,
});
