import { later } from '../backoff';
import type { RoomRef } from '../surface';
import { afterFailure, mayTry, type Job } from './job';

/** A dismissal that the platform refuses is tried again this much later: somebody may have given the right since. */
const RETRY_REFUSED = 60 * 60_000;

/**
 * Opens the room when there is none and brings its members to those it should have. A room that cannot be made is no
 * failure of the case: its prompts go out one to one (see `messages.ts`).
 */
export async function settleRoom(job: Job): Promise<void> {
  const ref = await openRoom(job);
  if (ref === undefined) return;
  for (const person of job.wanted.members) await admit(job, ref, person);
  await own(job, ref);
  for (const person of Object.keys(job.ledger.delivery.members)) {
    if (!job.wanted.members.includes(person)) await dismiss(job, ref, person);
  }
}

async function openRoom(job: Job): Promise<RoomRef | undefined> {
  const { ledger, wanted, state, surface } = job;
  const known = ledger.delivery.room;
  if (known?.status === 'archived' && known.ref !== undefined && !wanted.archived) return reopenRoom(job, known.ref);
  if (known?.status === 'delivered' || known?.status === 'archived') return known.ref;
  if (known?.status === 'refused' || !mayTry(job, known) || wanted.archived || !wanted.open) return undefined;
  // Nobody is let in only to own it: until somebody is fit, there is no room.
  if (wanted.owner === undefined) return undefined;
  const attempts = (known?.attempts ?? 0) + 1;
  await ledger.write({ room: { status: 'intended', attempts } });
  try {
    const ref = await surface.openRoom({
      caseId: state.id,
      code: wanted.code,
      title: wanted.title,
      school: state.school,
      members: wanted.members,
      externals: wanted.externals,
      owner: wanted.owner,
    });
    await ledger.write({ room: { status: 'delivered', ref, attempts, owner: wanted.owner } });
    return ref;
  } catch (error) {
    await ledger.write({ room: afterFailure(job, error, 'room', attempts) });
    return undefined;
  }
}

/** A case that is opened again has its room again. Until the platform does so nothing can be said there. */
async function reopenRoom(job: Job, ref: RoomRef): Promise<RoomRef | undefined> {
  const { room } = job.ledger.delivery;
  if (room === undefined || !mayTry(job, room)) return undefined;
  try {
    await job.surface.unarchive(ref);
    await job.ledger.write({ room: { ...room, status: 'delivered' } });
    return ref;
  } catch (error) {
    const { status: _, ...failed } = afterFailure(job, error, 'archive', room.attempts + 1);
    await job.ledger.write({ room: { ...room, ...failed, status: 'archived' } });
    return undefined;
  }
}

async function admit(job: Job, ref: RoomRef, person: string): Promise<void> {
  const { members } = job.ledger.delivery;
  const known = members[person];
  if (known?.status === 'delivered' || known?.status === 'refused' || !mayTry(job, known)) return;
  const attempts = (known?.attempts ?? 0) + 1;
  try {
    await job.surface.admit(ref, person, job.wanted.externals.includes(person));
    await job.ledger.write({ members: { ...members, [person]: { status: 'delivered', attempts } } });
  } catch (error) {
    await job.ledger.write({ members: { ...members, [person]: afterFailure(job, error, 'member', attempts) } });
  }
}

/** Before anybody leaves: the platform does not let the last owner go, and the next must not be just anybody. */
async function own(job: Job, ref: RoomRef): Promise<void> {
  const { room, members } = job.ledger.delivery;
  const { owner, archived } = job.wanted;
  if (room === undefined || owner === undefined || room.owner === owner || archived || !mayTry(job, room)) return;
  if (members[owner]?.status !== 'delivered') return;
  const { nextTry: _, ...now } = room;
  try {
    await job.surface.own(ref, owner);
    await job.ledger.write({ room: { ...now, owner } });
  } catch (error) {
    const { nextTry } = afterFailure(job, error, 'member', room.attempts + 1);
    await job.ledger.write({ room: { ...now, ...(nextTry === undefined ? {} : { nextTry }) } });
  }
}

/** Whoever may no longer be here is removed before anything else is said in the room. */
async function dismiss(job: Job, ref: RoomRef, person: string): Promise<void> {
  const { [person]: known, ...others } = job.ledger.delivery.members;
  if (known?.status === 'dismissing' && !mayTry(job, known)) return;
  if (known?.status === 'delivered' || known?.status === 'unknown' || known?.status === 'dismissing') {
    try {
      await job.surface.dismiss(ref, person, job.wanted.owner);
    } catch (error) {
      const attempts = known.status === 'dismissing' ? known.attempts + 1 : 1;
      // It is never given up: whoever was dismissed and is still in the room could read along.
      const { status: _, ...failed } = afterFailure(job, error, 'dismissal', attempts);
      const nextTry = failed.nextTry ?? later(job.clock.wall(), RETRY_REFUSED);
      await job.ledger.write({ members: { ...others, [person]: { ...failed, nextTry, status: 'dismissing' } } });
      return;
    }
  }
  await job.ledger.write({ members: others });
}

/** A closed case's room is kept to read, and closed to write. */
export async function archiveRoom(job: Job): Promise<void> {
  const { room } = job.ledger.delivery;
  if (!job.wanted.archived || room?.status !== 'delivered' || room.ref === undefined || !mayTry(job, room)) return;
  try {
    await job.surface.archive(room.ref);
    await job.ledger.write({ room: { ...room, status: 'archived' } });
  } catch (error) {
    const { status, ...failed } = afterFailure(job, error, 'archive', room.attempts + 1);
    // What cannot be archived is left as it is: nothing will be posted there any more.
    await job.ledger.write({ room: { ...room, ...failed, status: status === 'refused' ? 'archived' : 'delivered' } });
  }
}
