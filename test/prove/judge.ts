import { SECRETS } from '../../tools/walk/marked';
import { Dangers } from './dangers';
import { concluded, type Around, type Find } from './conclude';
import { Copied } from './copied';
import type { Line } from './copies';
import type { Given } from './inject';
import { postOf, type Post } from './posts';
import { Promises } from './promises';
import { Pulse } from './pulse';
import type { Beside, Call, Outcome } from './wires';

/** Something that must hold and did not. Ids and codes only. */
export interface Finding {
  readonly rule: string;
  readonly at: string;
  readonly what: string;
}

/** Names of errors that no passing failure has: a mistake in the program. */
const MISTAKES = new Set([
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'Error',
  'ZodError',
  'AssertionError',
  'Unopenable',
  'CaseUnopenable',
]);

/** So long after the end of somebody's access a call to them may still begin. Milliseconds. */
const STILL = 5_000;
const MOST_FINDINGS = 100;
/** As it stands in storage, whatever the program makes of it. */
export const KEPT_OUT = 'nobody hears of a case from which they are kept out';

/** Stands beside all wires, and holds what goes over them against what must always hold. */
export class Judge implements Beside {
  readonly findings: Finding[] = [];
  readonly coverage = new Map<string, number>();
  calls = 0;
  onCall: (text: string) => void = () => undefined;
  private readonly dangers: Dangers;
  private readonly copies: Copied;
  private readonly pulse: Pulse;
  readonly promises: Promises;

  constructor(private readonly around: Around) {
    this.dangers = new Dangers(around, this.find);
    this.copies = new Copied(around.observer, around.time.now);
    this.pulse = new Pulse(around, this.find);
    this.promises = new Promises(around.observer, this.find);
  }

  begins(call: Call): void {
    this.calls += 1;
    this.pulse.beat(call);
    const post = postOf(call, this.around.world.platform);
    if (post !== undefined) void this.holdsAccess(call, post);
  }

  ends(call: Call, outcome: Outcome, status: string, happened?: Given): void {
    const cell = `${call.road} ${call.name} | ${status} | ${outcome}`;
    this.coverage.set(cell, (this.coverage.get(cell) ?? 0) + 1);
    this.onCall(`${String(this.around.time.now())} ${call.life.name} ${cell}`);
    const about = writtenAbout(call, outcome);
    if (about !== undefined && !isRefusedWithin(call, happened)) this.copies.wrote(call, about, outcome === 'ok');
    if (happened === undefined || happened.status >= 400) return;
    const post = postOf(call, this.around.world.platform);
    if (post === undefined) return;
    this.dangers.sent(post);
    if (post.kind === 'new' && post.names.length > 0) this.copies.sent(call, post, happened.body, outcome === 'ok');
  }

  reads({ copy, level, fields, message }: Line): void {
    const text = JSON.stringify([fields, message]);
    if (SECRETS.some((secret) => text.includes(secret))) this.find('no content in logs', `${copy} ${level} ${message}`);
    const { error } = fields;
    if (typeof error === 'string' && MISTAKES.has(error))
      this.find('no exception ends a pass', `${copy} ${level} ${text}`);
  }

  /** Once nothing has been wrong for an hour. */
  async concludes(): Promise<void> {
    const all = [...this.around.world.platform.conversations.values()].flatMap(({ messages }) => messages);
    const standing = new Set(all.flatMap(({ id, deleted }) => (deleted ? [] : [id])));
    for (const what of this.copies.problems((id) => standing.has(id)))
      this.find('at most one extra copy for each lost answer', what);
    await this.promises.concludes();
    await concluded(this.around, this.find);
  }

  readonly find: Find = (rule, what) => {
    const at = new Date(this.around.time.now()).toISOString();
    if (this.findings.length < MOST_FINDINGS) this.findings.push({ rule, at, what });
  };

  /** Nobody is told anything of a case from which they are kept out. */
  private async holdsAccess(call: Call, { kind, conversation, person, names }: Post): Promise<void> {
    if (kind === 'answer') return;
    const { observer, copies } = this.around;
    const members = conversation?.members.map(({ account }) => account.id) ?? [];
    const reached = person === undefined ? (kind === 'new' ? members : []) : [person];
    for (const name of names) {
      for (const one of reached) {
        const id = observer.cases.has(name) ? name : (await observer.store.handles.open(name, one))?.case;
        const since = observer.cases.get(id ?? '')?.shutOut.get(one);
        if (since === undefined || call.at - since <= STILL + copies.mostSkew()) continue;
        const late = String(Math.round((call.at - since) / 1_000));
        const isKeptOut = observer.cases.get(id ?? '')?.state.keptOut?.some(({ person: out }) => out === one) === true;
        this.find(
          isKeptOut ? KEPT_OUT : 'no call to a person after the end of their access',
          `${call.life.name} ${call.name}, ${late} s late, to ${one.slice(-4)} ${person === undefined ? 'in the room' : 'alone'}`,
        );
        return;
      }
    }
  }
}

/** The case about which this call writes something down, or looks whether it is written. */
const writtenAbout = ({ name, url, body }: Call, outcome: Outcome): string | undefined => {
  const reads = name === 'GET row cases';
  if (reads ? outcome === 'ok' || outcome === 'refused' : !/^(batch|PUT row|POST) cases$/.test(name)) return undefined;
  return /PartitionKey(?:='|":")([0-9a-f]{32})/.exec(name.includes(' row ') ? url : body)?.[1];
};

/** A batch is answered with success, and says in its parts that it was refused: what it was to write waits to be written. */
const isRefusedWithin = ({ name }: Call, happened: Given | undefined): boolean =>
  name === 'batch cases' && /^HTTP\/1\.1 4/m.test(happened?.body ?? '');
