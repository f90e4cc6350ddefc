/** Anything in a card's JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** An element, input or action of an Adaptive Card; `type` says which. */
export type CardElement = JsonObject & { readonly type: string };

/** An Adaptive Card as it is sent: version 1.5, the newest that Teams draws everywhere. */
export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: 'nl';
  readonly body: readonly CardElement[];
  readonly actions: readonly CardElement[];
  readonly msteams?: JsonObject;
};

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isElement = (value: Json): value is CardElement => isObject(value) && typeof value['type'] === 'string';

/** The same tree with every element changed by `change`, from the leaves up; it may answer with none or several. */
export function mapElements(value: Json, change: (element: CardElement) => readonly CardElement[]): Json {
  if (Array.isArray(value)) {
    return value.flatMap((entry: Json): readonly Json[] => {
      const mapped = mapElements(entry, change);
      return isElement(mapped) ? change(mapped) : [mapped];
    });
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapElements(entry, change)]));
}

/** Every element of a tree, in reading order; the elements inside one come after it. A fallback is not shown. */
export function elementsOf(value: Json): readonly CardElement[] {
  if (Array.isArray(value)) return value.flatMap((entry: Json) => elementsOf(entry));
  if (!isObject(value)) return [];
  const inside = Object.entries(value).flatMap(([key, entry]) => (key === 'fallback' ? [] : elementsOf(entry)));
  return isElement(value) ? [value, ...inside] : inside;
}
