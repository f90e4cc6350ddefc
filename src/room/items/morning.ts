import type { Moment } from '../../agreement/time';
import type { Call } from '../../case/task/ladder';
import type { Task } from '../../case/task/task';
import {
  type EscalationData,
  type FollowUpData,
  type MorningLine,
  type RequestData,
  type StagnationData,
  card,
} from '../card-data';
import { callFirstWords } from '../danger-words';
import { formOf } from '../forms';
import { taskActions } from '../task-actions';
import type { CardSpec } from '../card-data';
import { escalationTitles } from '../cards/escalation';
import { stagnationTitles } from '../cards/stagnation';
import { stillToPlan } from '../still-to-plan';
import { weighsWith } from '../weighs-with';

/** The moment of a call that came by the clock alone: not because somebody just asked, or handed the task over. */
export const morningOf = (latest: Call | undefined, task: Task): { readonly morning?: Moment } =>
  latest !== undefined && latest.at > (task.handedOverAt ?? task.askedAt) ? { morning: latest.at } : {};

/** The list of what came to somebody on one morning, `most` of it; what is open comes first. */
export function morningCard(lines: readonly MorningLine[], late: boolean, most: number): CardSpec {
  const sorted = [...lines.filter(({ open }) => open), ...lines.filter(({ open }) => !open)];
  const more = sorted.length - most;
  return card('morning', {
    late,
    open: lines.some(({ open }) => open),
    lines: sorted.slice(0, most),
    ...(more > 0 ? { more } : {}),
  });
}

/** What a card of its own says, as one line among others. */
export function lineOf({ template, data }: CardSpec): MorningLine {
  if (template === 'request') return requestLine(data);
  if (template === 'follow-up') return followUpLine(data);
  if (template === 'escalation') return escalationLine(data);
  if (template === 'stagnation') return stagnationLine(data);
  throw new Error(`a card "${template}" stands in no list of a morning`);
}

type Button = MorningLine['buttons'][number];

type Origin = { readonly case: string; readonly task?: string; readonly version?: number };

const opens = (title: string, verb: Button['data']['verb'], of: Origin): Button => button(title, verb, of, false);

const decides = (title: string, verb: Button['data']['verb'], of: Origin): Button => button(title, verb, of, true);

function button(title: string, verb: Button['data']['verb'], of: Origin, decides: boolean): Button {
  const { case: caseId, task, version } = of;
  const about = { ...(task === undefined ? {} : { task }), ...(version === undefined ? {} : { version }) };
  return { title, decides, data: { verb, case: caseId, ...about, morning: true } };
}

/** How a request ended, in a word. */
const ended: Readonly<Record<Exclude<RequestData['state'], 'open'>, string>> = {
  answered: 'Klaar',
  declined: 'Lukt niet: de coördinator weet het',
  withdrawn: 'Hoeft niet meer',
  lapsed: 'Vervallen',
  'handed-over': 'Overgedragen',
};

function requestLine(data: RequestData): MorningLine {
  return {
    title: data.anonymous ? data.title : `Zorg ${data.code}: ${data.title}`,
    text: data.state === 'open' ? openText(data) : ended[data.state],
    open: data.state === 'open',
    buttons: buttonsOf(data, data),
  };
}

function openText({ code, until, along, left, callFirst }: RequestData): string {
  const more = [along && weighsWith(along), left && stillToPlan(left), callFirst && callFirstWords(code)].filter(
    (text) => text !== undefined,
  );
  return more.length === 0 ? `Uiterlijk ${until}` : [`Uiterlijk ${until}.`, ...more].join(' ');
}

const buttonsOf = (task: Parameters<typeof taskActions>[0], of: Origin): readonly Button[] =>
  taskActions(task).map(({ title, verb, decides: atOnce }) => button(title, verb, of, atOnce));

const followUpLine = (data: FollowUpData): MorningLine => ({
  title: `Zorg ${data.code}: ${data.title}`,
  text: data.state === 'open' ? `Graag ${data.until}` : ended[data.state],
  open: data.state === 'open',
  buttons: buttonsOf({ kind: 'follow-up', form: formOf({ kind: 'follow-up' }), later: data.later }, data),
});

const escalationLine = (data: EscalationData): MorningLine => ({
  title: `Zorg ${data.code}: ${data.what}`,
  text:
    data.state === 'open'
      ? `Vraag jij dit na? Open sinds ${data.since}, bij ${data.who}${data.callFirst === true ? `. ${callFirstWords(data.code)}` : ''}`
      : escalationTitles[data.state],
  open: data.state === 'open',
  buttons:
    data.to === 'director' || data.to === 'board'
      ? [decides('Ik vraag het na', 'acknowledge', data)]
      : [decides('Ik vraag het na', 'acknowledge', data), opens('Mijn deel', 'my-part', data)],
});

const stagnationLine = (data: StagnationData): MorningLine => ({
  title: `Zorg ${data.code} staat al een tijd stil`,
  text: data.state === 'open' ? `Sinds ${data.since} kwam er niets nieuws bij` : stagnationTitles[data.state],
  open: data.state === 'open',
  buttons: data.leads
    ? [opens('Mijn deel', 'my-part', data)]
    : [decides('Ik vraag het na', 'acknowledge-stagnation', data)],
});
