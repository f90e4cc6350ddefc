import { createHash } from 'node:crypto';
import { momentOf } from '../../src/agreement/calendar';
import { readSettings, type Settings } from '../../src/settings';
import { oneBadRow } from './bad-row';
import { Chance, installChance, installFiles, restoreChance, restoreFiles } from './chance';
import { Clockwork } from './clockwork';
import { Copies } from './copies';
import { Judge, type Finding } from './judge';
import { leftovers } from './leftovers';
import { Observer } from './observer';
import { People, type Deed } from './people';
import { olderRows } from './older';
import { protocolNames, readFilesOnce, settingFor, type Setting } from './school';
import { Spoken, spokenAt } from './spoken';
import { Storage } from './storage';
import { allAwayAt, twistsFor, type Twists } from './twists';
import { planFor, roads, Weather, type Plan } from './weather';
import { Wires } from './wires';
import { APP, playWorld, type PlayedWorld } from './world';
import type { Sabotage } from './controls';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Ordinary seeds make a fortieth of this; danger in an outage of days, which is told twice a minute, comes near it. */
const MOST_CALLS = 250_000;

/** Of the twenty and more that people try, a few are never heard where much is away. */
const LEAST_COMMANDS = 15;
/** Within this time every copy hears what another was told about the school. */
const SCHOOLS_TOLD = 40 * SECOND;

/** When a seed may begin: an ordinary week, and the days before the clocks change. */
const BEGINNINGS = ['2027-05-18', '2027-03-22', '2027-10-25', '2027-09-06', '2027-06-07'];

/** What became of one seed. */
export interface Result {
  readonly seed: number;
  readonly findings: readonly Finding[];
  /** Names everything that happened, in order. */
  readonly hash: string;
  /** `call, status, outcome`, and how often. */
  readonly coverage: ReadonlyMap<string, number>;
  readonly commands: number;
  readonly calls: number;
  /** What people, copies and weather did; for the developer who looks into a failure. */
  readonly trace: readonly string[];
}

/** Two weeks of a school whose program runs in copies, in a world that is unkind as the seed says. */
export async function simulate(seed: number, sabotage: Sabotage = {}): Promise<Result> {
  const chance = new Chance(seed);
  const begins = Date.parse(`${chance.pick(BEGINNINGS)}T06:00:00.000Z`) + chance.between(0, 6 * HOUR);
  const time = new Clockwork(begins);
  installFiles();
  readFilesOnce();
  time.install();
  installChance(chance.branch());
  const fetched = globalThis.fetch;
  const whole = sabotage.replaces?.();
  try {
    return await new Run(seed, chance, time, begins, sabotage).play();
  } finally {
    whole?.();
    globalThis.fetch = fetched;
    restoreChance();
    time.restore();
    restoreFiles();
  }
}

class Run {
  private readonly trace: string[] = [];
  private readonly hash = createHash('sha256');
  private readonly setting: Setting;
  private readonly storage: Storage;
  private readonly twists: Twists;
  private readonly plan: Plan;
  private readonly weather: Weather;
  private readonly copies: Copies;
  private world!: PlayedWorld;
  private observer!: Observer;
  private judge!: Judge;
  private people!: People;
  private readonly ends: number;
  private readonly moments: readonly number[];
  private commands = 0;
  private over = false;
  private spoken: Spoken | undefined;

  constructor(
    private readonly seed: number,
    private readonly chance: Chance,
    private readonly time: Clockwork,
    private readonly begins: number,
    private readonly sabotage: Sabotage,
  ) {
    this.storage = new Storage('sim', time.now);
    this.twists = twistsFor(seed);
    this.setting = settingFor(chance.pick(protocolNames), chance.pick(['group-chat', 'private-channel']));
    this.ends = begins + 14 * DAY;
    const count = chance.weighed([
      [4, 2],
      [1, 3],
    ]);
    this.moments = Array.from(
      { length: chance.between(21, 27) },
      () => begins + this.early(chance.real()) * 13.5 * DAY,
    ).sort((a, b) => a - b);
    this.plan =
      sabotage.plan?.(this.moments, this.ends) ?? this.planned(planFor(chance.branch(), this.busy(), this.ends, count));
    this.weather = new Weather(this.plan, chance.branch());
    this.copies = new Copies(count, time, chance.branch(), this.storage, (port, name) => this.settings(port, name));
  }

