import { createHash } from 'node:crypto';
import type { Agreement } from '../../agreement/agreement';
import type { RegistryRow } from '../ports';
import type { Directory } from './directory';

const known = new WeakMap<Agreement, string>();

/**
 * Names who is who at a school: as long as it is the same, no case has anything to follow of it. Nobody can be told from
 * it.
 */
export function whoIsWho(agreement: Agreement): string {
  const { people, roles, changed } = agreement.school;
  const found =
    known.get(agreement) ??
    createHash('sha256')
      .update(JSON.stringify([people, roles, changed?.left ?? [], changed?.standIn ?? null]))
      .digest('base64url')
      .slice(0, 12);
  known.set(agreement, found);
  return found;
}

/** Whether a case may have yet to follow who is who at its school now, so that its line does not say who is in it. */
export function isBehind(directory: Directory, { school, follows }: Pick<RegistryRow, 'school' | 'follows'>): boolean {
  const now = directory.ofSchool(school);
  return now !== undefined && follows !== whoIsWho(now);
}

/** What the due list calls a school of which the cases have yet to follow who is who, in the place of a case. */
export const subjectOfSchool = (school: string): string => `school:${school}`;

/** The school that a row of the due list is about; `undefined` where it is about something else. */
export function schoolOf(subject: string): string | undefined {
  const [kind, school] = subject.split(':');
  return kind === 'school' && school !== undefined ? school : undefined;
}
