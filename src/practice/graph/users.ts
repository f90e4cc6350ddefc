import { PlatformError, bodyOf, field, param, query, type Handler } from '../http';
import type { World } from '../world';
import { filtered, page, requireApp, userOf } from './odata';

export function getUser(world: World): Handler {
  return (request) => {
    const { id, name, mail, external } = userOf(world.platform, param(request, 'user'));
    const userType = external ? 'Guest' : 'Member';
    return {
      status: 200,
      body: { id, displayName: name, userPrincipalName: mail, mail, userType, accountEnabled: true },
    };
  };
}

/** POST /users/{id}/teamwork/installedApps: a one-to-one chat is possible from now on, and the bot is told. */
export function installForUser(world: World): Handler {
  return (request) => {
    const { platform } = world;
    const account = userOf(platform, param(request, 'user'));
    requireApp(platform, field(bodyOf(request), 'teamsApp@odata.bind'));
    if (account.hasBot) throw new PlatformError(409, 'Conflict', 'The app is installed for this user already.');
    account.hasBot = true;
    world.events.installed(platform, account, platform.openPersonalChat(account));
    return { status: 201 };
  };
}

/** GET /appCatalogs/teamsApps: by which id the organisation knows the app of this manifest. */
export function listApps(world: World): Handler {
  return (request) => {
    const { appId, catalogId, name } = world.platform.bot;
    const apps = [{ id: catalogId, externalId: appId, displayName: name, distributionMethod: 'organization' }];
    return page(request, filtered(apps, query(request, '$filter')));
  };
}
