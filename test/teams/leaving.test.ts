import type { RoomRef } from '../../src/service/surface';
import { PERSON, startBot, TEAM, type Bot } from './support/bot';
import { FakeMicrosoft, TENANT } from './support/fake-microsoft';

const OTHER = '44444444-4444-4444-8444-444444444444';
const channel: RoomRef = { kind: 'private-channel', id: '19:room@thread.tacv2', team: TEAM, tenant: TENANT };
const chat: RoomRef = { kind: 'group-chat', id: '19:chat@thread.v2', title: 'Zorg K7M4' };
const listed = { body: { value: [{ id: 'm2', userId: OTHER, roles: ['guest'] }] } };
const notListed = { body: { value: [] } };
const refused = { status: 404, body: { error: { code: 'NotFound', message: 'No member with this id.' } } };

describe.each([
  ['a private channel', channel],
  ['a group chat', chat],
])('given somebody who leaves %s, and a platform that says that they are not there', (_kind, room) => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft);
    bot.notes.place = {
      tenant: TENANT,
      kind: room.kind === 'group-chat' ? 'group-chat' : 'private-channel',
      team: TEAM,
    };
  });
  beforeEach(() => {
    microsoft.forget();
    microsoft.on(/^DELETE .*members\/m2$/, refused);
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  it('when its list says so too, then they are gone', async () => {
    microsoft.on(/^GET .*members$/, listed, notListed);
    await bot.teams.surface.dismiss(room, OTHER, PERSON);
    expect(microsoft.asked(/^GET .*members$/)).toHaveLength(2);
  });

  it('when its list has them all the same, then that is a failure, which is tried again', async () => {
    microsoft.on(/^GET .*members$/, listed, listed);
    await expect(bot.teams.surface.dismiss(room, OTHER, PERSON)).rejects.toMatchObject({ failure: 'refused' });
  });
});
