import type { DeliveredMember, DeliveredRoom } from '../delivery';
import type { RoomRef } from '../surface';
import { afterFailure, mayGo, mayTry, type Call, type Job } from './job';

/**
 * Opens the room when there is none and brings its members to those it should have; whoever may no longer be there goes
 * as soon as somebody else owns it. A room that cannot be made is no failure of the case: its prompts go out one to one meanwhile.
 */
export async function settleRoom(job: Job): Promise<void> {
  const ref = await openRoom(job);
  if (ref === undefined) return;
  const { owner, members } = job.wanted;
  if (owner !== undefined && members.includes(owner)) await admit(job, ref, owner);
  await own(job, ref);
  for (const person of Object.keys(job.ledger.delivery.members)) {
    if (!members.includes(person)) await dismiss(job, ref, person);
  }
  for (const person of members) await admit(job, ref, person);
}

/** The record of a room after a call for it failed; where it stands is kept. */
function roomAfter(job: Job, room: DeliveredRoom | undefined, error: unknown, call: Call): DeliveredRoom {
  const { tries, ...failed } = afterFailure(job, error, call, { tries: room?.attempts ?? 0, since: room?.since });
  return { ...room, ...failed, attempts: tries };
}

const memberAfter = (job: Job, known: DeliveredMember | undefined, error: unknown, call: Call): DeliveredMember => {
  const { tries, ...failed } = afterFailure(job, error, call, { tries: known?.attempts ?? 0, since: known?.since });
  return { ...failed, attempts: tries };
};

async function openRoom(job: Job): Promise<RoomRef | undefined> {
  const { ledger, wanted, state, surface } = job;
  const known = ledger.delivery.room;
  if (known?.status === 'archived' && known.ref !== undefined && !wanted.archived) return reopenRoom(job, known.ref);
  if (known?.status === 'delivered' || known?.status === 'archived') return known.ref;
  if (!mayTry(job, known) || wanted.archived || !wanted.open) return undefined;
  // Nobody is let in only to own it: until somebody is fit, there is no room.
  if (wanted.owner === undefined) return undefined;
  if (!mayGo(job, 'rooms')) return lateRoom(job);
  await job.sight.until();
  // Written down before it is made, so that after a crash in between somebody comes back for it.
  if (known === undefined) await ledger.write({ room: { status: 'intended', attempts: 0 } });
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
    await ledger.write({ room: { status: 'delivered', ref, attempts: 0, owner: wanted.owner } });
    return ref;
  } catch (error) {
    await ledger.write({ room: roomAfter(job, known, error, 'room') });
    return undefined;
  }
}

/** Since when a room is waited for is written down: who must act is asked in another way before long. */
async function lateRoom({ ledger, clock }: Job): Promise<undefined> {
  const { room } = ledger.delivery;
  if (room === undefined) await ledger.write({ room: { status: 'intended', attempts: 0, since: clock.wall() } });
  return undefined;
}

/** A case that is opened again has its room again. Until the platform does so nothing can be said there. */
async function reopenRoom(job: Job, ref: RoomRef): Promise<RoomRef | undefined> {
  const { room } = job.ledger.delivery;
  if (room === undefined || !mayTry(job, room) || !mayGo(job, 'rooms')) return undefined;
  try {
    await job.surface.unarchive(ref);
    await job.ledger.write({ room: { status: 'delivered', ref, attempts: 0 } });
    return ref;
  } catch (error) {
    await job.ledger.write({ room: { ...roomAfter(job, room, error, 'archive'), status: 'archived' } });
    return undefined;
  }
}

async function admit(job: Job, ref: RoomRef, person: string): Promise<void> {
  const { members } = job.ledger.delivery;
  const { [person]: known } = members;
  if (known?.status === 'delivered' || !mayTry(job, known)) return;
  if (!mayGo(job, 'rooms')) {
    const late = { status: 'intended', attempts: 0, since: job.clock.wall() } as const;
    if (known === undefined) await job.ledger.write({ members: { ...members, [person]: late } });
    return;
  }
  await job.sight.until();
  try {
    await job.surface.admit(ref, person, job.wanted.externals.includes(person));
    await job.ledger.write({ members: { ...members, [person]: { status: 'delivered', attempts: 0 } } });
  } catch (error) {
    await job.ledger.write({ members: { ...members, [person]: memberAfter(job, known, error, 'member') } });
  }
}

/** Before anybody leaves: the platform does not let the last owner go, and the next must not be just anybody. */
async function own(job: Job, ref: RoomRef): Promise<void> {
  const { room, members } = job.ledger.delivery;
  const { owner, archived } = job.wanted;
  if (room === undefined || owner === undefined || room.owner === owner || archived || !mayTry(job, room)) return;
  if (members[owner]?.status !== 'delivered' || !mayGo(job, 'rooms')) return;
  try {
    await job.surface.own(ref, owner);
    await job.ledger.write({ room: { status: room.status, ref, owner, attempts: 0 } });
  } catch (error) {
    await job.ledger.write({ room: { ...roomAfter(job, room, error, 'member'), status: room.status } });
  }
}

/** Whoever may no longer be here is removed before anything else is said in the room. */
async function dismiss(job: Job, ref: RoomRef, person: string): Promise<void> {
  const { [person]: known, ...others } = job.ledger.delivery.members;
  const leaving = known?.status === 'dismissing' ? known : undefined;
  if (leaving !== undefined && !mayTry(job, leaving)) return;
  try {
    // Also of somebody whose admission was refused: what was refused may have happened all the same.
    await job.surface.dismiss(ref, person, job.wanted.owner);
  } catch (error) {
    const failed = memberAfter(job, leaving, error, 'dismissal');
    await job.ledger.write({ members: { ...others, [person]: { ...failed, status: 'dismissing' } } });
    return;
  }
  await job.ledger.write({ members: others });
}

/** A closed case's room is kept to read, and closed to write. */
export async function archiveRoom(job: Job): Promise<void> {
  const { room } = job.ledger.delivery;
  if (!job.wanted.archived || room?.status !== 'delivered' || room.ref === undefined || !mayTry(job, room)) return;
  if (!mayGo(job, 'rooms')) return;
  try {
    await job.surface.archive(room.ref);
    await job.ledger.write({ room: { status: 'archived', ref: room.ref, attempts: 0 } });
  } catch (error) {
    await job.ledger.write({ room: { ...roomAfter(job, room, error, 'archive'), status: 'delivered' } });
  }
}
