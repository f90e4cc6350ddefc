import { addDays, dayOf } from '../agreement/calendar';
import { standInOn } from '../agreement/changes';
import { absences } from '../case/people-commands';
import { pageCard, pick } from './frame';
import { personChoice } from './people';
import type { Dialog, DialogView, Values } from './types';
import { choices } from './words';

/** No more than this is asked of why somebody is away. */
const absenceWords: Readonly<Record<(typeof absences)[number], string>> = {
  holiday: 'Vakantie of vrij',
  ill: 'Ziek',
  other: 'Anders',
};

const choiceWords = { other: 'Iemand anders neemt waar, of langer', back: 'De coördinator is er weer' };

/** Somebody has the coordinator's place until a day; the deputy of the school unless another is chosen. */
export const standInForm: Dialog = {
  name: 'stand-in-form',
  title: 'Waarnemer',
  reads: 'school',
  sends: ['stand-in', 'end-stand-in'],
  pages: [
    { fields: { choice: 'Wat past?' } },
    { fields: { person: 'Wie neemt waar?', until: 'Terug op', absence: 'Waarom?' } },
  ],
  show: (view, page, values, problem) => {
    const { school } = view.agreement;
    const acting = actingIn(view);
    // With nobody standing in there is nothing to choose first.
    const shown = acting === undefined ? 2 : page;
    const deputy = school.people[school.roles.coordinator.deputy]?.id ?? '';
    const filled = shown === 2 ? { person: deputy, ...values } : values;
    return pageCard(standInForm, view, shown, filled, problem, {
      coordinator: school.people[school.roles.coordinator.person]?.name ?? '',
      ...(acting === undefined ? {} : { acting }),
      options: choices(choiceWords),
      people: Object.entries(school.people)
        .filter(([key, { external }]) => !external && key !== school.roles.coordinator.person)
        .map(([, person]) => personChoice(person, view.agreement)),
      reasons: choices(Object.fromEntries(absences.map((one) => [one, absenceWords[one]]))),
      tomorrow: addDays(dayOf(view.now), 1),
    });
  },
  after: (page, { choice }) => (page === 1 && choice !== 'back' ? 2 : 'send'),
  send: (values: Values) =>
    values['choice'] === 'back'
      ? { name: 'end-stand-in', fields: {} }
      : { name: 'stand-in', fields: pick(values, ['person', 'until', 'absence']) },
};

/** Who stands in now. */
function actingIn({ agreement, now }: DialogView): string | undefined {
  const key = standInOn(agreement.school, dayOf(now));
  return key === undefined ? undefined : agreement.school.people[key]?.name;
}
