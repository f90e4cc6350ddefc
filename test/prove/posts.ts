import type { Conversation } from '../../tools/practice/platform/model';
import type { Platform } from '../../tools/practice/platform/platform';
import type { Call } from './wires';

/** A message that a copy of the program sends or changes, read from the call that does so. */
export interface Post {
  readonly kind: 'new' | 'answer' | 'change';
  /** Where it goes; `undefined` for a chat that is not there yet. */
  readonly conversation: Conversation | undefined;
  /** Whom it reaches by name: the one of a one-to-one chat. */
  readonly person: string | undefined;
  /** What it shows, without what differs each time. */
  readonly shows: string;
  /** The ids of cases that it names, and the handles of people from outside. */
  readonly names: readonly string[];
}

interface Body {
  readonly activity?: Body;
  readonly attachments?: readonly { readonly content?: unknown }[];
  readonly channelData?: { readonly channel?: { readonly id?: string } };
  readonly members?: readonly { readonly id?: string }[];
}

/** `undefined` for a call that says nothing to anybody. */
export function postOf({ road, name, url, body }: Call, platform: Platform): Post | undefined {
  const [method, path = ''] = name.split(' ');
  if (road !== 'connector' || (method !== 'POST' && method !== 'PUT')) return undefined;
  if (path !== 'v3/conversations' && !path.startsWith('v3/conversations/:id/activities')) return undefined;
  const read = JSON.parse(body) as Body;
  const card = (read.attachments ?? read.activity?.attachments)?.[0]?.content;
  if (card === undefined) return undefined;
  const wanted = read.members?.[0]?.id ?? '';
  const named = decodeURIComponent(/conversations\/([^/?]+)/.exec(url)?.[1] ?? '');
  const id = (path === 'v3/conversations' ? read.channelData?.channel?.id : named)?.split(';messageid=')[0] ?? '';
  const conversation = platform.conversations.get(id);
  const alone = conversation?.kind === 'personal' ? conversation.members[0]?.account.id : undefined;
  const cases = new Set<string>();
  const shows = JSON.stringify(card, (key, value: unknown) => {
    if (key !== 'case' || typeof value !== 'string') return value;
    cases.add(value);
    return 'case';
  });
  return {
    kind: method === 'PUT' ? 'change' : path.endsWith(':id/activities/:id') ? 'answer' : 'new',
    conversation,
    person: alone ?? platform.byId(wanted)?.id,
    shows,
    names: [...cases],
  };
}
