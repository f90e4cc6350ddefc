import type { Request } from 'express';
import { PlatformError, field, list, query, text, type Answer } from '../http';
import type { Account, Conversation, Membership } from '../platform/model';
import type { Platform } from '../platform/platform';
import type { World } from '../world';

export function badRequest(message: string): PlatformError {
  return new PlatformError(400, 'BadRequest', message);
}

export function notFound(what: string): PlatformError {
  return new PlatformError(404, 'NotFound', `No ${what} with this id.`);
}

const clause = /^\s*(\w+)\s+eq\s+'((?:[^']|'')*)'\s*$/;
const start = /^\s*startswith\(\s*(\w+)\s*,\s*'((?:[^']|'')*)'\s*\)\s*$/i;

/**
 * Keeps what an OData `$filter` asks for: `eq` and `startswith` on texts, joined by `and`.
 * @throws PlatformError 400 for anything else
 */
export function filtered<T extends Readonly<Record<string, unknown>>>(
  rows: readonly T[],
  filter: string | undefined,
): readonly T[] {
  if (filter === undefined) return rows;
  const tests = filter.split(/\s+and\s+/i).map((part) => {
    const equal = clause.exec(part);
    const [, name = '', value = ''] = equal ?? start.exec(part) ?? [];
    if (name === '') throw badRequest(`Invalid filter clause: ${part}`);
    const wanted = value.replaceAll("''", "'");
    return (row: T) => {
      const found = text(row[name]);
      return equal !== null ? found === wanted : found?.startsWith(wanted) === true;
    };
  });
  return rows.filter((row) => tests.every((test) => test(row)));
}

/** A list as Graph answers it: with `$top`, in pages that name the next. */
export function page(request: Request, rows: readonly unknown[]): Answer {
  const top = Number(query(request, '$top') ?? 999);
  const skip = Number(query(request, '$skiptoken') ?? 0);
  const value = rows.slice(skip, skip + top);
  if (skip + top >= rows.length) return { status: 200, body: { value } };
  const next = new URL(request.originalUrl, `http://${request.host}`);
  next.searchParams.set('$skiptoken', String(skip + top));
  return { status: 200, body: { '@odata.nextLink': next.href, value } };
}

/** A member as Graph wants one: `aadUserConversationMember`, bound to a user, owner or not. */
export interface WantedMember {
  readonly account: Account;
  readonly owner: boolean;
  readonly roles: readonly unknown[];
  /** Group chats: how much of the past is shown; absent means none of it. */
  readonly historyFrom?: string;
}

/** @throws PlatformError 400 for a member that is not written as Graph wants it, 404 for an unknown user */
export function wantedMember(platform: Platform, body: unknown): WantedMember {
  if (field(body, '@odata.type') !== '#microsoft.graph.aadUserConversationMember') {
    throw badRequest("A member needs '@odata.type': '#microsoft.graph.aadUserConversationMember'.");
  }
  const bind = text(field(body, 'user@odata.bind')) ?? '';
  const id = (/\/users\('([^']+)'\)$/.exec(bind) ?? /\/users\/([^/]+)$/.exec(bind))?.[1];
  if (id === undefined) throw badRequest("A member needs 'user@odata.bind': '…/users('<id>')'.");
  const account = userOf(platform, id);
  const roles = list(field(body, 'roles'));
  const historyFrom = text(field(body, 'visibleHistoryStartDateTime'));
  return { account, roles, owner: roles.includes('owner'), ...(historyFrom !== undefined && { historyFrom }) };
}

/**
 * In a chat every colleague is an owner; a guest, where that is looked at, is a guest.
 * @throws PlatformError 400
 */
export function checkRole(world: World, { account, roles }: WantedMember): void {
  if (!account.external && !roles.includes('owner'))
    throw badRequest("Every member of the organisation needs the role 'owner'.");
  if (account.external && world.behaviour.manners.strict && !roles.includes('guest'))
    throw badRequest("Guests of the tenant must be assigned the role 'guest'.");
}

/** Somebody of the school's tenant. @throws PlatformError 404 for anybody else */
export function userOf(platform: Platform, id: string): Account {
  const account = platform.accounts.find((one) => one.id === id.toLowerCase() || one.mail === id.toLowerCase());
  if (account?.tenant !== platform.school.tenant) throw notFound('user');
  return account;
}

export function memberRow({ id, account, owner }: Membership): Readonly<Record<string, unknown>> {
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id,
    roles: owner ? ['owner'] : account.external ? ['guest'] : [],
    displayName: account.name,
    userId: account.id,
    email: account.mail,
    tenantId: account.tenant,
  };
}

/** @throws PlatformError 404 */
export function membershipOf(conversation: Conversation, id: string): Membership {
  const found = conversation.members.find((member) => member.id === id);
  if (found === undefined) throw notFound('member');
  return found;
}

/** @throws PlatformError 400 unless the body names the bot's app in the organisation's catalogue */
export function requireApp(platform: Platform, reference: unknown): void {
  const id = /\/appCatalogs\/teamsApps(?:\/|\(')([^/')]+)/.exec(text(reference) ?? '')?.[1];
  if (id === undefined) throw badRequest("Name the app as '…/appCatalogs/teamsApps/<id>'.");
  if (id !== platform.bot.catalogId) throw notFound('app in the catalogue');
}
