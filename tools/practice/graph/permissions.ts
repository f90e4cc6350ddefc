/**
 * Every call on Microsoft Graph that is played here, with the permissions of which one is enough: of those that Microsoft
 * names, the ones that a careful organisation would give. Those that end in `.Group` or `.Chat` come with the app, and hold
 * in its team, or in the chat in which it is installed; an administrator consents to the others.
 */
export const allowedBy = {
  'GET /v1.0/teams/:team/channels': ['ChannelSettings.Read.Group'],
  'POST /v1.0/teams/:team/channels': ['Channel.Create.Group'],
  'GET /v1.0/teams/:team/channels/:channel': ['ChannelSettings.Read.Group'],
  'POST /v1.0/teams/:team/channels/:channel/archive': ['ChannelSettings.ReadWrite.All'],
  'POST /v1.0/teams/:team/channels/:channel/unarchive': ['ChannelSettings.ReadWrite.All'],
  'GET /v1.0/teams/:team/channels/:channel/members': ['ChannelMember.ReadWrite.All', 'ChannelMember.Read.Group'],
  'POST /v1.0/teams/:team/channels/:channel/members': ['ChannelMember.ReadWrite.All'],
  'PATCH /v1.0/teams/:team/channels/:channel/members/:member': ['ChannelMember.ReadWrite.All'],
  'DELETE /v1.0/teams/:team/channels/:channel/members/:member': ['ChannelMember.ReadWrite.All'],
  'POST /beta/teams/:team/channels/:channel/enabledApps/$ref': ['TeamsAppInstallation.ManageSelectedForTeam.All'],
  'POST /v1.0/chats': ['Chat.Create'],
  'PATCH /v1.0/chats/:chat': ['Chat.Manage.Chat'],
  'POST /v1.0/chats/:chat/installedApps': ['TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All'],
  'GET /v1.0/chats/:chat/members': ['Chat.Manage.Chat', 'Chat.ReadBasic.All'],
  'POST /v1.0/chats/:chat/members': ['Chat.Manage.Chat'],
  'DELETE /v1.0/chats/:chat/members/:member': ['Chat.Manage.Chat'],
  'GET /v1.0/users/:user/chats': ['Chat.ReadBasic.All'],
  'POST /v1.0/users/:user/teamwork/installedApps': ['TeamsAppInstallation.ReadWriteSelfForUser.All'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

export type Route = keyof typeof allowedBy;

/** What the bot is told only when it may hear it. */
export const toldBy = { channelMemberAdded: 'ChannelMember.Read.Group' } as const;

/** Whether a permission comes with the app, and from where; the others are an administrator's to give. */
export const scopeOf = (permission: string): 'team' | 'chat' | 'organisation' =>
  permission.endsWith('.Group') ? 'team' : permission.endsWith('.Chat') ? 'chat' : 'organisation';
