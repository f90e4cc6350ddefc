/** At most so many messages in one thread within so long, in milliseconds. */
export interface Limit {
  readonly most: number;
  readonly within: number;
}

/** How Microsoft 365 behaves towards the bot. */
export interface Manners {
  /** What it is like, for the visitor who chooses a world. */
  readonly about: string;
  /** So many of Graph's calls on a channel that was just made are answered as if there were none: 404. */
  readonly freshIsUnknown: number;
  /** And so many lists of its members hold the whole team. */
  readonly freshHoldsTeam: number;
  /** Opening a channel again, and installing for a person, are only promised: they take hold a while later. */
  readonly takesTime: boolean;
  /** Whether the app can be added to a private channel by Graph; else somebody has to do it by hand. */
  readonly appsInPrivateChannels: boolean;
  /** Guests need the role of guest and own nothing, and an installation has to consent to what the app asks in a chat. */
  readonly strict: boolean;
  /** Whether an administrator consented to what the app asks of the organisation; resource-specific consent is always there. */
  readonly consented: boolean;
  /** What one thread takes, where it is not what the settings of the practice school say. */
  readonly paces?: readonly Limit[];
}

/** Everything works, at once. */
const kind: Manners = {
  about: 'Alles lukt, en meteen.',
  freshIsUnknown: 0,
  freshHoldsTeam: 0,
  takesTime: false,
  appsInPrivateChannels: true,
  strict: false,
  consented: true,
};

/** Worlds that were seen or documented, by name. */
export const worlds = {
  kind,
  'slow-to-appear': {
    ...kind,
    about: 'Wat net gemaakt is, is er voor Microsoft nog even niet.',
    freshIsUnknown: 3,
    freshHoldsTeam: 2,
    takesTime: true,
  },
  'no-bots-in-private-channels': {
    ...kind,
    about: 'De app komt alleen met de hand in een besloten kanaal.',
    appsInPrivateChannels: false,
  },
  'group-chats-strict': {
    ...kind,
    about: 'Gasten zijn gast, en wie de app toevoegt, moet precies toestemmen.',
    strict: true,
  },
  'teams-paces': {
    ...kind,
    about: 'Teams neemt in elk gesprek maar een paar berichten tegelijk.',
    paces: [
      { most: 7, within: 1_000 },
      { most: 60, within: 30_000 },
      { most: 1_800, within: 3_600_000 },
    ],
  },
  unconsented: {
    ...kind,
    about: 'De beheerder heeft nog geen toestemming gegeven.',
    consented: false,
  },
} as const satisfies Readonly<Record<string, Manners>>;

export type WorldName = keyof typeof worlds;
export const worldNames = Object.keys(worlds) as readonly WorldName[];
