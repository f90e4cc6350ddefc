import type {
  BotAnswer,
  BotControl,
  ClockWalked,
  Faults,
  OpenExtension,
  PracticeChat,
  PracticeNotification,
  PracticeSchool,
  PressButton,
  SubmitDialog,
  TypeMessage,
} from '../api';

/** The practice server did not do what was asked; the message is for the person at the page. */
export class PracticeTrouble extends Error {}

const AWAY = 'De oefenschool antwoordt niet. Draait het programma nog? Kijk in het venster waarin je het startte.';

const REFUSED = 'Dat kan nu niet. Misschien is er intussen iets veranderd. Probeer het zo nog eens.';

async function call<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/practice/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new PracticeTrouble(AWAY);
  }
  const text = await response.text();
  if (!response.ok) throw new PracticeTrouble(REFUSED);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

const of = (person: string): string => `people/${encodeURIComponent(person)}`;

/** The practice school's interface, as `../api.ts` describes it. `person` is a person's key. */
export const practice = {
  school: (): Promise<PracticeSchool> => call('GET', 'school'),
  chats: (person: string): Promise<PracticeChat[]> => call('GET', `${of(person)}/chats`),
  notifications: (person: string): Promise<PracticeNotification[]> => call('GET', `${of(person)}/notifications`),
  read: (person: string, chat: string): Promise<unknown> => call('POST', `${of(person)}/read`, { chat }),
  type: (person: string, message: TypeMessage): Promise<BotAnswer> => call('POST', `${of(person)}/messages`, message),
  press: (person: string, pressed: PressButton): Promise<BotAnswer> => call('POST', `${of(person)}/actions`, pressed),
  extend: (person: string, opened: OpenExtension): Promise<BotAnswer> =>
    call('POST', `${of(person)}/extension`, opened),
  submit: (person: string, dialog: SubmitDialog): Promise<BotAnswer> => call('POST', `${of(person)}/dialog`, dialog),
  walk: (to: string): Promise<ClockWalked> => call('POST', 'clock', { to }),
  bot: (control: BotControl['do']): Promise<unknown> => call('POST', 'bot', { do: control }),
  fail: (faults: Faults): Promise<unknown> => call('POST', 'faults', faults),
  world: (world: PracticeSchool['world']): Promise<unknown> => call('POST', 'world', { world }),
  /** As at the very first start, when everybody is told what the bot is for. */
  reset: (): Promise<unknown> => call('POST', 'reset', { welcome: true }),
  /**
   * Calls back at every change, and once more whenever the connection has come back. A tab out of sight lets go of its
   * connection: a browser opens six to one place, and a seventh tab would wait for ever.
   */
  changes: (onChange: () => void, onAway: () => void): void => {
    let events: EventSource | undefined;
    const follow = (): void => {
      events?.close();
      if (document.visibilityState === 'hidden') return;
      events = new EventSource('/practice/changes');
      events.addEventListener('change', onChange);
      events.addEventListener('open', onChange);
      events.addEventListener('error', onAway);
    };
    document.addEventListener('visibilitychange', follow);
    follow();
  },
};
