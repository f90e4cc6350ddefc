import { createHash } from 'node:crypto';
import type { Agreement } from './agreement';

/** The content hash to which a case is pinned. Keys are sorted, so that reordering a file is no new agreement. */
export function hashOf(content: Omit<Agreement, 'hash'>): string {
  const sorted = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('hex');
}
