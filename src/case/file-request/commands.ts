import { z } from 'zod/v4';
import { blank, day, text, words } from '../fields';

/** What is written down when parents, or who acts for them, ask for the file. */
export const fileRequestCommandSchemas = {
  'record-file-request': z.strictObject({ date: day, asker: words, wish: blank(text) }),
} as const;
