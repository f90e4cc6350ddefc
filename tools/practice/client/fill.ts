import type { ClientRefusal } from '../api';
import type { Button, Input } from './card';

export type Filled = { readonly data: Readonly<Record<string, unknown>> } | { readonly refused: ClientRefusal };

/**
 * What the client sends for a button: the button's own data with the card's inputs merged in, or why it would not send.
 * As in Microsoft's renderer, an empty input is left out.
 */
export function fill(
  button: Button,
  inputs: readonly Input[],
  values: Readonly<Record<string, string>>,
  check: boolean,
): Filled {
  const unknown = Object.keys(values).find((id) => !inputs.some((input) => input.id === id));
  if (unknown !== undefined && check) {
    return refused(
      [unknown],
      [`the card has no input "${unknown}"; it has: ${inputs.map((input) => input.id).join(', ')}`],
    );
  }
  if (!button.takesInputs) return { data: button.data };
  const entered = inputs.map((input) => ({ input, value: values[input.id] ?? input.preset }));
  const wrong = check ? entered.filter(({ input, value }) => !valid(input, value)) : [];
  if (wrong.length > 0) {
    return refused(
      wrong.map(({ input }) => input.id),
      wrong.map(({ input }) => input.errorMessage),
    );
  }
  const filled = check ? entered.map(({ input, value }) => [input.id, value] as const) : allOf(entered, values);
  return { data: { ...button.data, ...Object.fromEntries(filled.filter(([, value]) => value !== '')) } };
}

/** Without checks also what the card does not ask for goes along. */
function allOf(
  entered: readonly { readonly input: Input; readonly value: string }[],
  values: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  return Object.entries({ ...Object.fromEntries(entered.map(({ input, value }) => [input.id, value])), ...values });
}

function refused(fields: readonly string[], messages: readonly string[]): Filled {
  return { refused: { error: 'client-validation', fields, messages } };
}

/** As the real client checks. A required toggle must be on. */
function valid(input: Input, value: string): boolean {
  if (value === '') return !input.required;
  if (input.type === 'Input.Toggle' && input.required && value !== input.choices?.[0]) return false;
  if (input.choices !== undefined) {
    const chosen = input.several ? value.split(',') : [value];
    if (!chosen.every((one) => input.choices?.includes(one))) return false;
  }
  if (input.maxLength !== undefined && value.length > input.maxLength) return false;
  if (input.pattern !== undefined && !new RegExp(input.pattern).test(value)) return false;
  return withinLimits(input, value);
}

function withinLimits(input: Input, value: string): boolean {
  if (input.type === 'Input.Number') {
    const number = Number(value);
    return !Number.isNaN(number) && number >= Number(input.min ?? -Infinity) && number <= Number(input.max ?? Infinity);
  }
  if (input.type === 'Input.Date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  if (input.type === 'Input.Time' && !/^\d{2}:\d{2}$/.test(value)) return false;
  if (input.type !== 'Input.Date' && input.type !== 'Input.Time') return true;
  return value >= (input.min ?? value) && value <= (input.max ?? value);
}
