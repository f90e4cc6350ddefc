import type { PracticeChat, PracticePerson, PracticeSchool } from '../api';
import { practice, PracticeTrouble } from './api.js';
import { BotBar } from './bot.js';
import { chatList, chatName } from './chats.js';
import { ClockBar } from './clock.js';
import { Conversation } from './conversation.js';
import { updateLinks } from './dom.js';
import { Frame } from './frame.js';
import { News, type Notified } from './news.js';
import { OutsideBar } from './outside.js';
import { nameOf, peopleList } from './people.js';
import { Refresher } from './refresher.js';
import { hrefOf, routeOf, type Route } from './route.js';
import { Talk } from './talk.js';
import { Toasts } from './toasts.js';
import { Walk } from './walk.js';
import { walkReport } from './walk-report.js';

/** The page: reads the practice school, draws it, and carries out what the person at the page does. */
class App {
  private readonly refresher = new Refresher(() => this.load());
  private readonly refresh = (): Promise<void> => this.refresher.request();
  private readonly toasts = new Toasts();
  private readonly news = new News();
  private readonly talk = new Talk(this.toasts, this.refresh);
  private readonly walk = new Walk(this.refresh);
  private readonly clock = new ClockBar((to) => this.putForward(to));
  private readonly bot = new BotBar({
    stop: () => this.attempt(() => practice.bot('kill')),
    start: () => this.attempt(() => practice.bot('start')),
    reset: () => this.attempt(() => this.reset()),
  });
  private readonly outside = new OutsideBar({
    fail: (faults) => this.attempt(() => practice.fail(faults)),
    choose: (world) => this.attempt(() => practice.world(world)),
  });
  private readonly frame = new Frame([this.clock.element, this.outside.element, this.bot.element], this.toasts.element);
  private open: { readonly person: string; readonly chat: string; readonly view: Conversation } | undefined;
  private route: Route = routeOf(location.hash);
  private away = false;

  start(): void {
    window.addEventListener('hashchange', () => {
      this.route = routeOf(location.hash);
      this.toasts.goOn();
      void this.refresh();
    });
    practice.changes(
      () => void this.refresh(),
      () => void this.refresh(),
    );
  }

  private async load(): Promise<void> {
    try {
      const school = await practice.school();
      const person = school.people.find(({ key }) => key === this.route.person) ?? school.people[0];
      if (person === undefined) return;
      this.draw(school, person, await practice.chats(person.key));
      this.announce(
        school,
        await this.news.since(school, (key) => key === person.key || this.walk.destination !== undefined),
      );
      this.away = false;
    } catch (trouble) {
      // Told once: the page tries again at every change, and whenever the connection is back.
      if (!this.away) this.report(trouble);
      this.away = true;
    }
  }

  private draw(school: PracticeSchool, person: PracticePerson, chats: readonly PracticeChat[]): void {
    const wanted = this.route.chat;
    const chat =
      chats.find((one) => one.id === wanted || chatName(one) === wanted) ??
      chats.find(({ kind }) => kind === 'personal');
    this.frame.show(school, person, this.route);
    this.clock.show(school, this.walk.destination);
    this.outside.show(school);
    this.bot.show(school);
    updateLinks(this.frame.people, peopleList(school, person.key));
    updateLinks(this.frame.chats, chatList(chats, { school, person, current: chat && chatName(chat) }));
    if (chat === undefined) {
      this.open = undefined;
      this.frame.conversation.replaceChildren();
      return;
    }
    const view = this.conversationOf(person, chat);
    view.show(chat, school);
    // What is on the screen is read; on a phone the conversation may be behind the list.
    if (chat.unread > 0 && view.isInSight()) void this.attempt(() => practice.read(person.key, chat.id));
  }

  /** The conversation that is shown, or a new one when another is asked for. */
  private conversationOf(person: PracticePerson, chat: PracticeChat): Conversation {
    if (this.open?.person === person.key && this.open.chat === chat.id) return this.open.view;
    const view = new Conversation(person.key, chat, {
      press: (message, pressed) => this.talk.press(person.key, { chat: chat.id, message }, pressed),
      extend: () => this.talk.extend(person.key, chat.id),
      type: (typed) => this.talk.type(person.key, { chat: chatName(chat), ...typed }),
    });
    this.open = { person: person.key, chat: chat.id, view };
    this.frame.conversation.replaceChildren(view.element);
    return view;
  }

  /** A lock screen's worth of each new message, for each person to whom it came; while the clock walks they are kept for its report. */
  private announce(school: PracticeSchool, notified: readonly Notified[]): void {
    if (this.walk.destination !== undefined) {
      this.walk.hear(notified);
      return;
    }
    for (const { person, chat, preview } of notified) {
      if (this.open?.person === person && this.open.chat === chat) continue;
      this.toasts.show({ title: `Bericht voor ${nameOf(school, person)}`, text: preview, href: hrefOf(person, chat) });
    }
  }

  private putForward(to: string): Promise<void> {
    return this.attempt(async () => {
      const { walked, notified } = await this.walk.go(to);
      const school = await practice.school();
      const close = (): void => this.frame.report.replaceChildren();
      this.frame.report.replaceChildren(walkReport(school, { walked, notified, close }));
    });
  }

  private async reset(): Promise<void> {
    this.frame.hold(true);
    try {
      await practice.reset();
    } finally {
      this.frame.hold(false);
    }
    this.open = undefined;
    this.frame.report.replaceChildren();
    location.hash = '';
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (trouble) {
      this.report(trouble);
    }
    await this.refresh();
  }

  private report(trouble: unknown): void {
    if (!(trouble instanceof PracticeTrouble)) throw trouble;
    this.toasts.show({ title: 'Niet gelukt', text: trouble.message });
  }
}

new App().start();
