import { PlatformError, bodyOf, field, param, type Handler } from '../http';
import type { World } from '../world';
import { requireApp, userOf } from './odata';

/** POST /users/{id}/teamwork/installedApps: a one-to-one chat is possible once the bot is told. */
export function installForUser(world: World): Handler {
  return (request) => {
    const { platform } = world;
    const account = userOf(platform, param(request, 'user'));
    requireApp(platform, field(bodyOf(request), 'teamsApp@odata.bind'));
    if (account.hasBot) throw new PlatformError(409, 'Conflict', 'The app is installed for this user already.');
    world.behaviour.inTime(() => {
      if (account.hasBot) return;
      account.hasBot = true;
      world.events.installed(platform, account, platform.openPersonalChat(account));
    });
    return { status: 201 };
  };
}
