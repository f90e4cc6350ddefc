import { createHmac } from 'node:crypto';
import type { PupilIndex } from '../service/ports';
import { stamp } from './schema';
import type { Secrets } from './secrets';
import type { Tables } from './tables';

/**
 * Which cases are about whom, without a name in it: a mark is stored as its keyed hash. Partition = hash, row = case; and
 * the other way round, so that a case whose key is destroyed can be taken out of it.
 */
export class PupilsOnTables implements PupilIndex {
  constructor(
    private readonly tables: Tables,
    private readonly secrets: Secrets,
  ) {}

  async put(school: string, caseId: string, marks: readonly string[]): Promise<void> {
    for (const hash of await this.hashes(school, marks)) {
      // The way back first: whatever is found can also be removed.
      await this.tables.upsert('pupils', { partition: wayBack(caseId), row: hash, values: stamp('pupil') });
      await this.tables.upsert('pupils', { partition: hash, row: caseId, values: stamp('pupil') });
    }
  }

  async find(school: string, marks: readonly string[]): Promise<readonly string[]> {
    const hashes = await this.hashes(school, marks);
    const found = await Promise.all(hashes.map((partition) => this.tables.range('pupils', { partition })));
    return [...new Set(found.flat().map(({ row }) => row))];
  }

  async forget(caseId: string): Promise<void> {
    for (const { row: hash } of await this.tables.range('pupils', { partition: wayBack(caseId) })) {
      await this.tables.remove('pupils', hash, caseId);
      await this.tables.remove('pupils', wayBack(caseId), hash);
    }
  }

  private async hashes(school: string, marks: readonly string[]): Promise<readonly string[]> {
    if (marks.length === 0) return [];
    const key = await this.secrets.of('pupils');
    const hash = (mark: string): string =>
      createHmac('sha256', key)
        .update(JSON.stringify([school, mark]))
        .digest('hex');
    return [...new Set(marks.map(hash))];
  }
}

const wayBack = (caseId: string): string => `case|${caseId}`;
