import type { PersonId } from '../../agreement/people';
import { personOf } from '../../case/people/roster';
import type { CardSpec } from '../../room/card-data';
import type { Directory } from '../school/directory';
import { StorageUnavailable, type Handles, type Origin } from '../ports';
import type { Reply, Request, Service } from '../request';
import type { Message, Surface } from '../surface';
import type { Page } from '../../view/view';

/*
 * Somebody of another organisation is asked without being told about whom (C-12, C-14). A case's id, a task's or a version
 * on their cards would be the same as on those of the next person who is asked; so a handle is there, sealed for them.
 */

/** Whether somebody is known to a school as working elsewhere. */
export const isOutsider = ({ all }: Pick<Directory, 'all'>, person: PersonId): boolean =>
  all.some((agreement) => personOf(agreement, person)?.external === true);

/**
 * The platform as it is used for somebody from outside: what is sent to them, and what is changed of it later, has handles
 * on it. The message itself remembers for whom, since the code that changes it knows only where it is.
 */
export function withSealedIdsOn(surface: Surface, ports: Ports): Surface {
  const { directory } = ports;
  const { handles } = ports.store;
  const sealedFor = async (person: unknown, message: Message): Promise<Message> =>
    typeof person === 'string' ? { ...message, card: await sealed(message.card, person, handles) } : message;
  return {
    capacity: surface.capacity,
    ...(surface.roads === undefined ? {} : { roads: surface.roads }),
    openRoom: (room) => surface.openRoom(room),
    members: (room) => surface.members(room),
    admit: (room, person, guest) => surface.admit(room, person, guest),
    dismiss: (room, person, heir) => surface.dismiss(room, person, heir),
    own: (room, owner) => surface.own(room, owner),
    post: (room, message) => surface.post(room, message),
    remove: (message) => surface.remove(message),
    archive: (room) => surface.archive(room),
    unarchive: (room) => surface.unarchive(room),
    probe: (road) => surface.probe(road),
    update: async (message, content) => surface.update(message, await sealedFor(message['outside'], content)),
    async sendPrivately(person, message, school) {
      if (!isOutsider(directory, person)) return surface.sendPrivately(person, message, school);
      return { ...(await surface.sendPrivately(person, await sealedFor(person, message), school)), outside: person };
    },
  };
}

/** The same card with a handle wherever it names a case. What is beside it is the same for everybody. */
async function sealed(card: CardSpec, person: PersonId, handles: Pick<Handles, 'seal'>): Promise<CardSpec> {
  return { ...card, data: await seal(card.data, person, handles) } as CardSpec;
}

const CASE = /^[0-9a-f]{32}$/;

async function seal(value: unknown, person: PersonId, handles: Pick<Handles, 'seal'>): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((entry: unknown) => seal(entry, person, handles)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = await Promise.all(
    Object.entries(value).map(async ([key, entry]) => [key, await seal(entry, person, handles)] as const),
  );
  const inside = Object.fromEntries(entries);
  const { case: caseId, task, version } = inside;
  if (typeof caseId !== 'string' || !CASE.test(caseId)) return inside;
  const origin: Origin = {
    case: caseId,
    ...(typeof task === 'string' ? { task } : {}),
    ...(typeof version === 'number' ? { version } : {}),
  };
  return {
    ...inside,
    case: await handles.seal(origin, person),
    ...(task === undefined ? {} : { task: 't' }),
    ...(version === undefined ? {} : { version: 0 }),
  };
}

interface Ports {
  readonly directory: Pick<Directory, 'all'>;
  readonly store: { readonly handles: Handles };
}

/** The service as somebody from outside meets it: handles come in, handles go out. */
export function withSealedIds(inner: Service, { directory, store: { handles } }: Ports): Service {
  return {
    noticed: (change) => inner.noticed(change),
    reachable: (news) => inner.reachable(news),
    async handle(request) {
      const { person } = request.actor;
      if (!isOutsider(directory, person)) return inner.handle(request);
      return sealedReply(await inner.handle(await opened(request, handles)), person, handles);
    },
  };
}

/** A handle that is not this person's stands for no case at all. */
async function opened(request: Request, handles: Handles): Promise<Request> {
  if (request.case === undefined) return request;
  try {
    const origin = await handles.open(request.case, request.actor.person);
    if (origin === undefined) return request;
    const { case: _, task: __, version: ___, ...rest } = request;
    return { ...rest, ...origin };
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    // Whom to call is shown whatever happens; all else finds no storage either, and says so.
    return request;
  }
}

async function sealedReply(reply: Reply, person: PersonId, handles: Handles): Promise<Reply> {
  if (reply.kind === 'message') return reply;
  try {
    return reply.kind === 'dialog'
      ? { ...reply, page: (await seal(reply.page, person, handles)) as Page }
      : { ...reply, card: await sealed(reply.card, person, handles) };
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    return {
      kind: 'message',
      text: 'Dit lukt nu niet. Probeer het straks. Nu gevaar? Bel 112. Twijfel? Veilig Thuis 0800-2000, dag en nacht.',
      code: 'unavailable',
    };
  }
}
