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
  const focused = parent.contains(document.activeElement) ? document.activeElement?.id : undefined;
  parent.replaceChildren(...children.filter((child) => child !== undefined));
  if (focused !== undefined && focused !== '') document.getElementById(focused)?.focus();
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
