import type * as Renderer from 'adaptivecards';
import { cardStyleIn, type Theme } from './card-style.js';
import { el } from './dom.js';
import { blocks } from './markdown.js';

declare global {
  /** Microsoft's renderer, which the page loads before its own scripts. */
  const AdaptiveCards: typeof Renderer;
}

/** What somebody did on a card. */
export interface Pressed {
  /** The action's title; where several have the same, what tells them apart. */
  readonly button: string;
  /** The values of the inputs that go with the action, by id: none with `associatedInputs: none`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The action's own data, with the inputs merged in, as Teams sends it. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Draws an Adaptive Card. `onPress` is called for a button once its inputs are valid; buttons wait while it is busy.
 * A card that cannot be drawn becomes a sentence that says so.
 */
export function drawCard(
  json: unknown,
  onPress: (pressed: Pressed) => Promise<void>,
  theme: Theme = 'light',
): HTMLElement {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = el('div', {}, ...blocks(text)).innerHTML;
    result.didProcess = true;
  };
  // What is beside a tick or a choice is plain text in Teams too.
  AdaptiveCards.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(cardStyleIn(theme));
  // A form of its own, for a browser ties radio buttons of the same name together across all cards outside forms.
  const frame = el('form', { class: 'card', novalidate: true, onsubmit: (event) => event.preventDefault() });
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) openSafely(action.url);
    const pressed = pressedOf(action);
    if (pressed !== undefined) void whileBusy(frame, () => onPress(pressed));
  };
  card.parse(json);
  const drawn = card.render();
  frame.append(drawn ?? el('p', {}, 'Deze kaart kan ik niet tonen.'));
  return frame;
}

function pressedOf(action: Renderer.Action): Pressed | undefined {
  if (!(action instanceof AdaptiveCards.SubmitAction || action instanceof AdaptiveCards.ExecuteAction))
    return undefined;
  const inputs: Record<string, string> = {};
  const card = action.associatedInputs === 'none' ? undefined : action.getRootObject();
  if (card instanceof AdaptiveCards.AdaptiveCard) {
    for (const input of card.getAllInputs()) {
      if (input.id !== undefined && input.isSet()) inputs[input.id] = String(input.value);
    }
  }
  return { button: nameOf(action), inputs, data: { ...action.data, ...inputs } };
}

function nameOf({ title = '', tooltip }: Renderer.Action): string {
  return tooltip !== undefined && tooltip !== '' ? tooltip : title;
}

/** A second press while the first is under way is what a hurried finger does; it must not do a thing twice. */
async function whileBusy(frame: HTMLElement, work: () => Promise<void>): Promise<void> {
  if (frame.getAttribute('aria-busy') === 'true') return;
  frame.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    frame.removeAttribute('aria-busy');
  }
}

function openSafely(url: string | undefined): void {
  if (url !== undefined && /^https?:/.test(url)) window.open(url, '_blank', 'noopener');
}
