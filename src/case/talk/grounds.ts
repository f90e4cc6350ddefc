import type { Protocol } from '../../agreement/protocol-schema';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';

/**
 * Grounds for leaving something out are the protocol's (D-12, M-10): some hold only after Veilig Thuis was asked, some
 * only together with another; `alone`: any ground is enough by itself, as with a child. @throws Refusal that names `field`
 */
export function refuseGrounds(
  chosen: readonly string[],
  known: Protocol['talk']['waivers'],
  { advice }: Pick<CaseState, 'advice'>,
  field: string,
  alone = false,
): void {
  for (const ground of chosen) {
    const rule = Object.hasOwn(known, ground) ? known[ground] : undefined;
    if (rule === undefined) throw new Refusal('incomplete', 'Kies een grond uit de lijst.', [field]);
    if (rule.afterAdvice && advice === undefined)
      throw new Refusal('not-allowed', 'Vraag hierover eerst advies aan Veilig Thuis en leg dat vast.', [field]);
    if (!alone && rule.onlyWith !== undefined && !chosen.includes(rule.onlyWith))
      throw new Refusal(
        'incomplete',
        `Deze grond geldt alleen samen met: ${known[rule.onlyWith]?.title ?? rule.onlyWith}.`,
        [field],
      );
  }
}
