import type { CaseState } from '../state';

/**
 * Whether Veilig Thuis is called before anybody is spoken with: by the kind of signal (C-24) or because Veilig Thuis said so,
 * because somebody doubts, because nobody found out yet whether there is danger now, or because the child is not safe. The
 * last two end when Veilig Thuis advised or has a report.
 */
export function veiligThuisFirst(state: CaseState): boolean {
  const { status, talkBlocked, doubt, safe, advice, reports } = state;
  if (status !== 'open') return false;
  const theyKnow = advice !== undefined || reports.length > 0;
  return talkBlocked || doubt === true || (!theyKnow && (safe?.answer === 'no' || isDangerUnknown(state)));
}

/** That somebody looks into it is no answer yet: it is taken back, or the child is found to be safe. */
const isDangerUnknown = ({ emergency, safe }: CaseState): boolean =>
  emergency?.doubt === true &&
  emergency.withdrawnAt === undefined &&
  !(safe?.answer === 'yes' && safe.version > emergency.version);
