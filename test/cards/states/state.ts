import type { CardSpec } from '../../../src/room/card-data';

/** A card in one of the states that it can be in. */
export interface CardState {
  /** "request: answered" */
  readonly name: string;
  readonly card: CardSpec;
}
