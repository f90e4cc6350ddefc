import type { Listener, Protocol, Span } from '../../../src/agreement/protocol-schema';
import { spokenSpan } from '../../../src/agreement/spoken-span';
import { together } from '../document';

/** A role as people read it. */
export function roleOf(protocol: Protocol, role: string): string {
  if (role === 'deputy') return 'plaatsvervanger van de coördinator';
  if (role === 'child-teacher') return 'leerkracht van het kind';
  return protocol.roles[role]?.title ?? role;
}

export const rolesOf = (protocol: Protocol, roles: readonly string[], last?: string): string =>
  together(
    roles.map((role) => roleOf(protocol, role)),
    last,
  );

/** Who hears of an open task, as people read it. */
export const listenersOf = (protocol: Protocol, listeners: readonly Listener[]): string =>
  together(listeners.map((one) => (one === 'owner' ? 'wie de taak doet' : roleOf(protocol, one))));

/** How long somebody has: "binnen 5 schooldagen". */
export const within = (span: Span): string =>
  spokenSpan(span).startsWith('0 ') ? 'meteen' : `binnen ${spokenSpan(span)}`;

/** The title of a task between quotes. */
export const taskOf = (protocol: Protocol, id: string): string => `‘${protocol.tasks[id]?.title ?? id}’`;

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Ladders are told apart by a letter: their names in the file are for the program. */
export const ladderLetter = ({ ladders }: Protocol, id: string): string =>
  String.fromCharCode('A'.charCodeAt(0) + Object.keys(ladders).indexOf(id));
