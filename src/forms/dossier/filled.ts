/** The texts of an entry: whatever was left empty is left out. */
export const filled = (
  texts: readonly (readonly [label: string, text: string | undefined])[],
): readonly { readonly label: string; readonly text: string }[] =>
  texts.flatMap(([label, text]) => (text === undefined || text === '' ? [] : [{ label, text }]));
