import { dangerWaits } from '../emergency/emergency-ladder';
import type { CaseState } from '../state';

/**
 * Whether Veilig Thuis is called before anybody is spoken with: by the kind of signal (C-24) or because Veilig Thuis said so,
 * because somebody doubts, because it is not known whether there is danger now, or because the child is not safe and Veilig
 * Thuis neither advised nor has a report.
 */
export function veiligThuisFirst({ status, talkBlocked, doubt, emergency, safe, advice, reports }: CaseState): boolean {
  if (status !== 'open') return false;
  const unknown = dangerWaits(emergency) && emergency.doubt === true;
  const unsafe = safe?.answer === 'no' && advice === undefined && reports.length === 0;
  return talkBlocked || doubt === true || unknown || unsafe;
}