  /** The faults of this seed, and that nothing at all is reached for a while where it says so. */
  private planned(plan: Plan): Plan {
    const { twists, moments, ends } = this;
    return twists.allAway ? { ...plan, spells: [...plan.spells, ...allAwayAt(twists.chance, moments, ends)] } : plan;
  }

  async play(): Promise<Result> {
    const { time, storage, weather, copies, setting } = this;
    if (this.twists.leftovers) await storage.leave(leftovers(this.twists.chance, this.begins));
    this.observer = await Observer.of(storage, setting, time.now);
    this.world = playWorld(setting.agreement.school, time, (body) => this.inbound(body), {
      neverOpened: this.neverOpened(),
      name: this.sabotage.plan === undefined ? this.twists.world : 'kind',
    });
    this.judge = new Judge({ time, weather, copies, observer: this.observer, world: this.world, storage });
    const wires = new Wires(time, weather, this.judge, () => this.world.server);
    copies.wires = wires;
    globalThis.fetch = wires.fetch;
    copies.onLine = (line) => {
      this.judge.reads(line);
      if (line.level !== 'info')
        this.trace.push(
          `${new Date(line.at).toISOString()} ${line.copy} ${line.level} ${line.message} ${JSON.stringify(line.fields)}`,
        );
    };
    copies.onEvent = (text) => this.tell(text);
    this.judge.onCall = (text) => this.hash.update(text);
    this.rewrites();
    this.sabotage.onStorage?.(storage);
    this.people = new People(this.world, this.observer, this.chance.branch());
    copies.startAll();
    const speaks = this.sabotage.spoken ?? this.twists.spoken;
    if (speaks !== undefined) this.speaks(speaks);
    for (const incident of this.plan.incidents)
      void time.wait(incident.at - time.now()).then(() => copies.befall(incident));
    if (Number.isFinite(this.twists.worldLasts))
      void time.wait(this.twists.worldLasts).then(() => this.world.becomesKind());
    for (const spell of this.plan.spells) {
      void time.wait(spell.from - time.now()).then(() => this.tell(`spell on ${spell.road}: ${JSON.stringify(spell)}`));
      void time.wait(spell.until - time.now()).then(() => undefined);
    }
    void this.live().catch((error: unknown) => {
      this.judge.find(
        'the simulation itself goes on',
        error instanceof Error ? (error.stack ?? error.message) : 'unknown',
      );
      this.over = true;
    });
    const agenda = {
      busy: copies.busy,
      next: (now: number) => this.next(now),
      due: () => this.storage.firstDue(),
      leaves: (every: number, now: number) => this.leaves(every, now),
    };
    await time.run(agenda, () => this.over || this.endless());
    await this.judge.concludes();
    // Nothing is proved by people who were not heard.
    if (this.observer.cases.size === 0 || this.commands < LEAST_COMMANDS)
      this.judge.find(
        'a seed has cases and commands',
        `${String(this.observer.cases.size)} and ${String(this.commands)}`,
      );
    return {
      seed: this.seed,
      findings: this.judge.findings,
      hash: this.hash.digest('hex'),
      coverage: this.judge.coverage,
      commands: this.commands,
      calls: this.judge.calls,
      trace: this.trace,
    };
  }

  /** Colleagues type a word of danger. */
  private speaks(chance: Chance): void {
    const { time, weather, copies, world, setting } = this;
    const spoken = new Spoken({ time, weather, copies, world }, chance, this.judge.find);
    this.spoken = spoken;
    const colleagues = Object.entries(setting.agreement.school.people).filter(([, { external }]) => !external);
    for (const moment of spokenAt(chance, this.plan, this.moments)) {
      const [key] = chance.pick(colleagues);
      const who = world.platform.byKey(key);
      if (who === undefined) continue;
      void time
        .wait(moment - time.now())
        .then(() => spoken.speak(who))
        .then((became) => this.tell(`${key} types a word of danger: ${became}`));
    }
  }

