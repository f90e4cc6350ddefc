import { createHash } from 'node:crypto';

/**
 * The case of its own of something that was said on the card of another: the same when it is said again. What is said
 * about a colleague is never that of what was said otherwise: `about` tells them apart.
 */
export const apartFrom = (caseId: string, who: string, about = ''): string =>
  createHash('sha256')
    .update([caseId, who, 'apart', ...(about === '' ? [] : [about])].join('|'))
    .digest('hex')
    .slice(0, 32);
