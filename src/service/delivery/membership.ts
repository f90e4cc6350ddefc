import type { DeliveredMember, DeliveredRoom } from './delivery';
import type { RoomRef } from '../surface';
import { afterFailure, mayGo, mayTry, type CallPurpose, type ReconcileContext } from './context';

/**
 * Opens the room when there is none and brings its members to those it should have; a person who may no longer be there goes
 * as soon as somebody else owns it. A room that cannot be made is no failure of the case: its prompts go out one to one meanwhile.
 */
export async function settleRoom(context: ReconcileContext): Promise<void> {
  const ref = await openRoom(context);
  if (ref === undefined) return;
  const { owner, members } = context.wanted;
  if (owner !== undefined && members.includes(owner)) await admit(context, ref, owner);
  await own(context, ref);
  for (const person of Object.keys(context.ledger.delivery.members)) {
    if (!members.includes(person)) await dismiss(context, ref, person);
  }
  for (const person of members) await admit(context, ref, person);
}

/** The record of a room after a call for it failed; where it is, is kept. */
function roomAfter(
  context: ReconcileContext,
  room: DeliveredRoom | undefined,
  error: unknown,
  call: CallPurpose,
): DeliveredRoom {
  const { tries, ...failed } = afterFailure(context, error, call, { tries: room?.attempts ?? 0, since: room?.since });
  return { ...room, ...failed, attempts: tries };
}

const memberAfter = (
  context: ReconcileContext,
  known: DeliveredMember | undefined,
  error: unknown,
  call: CallPurpose,
): DeliveredMember => {
  const { tries, ...failed } = afterFailure(context, error, call, { tries: known?.attempts ?? 0, since: known?.since });
  return { ...failed, attempts: tries };
};

async function openRoom(context: ReconcileContext): Promise<RoomRef | undefined> {
  const { ledger, wanted, state, surface } = context;
  const known = ledger.delivery.room;
  if (known?.status === 'archived' && known.ref !== undefined && !wanted.archived)
    return reopenRoom(context, known.ref);
  if (known?.status === 'delivered' || known?.status === 'archived') return known.ref;
  if (!mayTry(context, known) || wanted.archived || !wanted.open) return undefined;
  // Nobody is let in only to own it: until somebody is fit, there is no room.
  if (wanted.owner === undefined) return undefined;
  if (!mayGo(context, 'rooms')) return lateRoom(context);
  await context.sight.until();
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
    await ledger.write({ room: roomAfter(context, known, error, 'room') });
    return undefined;
  }
}

/** Since when a room is waited for is written down: who must act is asked in another way before long. */
async function lateRoom({ ledger, clock }: ReconcileContext): Promise<undefined> {
  const { room } = ledger.delivery;
  if (room === undefined) await ledger.write({ room: { status: 'intended', attempts: 0, since: clock.wall() } });
  return undefined;
}

/** A case that is opened again has its room again. Until the platform does so nothing can be said there. */
async function reopenRoom(context: ReconcileContext, ref: RoomRef): Promise<RoomRef | undefined> {
  const { room } = context.ledger.delivery;
  if (room === undefined || !mayTry(context, room) || !mayGo(context, 'rooms')) return undefined;
  try {
    await context.surface.unarchive(ref);
    await context.ledger.write({ room: { status: 'delivered', ref, attempts: 0 } });
    return ref;
  } catch (error) {
    await context.ledger.write({ room: { ...roomAfter(context, room, error, 'archive'), status: 'archived' } });
    return undefined;
  }
}

async function admit(context: ReconcileContext, ref: RoomRef, person: string): Promise<void> {
  const { members } = context.ledger.delivery;
  const { [person]: known } = members;
  if (known?.status === 'delivered' || !mayTry(context, known)) return;
  if (!mayGo(context, 'rooms')) {
    const late = { status: 'intended', attempts: 0, since: context.clock.wall() } as const;
    if (known === undefined) await context.ledger.write({ members: { ...members, [person]: late } });
    return;
  }
  await context.sight.until();
  try {
    await context.surface.admit(ref, person, context.wanted.externals.includes(person));
    await context.ledger.write({ members: { ...members, [person]: { status: 'delivered', attempts: 0 } } });
  } catch (error) {
    await context.ledger.write({ members: { ...members, [person]: memberAfter(context, known, error, 'member') } });
  }
}

/** Before anybody leaves: the platform does not let the last owner go, and the next must not be just anybody. */
async function own(context: ReconcileContext, ref: RoomRef): Promise<void> {
  const { room, members } = context.ledger.delivery;
  const { owner, archived } = context.wanted;
  if (room === undefined || owner === undefined || room.owner === owner || archived || !mayTry(context, room)) return;
  if (members[owner]?.status !== 'delivered' || !mayGo(context, 'rooms')) return;
  try {
    await context.surface.own(ref, owner);
    await context.ledger.write({ room: { status: room.status, ref, owner, attempts: 0 } });
  } catch (error) {
    await context.ledger.write({ room: { ...roomAfter(context, room, error, 'member'), status: room.status } });
  }
}

/** A person who may no longer be here is removed before anything else is said in the room. */
async function dismiss(context: ReconcileContext, ref: RoomRef, person: string): Promise<void> {
  const { [person]: known, ...others } = context.ledger.delivery.members;
  const leaving = known?.status === 'dismissing' ? known : undefined;
  if (leaving !== undefined && !mayTry(context, leaving)) return;
  try {
    // Also of somebody whose admission was refused: what was refused may have happened all the same.
    await context.surface.dismiss(ref, person, context.wanted.owner);
  } catch (error) {
    const failed = memberAfter(context, leaving, error, 'dismissal');
    await context.ledger.write({ members: { ...others, [person]: { ...failed, status: 'dismissing' } } });
    return;
  }
  await context.ledger.write({ members: others });
}

/** A closed case's room is kept to read, and closed to write. */
export async function archiveRoom(context: ReconcileContext): Promise<void> {
  const { room } = context.ledger.delivery;
  if (!context.wanted.archived || room?.status !== 'delivered' || room.ref === undefined || !mayTry(context, room))
    return;
  if (!mayGo(context, 'rooms')) return;
  try {
    await context.surface.archive(room.ref);
    await context.ledger.write({ room: { status: 'archived', ref: room.ref, attempts: 0 } });
  } catch (error) {
    await context.ledger.write({ room: { ...roomAfter(context, room, error, 'archive'), status: 'delivered' } });
  }
}
