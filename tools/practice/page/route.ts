/** Where the page is: a person's key and a chat, so that a reload or a shared address comes back to the same place. */
export interface Route {
  readonly person?: string;
  readonly chat?: string;
}

/** Reads `#/anna/personal`; parts that are missing are absent. */
export function routeOf(hash: string): Route {
  const [person, chat] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  return { ...(person ? { person } : {}), ...(chat ? { chat } : {}) };
}

/** An address that somebody typed may hold a lone percent sign: then it is what it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const hrefOf = (person: string, chat?: string): string =>
  `#/${encodeURIComponent(person)}${chat === undefined ? '' : `/${encodeURIComponent(chat)}`}`;
