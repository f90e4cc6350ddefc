/** What Teams tells a bot about the team that it is in, though it is no business of the bot's. */
export const teamEvents = [
  'channelCreated',
  'channelRenamed',
  'channelDeleted',
  'teamRenamed',
  'teamMemberAdded',
] as const;

export type TeamEvent = (typeof teamEvents)[number];
