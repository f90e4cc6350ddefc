import { spokenDay } from '../../agreement/calendar';
import type { HelpEvent } from '../../case/help/events';
import { safetyWords } from '../../room/safety';
import { timelineName } from '../people/choices';
import { filled } from './filled';
import { aboutTask, type TellRows } from './tell-row';

/** Help for the family, as the dossier tells it. */
export const tellHelp: TellRows<HelpEvent> = {
  referred: ({ referral }, view) => ({
    title: 'Verwezen',
    on: referral.on,
    texts: filled([
      ['Organisatie', referral.organisation],
      ['Verwijzer', timelineName(referral.referrer, view)],
      ['Doel', referral.purpose],
      ['Aangekondigd', referral.announcedOn === undefined ? undefined : spokenDay(referral.announcedOn, view.now)],
      ['Casusregisseur', referral.lead],
      ['Gewenst resultaat', referral.result],
      ['Evaluatie', spokenDay(referral.evaluateOn, view.now)],
    ]),
  }),
  'follow-up-recorded': ({ task, note }, view) => ({
    title: aboutTask(task, view.agreement.protocol.outcomes[note.outcome]?.title ?? note.outcome, view),
    texts: filled([
      ['Verwacht op', note.expectedOn === undefined ? undefined : spokenDay(note.expectedOn, view.now)],
      ['Gesproken met', note.spokeWith],
      ['Toelichting', note.explanation],
      ['Kind die dag veilig', safetyWords[note.safe]],
    ]),
  }),
};
