import type {
  BotAnswer,
  ChangeApp,
  ChangeFile,
  ChangeRoom,
  ChannelMade,
  ClockWalked,
  Faults,
  MakeChannel,
  OpenExtension,
  PracticeCase,
  PracticeChat,
  PracticeNotification,
  PracticeOrigin,
  PracticeSchool,
  PressButton,
  Reset,
  SendInvoke,
  SubmitDialog,
  TellEvent,
  TracedRequest,
  TypeMessage,
} from '../practice/api';

/** The practice school answered with an error: what was asked of it and what it said. */
export class SchoolError extends Error {
  override readonly name = 'SchoolError';
  constructor(
    request: string,
    readonly status: number,
    body: string,
  ) {
    super(`the practice school answered ${status} to ${request}: ${body.slice(0, 300)}`);
  }
}

/** Longer than the longest walk of the clock; a school that does not answer by then never will. */
const PATIENCE = 240_000;

/** The practice school as a scenario reaches it: over HTTP only, through `tools/practice/api.ts`. */
export class School {
  constructor(readonly address: string) {}

  school = () => this.get<PracticeSchool>('school');
  chats = (key: string) => this.get<readonly PracticeChat[]>(`people/${key}/chats`);
  notifications = (key: string) => this.get<readonly PracticeNotification[]>(`people/${key}/notifications`);
  cases = () => this.get<readonly PracticeCase[]>('cases');
  origin = (key: string, handle: string) => this.get<PracticeOrigin | null>(`people/${key}/handles/${handle}`);
  trace = () => this.get<readonly TracedRequest[]>('trace');
  log = () => this.text('GET', 'log');

  type = (key: string, message: TypeMessage) => this.post<BotAnswer>(`people/${key}/messages`, message);
  press = (key: string, button: PressButton) => this.post<BotAnswer>(`people/${key}/actions`, button);
  extend = (key: string, opened: OpenExtension) => this.post<BotAnswer>(`people/${key}/extension`, opened);
  submit = (key: string, dialog: SubmitDialog) => this.post<BotAnswer>(`people/${key}/dialog`, dialog);
  invoke = (key: string, invoke: SendInvoke) => this.post<BotAnswer>(`people/${key}/invoke`, invoke);

  changeRoom = (key: string, change: ChangeRoom) => this.text('POST', `people/${key}/room`, change);
  makeChannel = (key: string, channel: MakeChannel) => this.post<ChannelMade>(`people/${key}/channel`, channel);
  changeApp = (change: ChangeApp) => this.text('POST', 'app', change);
  consent = () => this.text('POST', 'consent', {});
  changeFile = (change: ChangeFile) => this.text('POST', 'file', change);
  event = (event: TellEvent) => this.text('POST', 'event', event);
  walk = (to: string) => this.post<ClockWalked>('clock', { to });
  kill = () => this.text('POST', 'bot', { do: 'kill' });
  start = () => this.text('POST', 'bot', { do: 'start' });
  down = (until: string) => this.text('POST', 'down', { until });
  faults = (faults: Faults) => this.text('POST', 'faults', faults);
  settle = () => this.text('POST', 'settle', {});
  reset = (reset: Reset) => this.text('POST', 'reset', reset);

  private async get<T>(path: string): Promise<T> {
    return JSON.parse(await this.text('GET', path)) as T;
  }

  private async post<T>(path: string, body: unknown): Promise<T> {
    return JSON.parse(await this.text('POST', path, body)) as T;
  }

  private async text(method: string, path: string, body?: unknown): Promise<string> {
    const response = await fetch(`${this.address}/practice/${path}`, {
      method,
      signal: AbortSignal.timeout(PATIENCE),
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new SchoolError(`${method} ${path}`, response.status, text);
    return text;
  }
}
