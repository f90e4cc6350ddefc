const and = new Intl.ListFormat('nl', { type: 'conjunction' });

/** With whom somebody weighs, by name. */
export const weighsWith = (along: readonly string[]): string => `Je weegt samen met ${and.format(along)}.`;
