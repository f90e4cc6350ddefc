import { dirname } from 'node:path';
import { cardsFolder } from '../src/cards/templates';

/** The root of the repository, where `protocols/`, `schools/` and `cards/` are. */
export const root = dirname(cardsFolder);
