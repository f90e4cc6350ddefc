import { listed } from './listed';

/** With whom somebody weighs, by name. */
export const weighsWith = (along: readonly string[]): string => `Je weegt samen met ${listed(along)}.`;
