import type { Agreement } from '../../../src/agreement/agreement';
import { changedSchool, type SchoolChange } from '../../../src/agreement/changes';
import { hashOf } from '../../../src/agreement/load';
import { followSchool } from '../../../src/case/people/follow-school';
import type { CaseEvent } from '../../../src/case/events';
import { evolve } from '../../../src/case/evolve';
import type { CaseState } from '../../../src/case/state';
import { lindeboom, monday } from '../given';

/** The practice school after these changes. */
export function changed(...changes: readonly SchoolChange[]): Agreement {
  const content = { protocol: lindeboom.protocol, school: changedSchool(lindeboom.school, changes) };
  return { ...content, hash: hashOf(content) };
}

/** A case that has followed its school. */
export const following = (state: CaseState, school: Agreement, now = monday): CaseState =>
  after(state, followSchool(state, school, now), now);

export const after = (state: CaseState, events: readonly CaseEvent[], at = monday): CaseState =>
  events.reduce<CaseState>(
    (one, event) => evolve(one, { version: one.version + 1, at, by: one.cast.director.person, event }),
    state,
  );
