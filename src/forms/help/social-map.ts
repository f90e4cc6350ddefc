import type { School } from '../../agreement/school-schema';

/**
 * Whom the school works with, as a line each, with what was agreed with them: "Wijkteam Lindestreek (hulp thuis): Mo,
 * 0800-0000. Afgesproken: zij bellen dezelfde dag." (R-17, R-18, D-07).
 */
export const socialMapLines = (
  { socialMap }: Pick<School, 'socialMap'>,
  only: (entry: School['socialMap'][number]) => boolean = () => true,
): readonly string[] =>
  socialMap.filter(only).map(({ name, kind, contact, phone, mail, web, agreed }) => {
    const how = [contact, phone, mail, web].filter((part) => part !== undefined).join(', ');
    return `${name} (${kind})${how === '' ? '' : `: ${how}`}${agreed === undefined ? '' : `. Afgesproken: ${agreed}`}`;
  });
