import type { School } from '../../agreement/school-schema';

/** Whom the school works with, as a line each: "Wijkteam Lindestreek (hulp thuis): Mo, 0800-0000" (R-17, D-07). */
export const socialMapLines = (
  { socialMap }: Pick<School, 'socialMap'>,
  only: (entry: School['socialMap'][number]) => boolean = () => true,
): readonly string[] =>
  socialMap.filter(only).map(({ name, kind, contact, phone, mail }) => {
    const how = [contact, phone, mail].filter((part) => part !== undefined).join(', ');
    return `${name} (${kind})${how === '' ? '' : `: ${how}`}`;
  });