  /** What is written down goes down otherwise than it was given, as the seed says. */
  private rewrites(): void {
    const { begins, ends, time, storage } = this;
    const stretch = { begins, ends, now: time.now, tell: (what: string) => this.tell(what) };
    const { older = this.twists.older, badRow = this.twists.badRow, badTable } = this.sabotage;
    const ways = [older && olderRows(older, stretch), badRow && oneBadRow(badRow, stretch, badTable)];
    storage.as = (table, row) => ways.reduce((written, way) => way?.(table, written) ?? written, row);
  }

  /** What people do in these two weeks, and the hour after it in which nothing is wrong any more. */
  private async live(): Promise<void> {
    const { time, chance } = this;
    await time.wait(10 * SECOND);
    const doing: Promise<void>[] = [this.does(await this.people.reports(chance.may(0.15)))];
    const cases = chance.weighed([
      [4, 1],
      [3, 2],
      [1, 3],
    ]);
    for (const moment of this.moments) {
      await time.wait(Math.max(SECOND, moment - time.now()));
      const deed = await this.chooses(cases);
      if (deed !== undefined) doing.push(this.does(deed));
      if (this.twists.hurried && this.twists.chance.may(0.25)) doing.push(this.hurries());
    }
    await Promise.all(doing);
    await time.wait(Math.max(SECOND, this.ends - time.now()));
    this.tell('from here on nothing is wrong any more');
    this.weather.clears(time.now());
    this.world.becomesKind();
    this.copies.heal();
    while (!this.copies.allUp()) await time.wait(SECOND);
    await time.wait(61 * MINUTE);
    while (this.copies.busy()) await time.wait(200);
    this.over = true;
  }

  /** Somebody is sent away while what was done just now is under way. */
  private async hurries(): Promise<void> {
    await this.time.wait(this.twists.chance.between(1, 5 * SECOND));
    const deed = this.people.dismissal();
    if (deed !== undefined) await this.does(deed);
  }

  /** When something goes on: people do things, and at the hour of reminders the program does. */
  private busy(): readonly number[] {
    const mornings = Array.from({ length: 10 }, (_, day) => {
      const date = new Date(this.begins + (day + 1) * DAY).toISOString().slice(0, 10);
      return Date.parse(momentOf(date, this.setting.agreement.protocol.hours.reminders));
    });
    return [this.begins + 20 * SECOND, ...this.moments, ...mornings];
  }

  /** More of what people do comes early: then there is more to wait for. */
  private readonly early = (share: number): number => share ** 1.5;

  private async chooses(cases: number): Promise<Deed | undefined> {
    const { chance, people } = this;
    const reported = this.observer.cases.size;
    if (reported === 0) return people.reports(chance.may(0.2));
    if (reported < cases && chance.may(0.15)) return people.reports(chance.may(0.3));
    if (chance.may(0.08)) return people.danger();
    return people.next();
  }

