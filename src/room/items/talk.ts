import { spokenMeeting } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import { veiligThuisFirst } from '../../case/advice/call-first';
import { attending, knownSince, overAt, reminderAt, replacedLeaders, howItStands } from '../../case/talk/attending';
import type { TalkState } from '../../case/talk/talk';
import { card, type NoticeData } from '../card-data';
import { callFirstWords } from '../danger-words';
import type { Item } from '../types';
import type { RoomView } from './view';

/*
 * Who leads or attends a talk is told: the code, the day and the hour, and no more. A talk that moves, that waits or
 * that is not held after all is told anew to those who were to be there.
 */

/** What somebody is told of a talk, from what weighs least to what weighs most: more is a new message. */
const weights = { planned: 0, reminder: 1, 'call-first': 2, replaced: 4 } as const;
/** Whatever becomes of the talk afterwards is told anew. */
const EDITIONS_PER_CHANGE = 8;

export const talkItems = (view: RoomView): readonly Item[] =>
  view.state.talks
    .filter(({ id, on, since }) => on !== undefined && since !== undefined && !isMoved(id, view))
    .flatMap((talk) => itemsOf(talk, view));

/** Of a talk that moved the message goes on with the one that came in its place. */
const isMoved = (id: string, { state }: RoomView): boolean => state.talks.some(({ instead }) => instead === id);

/** A talk, and before it those in whose place it came, the latest first. */
function chainOf(talk: TalkState, view: RoomView): readonly TalkState[] {
  const former = view.state.talks.find(({ id }) => id === talk.instead);
  return former === undefined ? [talk] : [talk, ...chainOf(former, view)];
}

function itemsOf(talk: TalkState, view: RoomView): readonly Item[] {
  const { state } = view;
  const [, ...former] = chainOf(talk, view);
  const there = attending(talk, state);
  const gone = [talk, ...former]
    .flatMap((one) => [
      ...replacedLeaders(one, state),
      ...(one === talk ? [] : attending(one, state).map(({ person }) => person)),
    ])
    .filter((person) => !there.some((one) => one.person === person));
  const item = (person: PersonId, { weight, closed, data }: Telling): Item => ({
    // One message goes along with a talk that moves.
    key: `talk/${former.at(-1)?.id ?? talk.id}/${person}`,
    to: person,
    edition: EDITIONS_PER_CHANGE * (talk.since ?? 0) + weight,
    card: card('notice', data),
    mentions: [],
    closed,
  });
  return [
    ...there.map(({ person, leads }) => item(person, told(talk, person, leads ? 'leads' : 'attends', view))),
    ...[...new Set(gone)].map((person) => item(person, told(former[0] ?? talk, person, 'gone', view))),
  ];
}

interface Telling {
  readonly weight: number;
  readonly closed: boolean;
  readonly data: NoticeData;
}

/** What somebody is told who is there, or was to be; `gone`: they need not come any more. */
function told(talk: TalkState, person: PersonId, as: 'leads' | 'attends' | 'gone', view: RoomView): Telling {
  const { state, now } = view;
  const when = spokenMeeting(talk.on ?? '', talk.time, state.openedAt);
  const task = state.tasks.find(({ id }) => id === talk.task);
  const say = (weight: number, title: string, text: string, more: Partial<NoticeData> = {}): Telling => ({
    weight,
    closed: now >= (overAt(talk) ?? now),
    data: { title, text: `Zorg ${state.code}: ${text}`, code: state.code, case: state.id, ...more },
  });
  /** Who did it needs no message of it. */
  const unlessBy = (by: PersonId | undefined, telling: Telling): Telling => ({
    ...telling,
    closed: telling.closed || by === person,
  });
  if (as === 'gone')
    return say(
      weights.replaced,
      'Je hoeft niet bij het gesprek te zijn',
      `je bent niet meer nodig bij het gesprek van ${when}.`,
    );
  switch (howItStands(talk, state)) {
    case 'held':
      return { ...say(weights.planned, 'Het gesprek is geweest', `het gesprek van ${when}.`), closed: true };
    case 'waits':
      return say(
        weights.planned,
        'Wacht met het gesprek',
        `het gesprek van ${when} gaat nu niet door. Je hoort het als het weer kan.`,
      );
    case 'off': {
      const why = veiligThuisFirst(state) ? ` ${callFirstWords(state.code)}` : '';
      return unlessBy(
        task?.closedBy,
        say(weights.planned, 'Het gesprek gaat niet door', `het gesprek van ${when} gaat niet door.${why}`),
      );
    }
    case 'on':
      break;
  }
  if (veiligThuisFirst(state))
    return say(
      weights['call-first'],
      'Nog geen gesprek',
      `wacht met het gesprek van ${when}. ${callFirstWords(state.code)}`,
    );
  const title = as === 'leads' ? 'Jij leidt een gesprek' : 'Je bent bij een gesprek';
  const text = `${when}. Met wie, waar en waarover lees je bij Voorbereiden.`;
  const opens: Partial<NoticeData> = {
    button: { title: 'Voorbereiden…', verb: 'prepare-talk' },
    ...(talk.task === undefined ? {} : { task: talk.task }),
  };
  const remind = reminderAt(talk, view.agreement);
  if (remind !== undefined && now >= remind && knownSince(talk, state) < remind)
    return say(weights.reminder, `Herinnering: ${title.toLowerCase()}`, text, opens);
  const moved = talk.instead === undefined ? title : `Verzet: ${title.toLowerCase()}`;
  return unlessBy(task?.askedBy, say(weights.planned, moved, text, opens));
}
