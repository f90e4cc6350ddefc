const words = {
  answered: 'Beantwoord',
  declined: 'Lukt niet: de coördinator weet het',
  withdrawn: 'Ingetrokken',
  lapsed: 'Vervallen',
  'handed-over': 'Overgedragen',
} as const;

/** How a request ended, and when: "Beantwoord, vr 21 mei." What was only read is `read`. */
export function ended({
  state,
  on,
  read = false,
}: {
  readonly state: keyof typeof words;
  readonly on: string | undefined;
  readonly read?: boolean;
}): string {
  const how = read && state === 'answered' ? 'Gelezen' : words[state];
  return `${how}${on === undefined ? '' : `, ${on}`}.`;
}
