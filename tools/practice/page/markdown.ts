import { el } from './dom.js';

/*
 * The little of Markdown that Teams shows in a card: emphasis, lists, links, mentions, and a backslash that takes a
 * sign as it is. It is built as elements, so that what a person typed can never become HTML.
 */
const INLINE = new RegExp(
  [
    String.raw`\\(?<sign>[^A-Za-z0-9\s])`,
    String.raw`\*\*(?<strong>(?:\\.|[^\\])+?)\*\*`,
    String.raw`(?<!\w)_(?<italic>(?:\\.|[^\\])+?)_(?!\w)`,
    String.raw`\*(?<em>(?:\\.|[^\\*])+)\*`,
    String.raw`\[(?<label>[^\]]+)\]\((?<url>https?://[^)\s]+)\)`,
    String.raw`<at>(?<at>[^<]*)</at>`,
  ].join('|'),
  'gs',
);

/** One line of text. */
export function inline(text: string): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(document.createTextNode(text.slice(end, match.index)), marked(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

function marked({ sign, strong, italic, em, label, url, at }: Readonly<Record<string, string | undefined>>): Node {
  if (strong !== undefined) return el('strong', {}, ...inline(strong));
  const slanted = italic ?? em;
  if (slanted !== undefined) return el('em', {}, ...inline(slanted));
  if (url !== undefined) return el('a', { href: url, rel: 'noopener', target: '_blank' }, label);
  if (at !== undefined) return el('span', { class: 'mention' }, at);
  return document.createTextNode(sign ?? '');
}

/** What a person typed, as it was typed; only who is mentioned is set apart. */
export const mentions = (text: string): Node[] =>
  text
    .split(/<at>([^<]*)<\/at>/)
    .map((part, index) =>
      index % 2 === 1 ? el('span', { class: 'mention' }, `@${part}`) : document.createTextNode(part),
    );

/** Paragraphs and lists. A single new line breaks the line. */
export function blocks(text: string): HTMLElement[] {
  const made: HTMLElement[] = [];
  let paragraph: HTMLElement | undefined;
  let list: HTMLElement | undefined;
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*(?:[-*+]|(?<number>\d+)\.)\s+(?<text>.*)$/.exec(line)?.groups;
    if (item !== undefined) {
      const tag = item['number'] === undefined ? 'ul' : 'ol';
      if (list?.localName !== tag) made.push((list = el(tag)));
      list.append(el('li', {}, ...inline(item['text'] ?? '')));
      paragraph = undefined;
    } else if (line.trim() === '') {
      paragraph = list = undefined;
    } else {
      if (paragraph === undefined) made.push((paragraph = el('p')));
      else paragraph.append(el('br'));
      paragraph.append(...inline(line));
      list = undefined;
    }
  }
  return made;
}
