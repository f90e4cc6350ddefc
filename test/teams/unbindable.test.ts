import { card } from '../../src/room/card-data';
import { SurfaceError, type Message } from '../../src/service/surface';
import type { Conversations } from '../../src/teams/conversations';
import type { PrivateChats } from '../../src/teams/private-chats';
import type { Rooms } from '../../src/teams/rooms/rooms';
import { TeamsSurface } from '../../src/teams/surface';
import { notedPorts, PERSON } from './support/bot';

describe('a card that cannot be made', () => {
  const { ports } = notedPorts();
  const unmakeable = {
    ...ports.cards,
    bindCard: () => {
      throw new TypeError('the name Jip is nothing to say here');
    },
  };
  const never = {} as unknown as Conversations & PrivateChats & Rooms;
  const rooms = { 'private-channel': never, 'group-chat': never };
  const surface = new TeamsSurface(
    never,
    never,
    rooms,
    { probe: () => Promise.resolve() },
    { ...ports, cards: unmakeable },
  );
  const message: Message = { card: card('notice', { title: 'Zorg K7M4', text: 'Kijk even.' }), mentions: [] };
  const room = { kind: 'group-chat', id: 'x' };
  const stands = { conversation: 'x', id: '1' };

  it.each([
    ['in a room', () => surface.post(room, message)],
    ['one to one', () => surface.sendPrivately(PERSON, message, 'de-linde')],
    ['in the place of another', () => surface.update(stands, message)],
  ])(
    '%s is refused by itself, so that it holds up nothing else, and its data is told to nobody',
    async (_where, send) => {
      const error: unknown = await send().then(undefined, (reason: unknown) => reason);
      expect(error).toBeInstanceOf(SurfaceError);
      expect(error).toMatchObject({ failure: 'unfit' });
      expect((error as Error).message).toContain('notice');
      expect((error as Error).message).not.toContain('Jip');
    },
  );
});
