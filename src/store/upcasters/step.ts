/** What a row held, before it is known to be what this program means by it. */
export type Stored = Readonly<Record<string, unknown>>;

/** From one schema of a kind of row to another. */
export type Step = (stored: Stored) => Stored;
