import { createHash } from 'node:crypto';
import type { RecordedEvent } from '../case/events';
import { allKeptOut } from '../case/people/those-left';
import type { CaseState } from '../case/state';
import { CaseUnopenable, type ClearFacts } from '../service/ports';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { Unopenable } from './aead';
import { open, seal } from './sealed-rows';
import type { DataKey, WrappedKey } from './keys';
import { stamp } from './schema';
import type { TableRow, StoredRow, Value } from './tables';
import { downcast, upcast } from './upcast';

/*
 * The rows of a case, all in the partition of its id. In clear are ids, schema, version, school, step, moments, and who
 * may hear of danger; everything else is sealed with the case's own key. In order of row key: `command-…`, `delivery`, `event-…`, `head`, `sent-…`; so
 * a range from `event-` to `head` reads the events together with the key that opens them.
 */
export const headRow = 'head';
export const deliveryRow = 'delivery';
export const eventRow = (version: number): string => `event-${String(version).padStart(10, '0')}`;
export const commandRow = (commandId: string): string =>
  `command-${createHash('sha256').update(commandId).digest('hex')}`;

/** The head: the case as it is now, and the key that its rows are sealed with. */
export function toHead(state: CaseState, at: string, key: DataKey): TableRow {
  const values: Record<string, Value> = {
    ...stamp('head'),
    version: state.version,
    ...mayHear(state),
    status: state.status,
    school: state.school,
    code: state.code,
    step: state.steps.at(-1) ?? '',
    openedAt: state.openedAt,
    at,
    keyBy: key.wrapped.by,
    key: key.wrapped.bytes,
    ...sealed(key, state.id, headRow, state.version, state),
  };
  if (state.closedAt !== undefined) values['closedAt'] = state.closedAt;
  const { emergency } = state;
  if (emergency !== undefined && emergency.withdrawnAt === undefined) values['emergencySince'] = emergency.at;
  return { partition: state.id, row: headRow, values };
}

/**
 * Who may hear of danger. Where somebody is kept out, a release that does not know of it tells the board alone.
 */
function mayHear(state: CaseState): Readonly<Record<string, Value>> {
  if (state.route === 'staff' || state.frozen !== undefined) return { tells: 'board' };
  const out = allKeptOut(state);
  return out.length === 0 ? { tells: 'school' } : { tells: 'board', keptOut: out.join(' ') };
}

/**
 * What every version of the program leaves in clear in a head. Where it does not say who may hear of danger, the board
 * alone may: it may be about anybody else.
 */
export function clearFacts({ partition, values }: StoredRow): ClearFacts {
  const { school, code, status, step, version, openedAt, tells, keptOut, emergencySince } = values;
  return {
    caseId: partition,
    school: String(school),
    code: String(code),
    status: status === 'closed' ? 'closed' : 'open',
    step: String(step),
    version: Number(version),
    openedAt: String(openedAt),
    tells: tells === 'school' || typeof keptOut === 'string' ? 'school' : 'board',
    ...(typeof keptOut === 'string' ? { keptOut: keptOut.split(' ') } : {}),
    ...(typeof emergencySince === 'string' ? { emergencySince } : {}),
  };
}

/** What is left of a head when its key is destroyed: that there was a case, and no more. */
export function withoutKey({ partition, row, values }: StoredRow): TableRow {
  const kept = Object.entries(values).filter(
    ([name]) => name !== 'key' && name !== 'keyBy' && !name.startsWith('data'),
  );
  return { partition, row, values: Object.fromEntries(kept) };
}

export const versionOf = ({ values }: StoredRow): number => Number(values['version']);

/** The key that a head holds; `undefined` once it was destroyed. */
export function wrappedKeyOf({ values }: StoredRow): WrappedKey | undefined {
  const { key, keyBy } = values;
  return key instanceof Uint8Array && typeof keyBy === 'string' ? { by: keyBy, bytes: key } : undefined;
}

export function toEventRow(caseId: string, event: RecordedEvent, key: DataKey): TableRow {
  const row = eventRow(event.version);
  return {
    partition: caseId,
    row,
    values: {
      ...stamp('event'),
      version: event.version,
      at: event.at,
      ...sealed(key, caseId, row, event.version, downcast('event', event)),
    },
  };
}

/** The event that a row holds. @throws LaterSchema, CaseUnopenable */
export const toEvent = (row: StoredRow, key: DataKey): RecordedEvent =>
  upcast('event', 'cases', row, unsealed(row, key)) as RecordedEvent;

/** @param write tells this write from another of the same command, for when the answer to it is lost */
export function toCommandRow(caseId: string, commandId: string, version: number, write: string): TableRow {
  return { partition: caseId, row: commandRow(commandId), values: { ...stamp('command'), version, write } };
}

const sealed = (
  key: DataKey,
  caseId: string,
  row: string,
  version: number,
  content: unknown,
): Record<string, Uint8Array> => toChunks(seal(key.bytes, { caseId, row, version }, toJson(content)));

/** What is sealed in a row. @throws Unopenable */
export function contentOf(row: StoredRow, key: DataKey): unknown {
  const place = { caseId: row.partition, row: row.row, version: versionOf(row) };
  return fromJson(open(key.bytes, place, fromChunks(row.values)));
}

function unsealed(row: StoredRow, key: DataKey): unknown {
  try {
    return contentOf(row, key);
  } catch (error) {
    throw error instanceof Unopenable ? unopenable(row.partition) : error;
  }
}

/** For the operator; the case's id is no content. */
export const unopenable = (caseId: string): CaseUnopenable =>
  new CaseUnopenable(
    `Case ${caseId} does not open (table cases): its rows were changed, or KEY_FILE or KEY_VAULT_KEY_URL is not the key they were locked with. ` +
      'Put the right key back, or restore the tables.',
  );
