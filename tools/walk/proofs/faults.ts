import type { Proof } from '../proof';

/** Whatever is asked is done or refused, and never falls over. */
export const faults: Proof = {
  name: 'nothing falls over',
  problems: ({ attempts }) =>
    attempts.flatMap(({ command, fault }) =>
      fault === undefined ? [] : [{ message: `${command.name} falls over: ${fault}` }],
    ),
};
