/** What may be given to {@link el}: attributes as text, switches as booleans, listeners under `onclick` and the like. */
export type Properties = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;
export type Child = Node | string | undefined;

/** Makes an element. Texts become text nodes, never HTML, so that nothing that people write can act. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Puts other children in an element, keeping the keyboard where it was when an element of the same id comes back. */
export function fill(parent: Element, children: readonly Child[]): void {
  keepingFocus(parent, () => parent.replaceChildren(...children.filter((child) => child !== undefined)));
}

/**
 * Brings a list of links up to date in place: a link whose id is there already stays the same element and takes on what it
 * says now, so that a person who presses it, or is on it with the keyboard, keeps it while others change.
 */
export function updateLinks(parent: Element, links: readonly HTMLElement[]): void {
  const before = new Map([...parent.children].map((child) => [child.id, child]));
  keepingFocus(parent, () => {
    links.forEach((link, place) => {
      const kept = link.id === '' ? undefined : before.get(link.id);
      if (kept !== undefined) takeOn(kept, link);
      const wanted = kept ?? link;
      const there = parent.children[place];
      if (there !== wanted) parent.insertBefore(wanted, there ?? null);
    });
    while (parent.children.length > links.length) parent.lastElementChild?.remove();
  });
}

/** An element that is moved or replaced loses the keyboard; the one of its id gets it back. */
function keepingFocus(parent: Element, change: () => void): void {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  change();
  if (focused !== null && focused.id !== '' && document.activeElement !== focused) {
    document.getElementById(focused.id)?.focus();
  }
}

/** Makes an element say what another says. */
function takeOn(kept: Element, now: Element): void {
  if (kept.isEqualNode(now)) return;
  for (const name of kept.getAttributeNames()) if (!now.hasAttribute(name)) kept.removeAttribute(name);
  for (const name of now.getAttributeNames()) kept.setAttribute(name, now.getAttribute(name) ?? '');
  kept.replaceChildren(...now.childNodes);
}

/** A button that cannot be pressed again while what it does is under way. */
export function button(
  title: string,
  press: () => Promise<void> | void,
  properties: Properties = {},
): HTMLButtonElement {
  const element = el('button', { type: 'button', ...properties }, title);
  element.addEventListener('click', () => void once(element, press));
  return element;
}

async function once(element: HTMLButtonElement, press: () => Promise<void> | void): Promise<void> {
  element.disabled = true;
  try {
    await press();
  } finally {
    element.disabled = false;
  }
}