  /** Does it, and again later when it was not taken: people do not give up at once. */
  private async does(deed: Deed): Promise<void> {
    const before = this.judge.promises.before(deed);
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const answer = await this.people.send(deed);
      await this.judge.promises.told(deed, before, answer);
      const unheard = answer.status === 0 || answer.status >= 400 || /Opslaan lukt niet/.test(answer.body);
      this.tell(`${deed.who.key} ${deed.says}: ${String(answer.status)} ${briefly(answer.body)}`);
      if (!unheard) {
        this.commands += 1;
        return;
      }
      await this.time.wait(this.chance.between(20, 600) * SECOND);
    }
  }

  /** From Teams to a copy of the program, and the answer back; what is not answered in 15 seconds is sent once more. */
  private async inbound(body: string): Promise<ReturnType<Copies['receive']> extends Promise<infer T> ? T : never> {
    const { time, weather, copies } = this;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const blow = weather.strike(time.now(), 'inbound', 'POST /api/messages');
      await time.wait(weather.pace(time.now(), 'inbound'));
      if (blow !== undefined && !blow.done) {
        if (blow.how === 'status') return { status: blow.status, headers: {}, body: '' };
        continue;
      }
      const late = time.wait(15 * SECOND).then(() => 'late' as const);
      const given = await Promise.race([copies.receive(body), late]);
      if (blow !== undefined || given === 'late') continue;
      await time.wait(weather.pace(time.now(), 'inbound'));
      return given;
    }
    return undefined;
  }

  /** A seed that makes far more calls than any other goes round in circles. */
  private endless(): boolean {
    if (this.judge.calls <= MOST_CALLS) return false;
    this.judge.find('it comes to rest', `more than ${String(MOST_CALLS)} calls`);
    return true;
  }

  private writes = 0;
  private stalled = 0;
  private nextLook = 0;

  /** The next moment at which there may be something to do for a regular look. */
  private next(now: number): number {
    if (!this.copies.anyUp()) return Infinity;
    const waits = this.spoken?.waits === true;
    const due = Math.min(
      this.storage.firstDue(),
      this.schoolsTold(now) ? now + SCHOOLS_TOLD : Infinity,
      waits ? now + 5 * SECOND : Infinity,
    );
    if (due > now) {
      this.stalled = 0;
      this.nextLook = 0;
      return Math.min(due, now + this.farthest(now));
    }
    // Something is due and stays so: it is looked at every second at first, and less often while nothing comes of it.
    if (this.storage.writes !== this.writes) this.stalled = this.nextLook = 0;
    this.writes = this.storage.writes;
    if (this.nextLook <= now) {
      this.stalled += 1;
      const danger = waits || this.observer.dangers.some(({ ended }) => ended === undefined);
      const longest = danger ? 5 * SECOND : MINUTE;
      this.nextLook = now + Math.min(longest, SECOND * 2 ** Math.max(0, this.stalled - 3));
    }
    return Math.min(this.nextLook, this.storage.firstDue(now));
  }

  /** How far may be skipped while nothing is due: where nothing was wrong and nobody did anything, nothing is missed. */
  private farthest(now: number): number {
    if (now >= this.ends) return 10 * MINUTE;
    return now - this.lastTold < HOUR || roads.some((road) => this.weather.rough(now, road)) ? 3 * HOUR : 12 * HOUR;
  }

  /** Whether a copy may not have heard yet what another was told about the school. */
  private schoolsTold = (now: number): boolean => now - this.storage.schoolsChanged <= SCHOOLS_TOLD;

  /** What looks seldom finds nothing while all is well: then it looks a few times a day, or once a day. */
  private leaves(every: number, now: number): number {
    if (now >= this.ends || this.schoolsTold(now)) return every;
    return Math.max(every, every < HOUR ? 8 * HOUR : 16 * HOUR);
  }

  private lastTold = 0;

  private tell(text: string): void {
    this.lastTold = this.time.now();
    const line = `${new Date(this.time.now()).toISOString()} ${text}`;
    this.trace.push(line);
    this.hash.update(line);
  }

  private neverOpened(): readonly string[] {
    return this.chance.may(0.3) ? [this.chance.pick(['board', 'director', 'reporter', 'deputy'])] : [];
  }

  private settings(port: number, name: string): Settings {
    const here = `http://127.0.0.1:${String(port)}`;
    const { setting } = this;
    return readSettings({
      HOST: '127.0.0.1',
      PORT: String(port),
      INSTANCE: name,
      BOT_AUTH: 'off',
      BOT_APP_ID: APP.appId,
      BOT_APP_SECRET: APP.secret,
      BOT_TENANT_ID: setting.agreement.school.tenant,
      TEAMS_APP_ID: APP.catalogId,
      STORAGE_CONNECTION: 'TableEndpoint=http://127.0.0.1:1/sim;SharedAccessSignature=sv=none',
      TABLE_PREFIX: 'sim',
      KEY_FILE: setting.keyFile,
      SCHOOLS_DIR: setting.schools,
      PROTOCOLS_DIR: setting.protocols,
      GRAPH_URL: `${here}/graph`,
      LOGIN_URL: `${here}/openid`,
      SERVICE_URL: here,
      OPENID_METADATA_URL: `${here}/openid/.well-known/openidconfiguration`,
    });
  }
}

/** The first words of an answer, as far as they are the program's own. */
const briefly = (body: string): string => /"(?:value|text)":"([^"]{0,50})/.exec(body)?.[1] ?? '';
