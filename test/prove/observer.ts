import type { Agreement } from '../../src/agreement/agreement';
import { isShutOut } from '../../src/case/involvement';
import { asOf } from '../../src/case/people/as-of';
import type { CaseState } from '../../src/case/state';
import { openDirectory, type Directory } from '../../src/service/school/directory';
import { localKeyFile } from '../../src/store/local-key-file';
import type { ReportBroken } from '../../src/store/broken';
import { openStore, type OpenStore } from '../../src/store/store';
import { deliveryRow } from '../../src/store/case-rows';
import type { Setting } from './school';
import type { Storage, Written } from './storage';

/** As the program has it, also where something else stands in for it there. */
const shutOut = isShutOut;

/** Danger that somebody declared, by when it was stored. */
export interface Danger {
  readonly caseId: string;
  readonly version: number;
  readonly at: number;
  readonly by: string;
  /** When it was taken up, withdrawn or ended otherwise. */
  ended?: number;
}

/** A case as it was stored, and when what of it was. */
export interface Watched {
  readonly id: string;
  state: CaseState;
  /** Since when somebody may know nothing of this case. */
  readonly shutOut: Map<string, number>;
  /** When each task that is over was. */
  readonly over: Map<string, number>;
}

/** Sees all that is stored, as it is stored, without going over any wire. */
export class Observer {
  readonly cases = new Map<string, Watched>();
  readonly dangers: Danger[] = [];
  /** Of each message that was ever written down as delivered: what it is, and where. */
  readonly writtenDown = new Map<string, string>();
  /** What each case had delivered of late, and how often each of that was wanted anew. */
  private readonly wanted = new Map<string, ReadonlySet<string>>();
  private readonly times = new Map<string, number>();
  private readonly waits = new Map<string, number>();
  private readonly drafts = new Set<string>();
  private mostWaiting = 0;

  /** Hears of danger as it is stored. */
  onDanger: (danger: Danger) => void = () => undefined;

  private constructor(
    readonly store: OpenStore,
    private readonly open: (report: ReportBroken) => OpenStore,
    readonly agreement: Agreement,
    private readonly now: () => number,
  ) {}

  static async of(storage: Storage, setting: Setting, now: () => number): Promise<Observer> {
    const keys = await localKeyFile({ path: setting.keyFile, create: false });
    const open = (report?: ReportBroken): OpenStore =>
      openStore({ tables: storage.tables, keys, onlyReads: true, ...(report === undefined ? {} : { report }) });
    const observer = new Observer(open(), open, setting.agreement, now);
    storage.heard = (written) => observer.hear(written);
    return observer;
  }

  /** The school as it is now, with what was changed from cards. */
  async directory(): Promise<Directory> {
    const directory = await openDirectory([this.agreement], this.store);
    await directory.refresh();
    return directory;
  }

  /** The cases of which the snapshot does not open now. */
  async unopened(): Promise<readonly string[]> {
    const broken: string[] = [];
    const store = this.open(({ partition }) => broken.push(partition));
    for (const id of this.cases.keys()) await store.cases.readState(id).catch(() => broken.push(id));
    return broken;
  }

  moment = (): string => new Date(this.now()).toISOString();

  private async hear({ table, partition, rows }: Written): Promise<void> {
    if (table === 'cases' && rows.includes(deliveryRow)) await this.seeDelivery(partition);
    if (table === 'drafts') for (const row of rows) await this.seeDraft(partition, row);
    if (table !== 'cases' || !rows.some((row) => row.startsWith('event') || row === 'head')) return;
    const state = await this.store.cases.readState(partition).catch(() => undefined);
    if (state !== undefined) this.see(partition, state);
  }

  private async seeDelivery(caseId: string): Promise<void> {
    const { delivery } = await this.store.cases.readDelivery(caseId);
    const now = new Set(delivery.items.map(({ key }) => key));
    // What is over is forgotten, and what then comes under the same name is something else.
    for (const key of this.wanted.get(caseId) ?? [])
      if (!now.has(key)) this.times.set(`${caseId} ${key}`, this.timesOf(caseId, key) + 1);
    this.wanted.set(caseId, now);
    const waits = delivery.items.filter(({ status }) => status !== 'delivered').length;
    this.waits.set(caseId, waits);
    this.mostWaiting = Math.max(this.mostWaiting, this.waiting());
    for (const { key, edition, message } of delivery.items) {
      if (message === undefined || this.writtenDown.has(message.id)) continue;
      this.writtenDown.set(
        message.id,
        `${caseId} ${key} ${String(edition)}, wanted for time ${String(this.timesOf(caseId, key))}, in ${message.conversation.split(';')[0] ?? ''}`,
      );
    }
  }

  /** How many things wait: each case and each draft for itself, and each message that does not stand yet. */
  private waiting(): number {
    return [...this.waits.values()].reduce((sum, waits) => sum + waits, this.cases.size + this.drafts.size);
  }

  /** The most that waited since this was last asked. */
  takeMostWaiting(): number {
    const most = this.mostWaiting;
    this.mostWaiting = this.waiting();
    return Math.max(1, most);
  }

  private timesOf = (caseId: string, key: string): number => this.times.get(`${caseId} ${key}`) ?? 1;

  private async seeDraft(person: string, id: string): Promise<void> {
    this.drafts.add(id);
    const stored = await this.store.drafts.get({ person, id });
    const told = stored?.kind === 'draft' ? stored.draft.told : undefined;
    if (told?.message !== undefined)
      this.writtenDown.set(told.message.id, `draft ${id} in ${told.message.conversation.split(';')[0] ?? ''}`);
  }

  private see(id: string, state: CaseState): void {
    const known: Watched = this.cases.get(id) ?? { id, state, shutOut: new Map(), over: new Map() };
    known.state = state;
    this.cases.set(id, known);
    const now = asOf(state, this.moment());
    for (const { id: person } of Object.values(this.agreement.school.people)) {
      // Who is kept out is by what is written down, not by what the program makes of it.
      const isKeptOut = state.keptOut?.some((one) => one.person === person) === true;
      if (!isKeptOut && !shutOut(now, person)) known.shutOut.delete(person);
      else if (!known.shutOut.has(person)) known.shutOut.set(person, this.now());
    }
    for (const task of state.tasks)
      if (task.status === 'open') known.over.delete(task.id);
      else if (!known.over.has(task.id)) known.over.set(task.id, this.now());
    this.seeDanger(id, state);
  }

  private seeDanger(caseId: string, { emergency }: CaseState): void {
    for (const danger of this.dangers) {
      if (danger.caseId !== caseId || danger.ended !== undefined) continue;
      const same = emergency?.version === danger.version;
      if (!same || emergency.withdrawnAt !== undefined || emergency.acknowledgedBy.length > 0)
        danger.ended = this.now();
    }
    if (emergency === undefined || emergency.withdrawnAt !== undefined) return;
    const known = this.dangers.some((one) => one.caseId === caseId && one.version === emergency.version);
    if (known) return;
    const danger = { caseId, version: emergency.version, at: this.now(), by: emergency.by.person };
    this.dangers.push(danger);
    this.onDanger(danger);
  }
}
