import { dayOf } from '../../agreement/calendar';
import { standInOn } from '../../agreement/changes';
import { absences } from '../../case/people/commands';
import { heading, say } from '../../view/build';
import { asks, steer } from '../../room/asks';
import { personChoice } from './choices';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';

const { coming, one, person } = asks('stand-in', 'end-stand-in');

/** No more than this is asked of why somebody is away. */
const absenceWords: Readonly<Record<(typeof absences)[number], string>> = {
  holiday: 'Vakantie of vrij',
  ill: 'Ziek',
  other: 'Anders',
};

const choiceWords = { other: 'Iemand anders neemt waar, of langer', back: 'De coördinator is er weer' };

/** Somebody has the coordinator's place until a day; the deputy of the school unless another is chosen. */
export const standInForm: Dialog = {
  name: 'stand-in',
  title: 'Waarnemer',
  reads: 'school',
  sends: ['stand-in', 'end-stand-in'],
  steers: ['choice'],
  // With nobody standing in there is nothing to choose first.
  turned: (page, view) => (actingIn(view) === undefined ? 2 : page),
  fill: ({ agreement: { school } }, values, page) =>
    page === 2 ? { person: school.people[school.roles.coordinator.deputy]?.id ?? '', ...values } : values,
  pages: [
    (view) => {
      const acting = actingIn(view);
      return [
        heading('Waarnemer'),
        acting === undefined ? [] : say(`${acting} neemt nu waar voor ${coordinator(view)}.`),
        steer.one('choice', 'Wat past?', choiceWords),
      ];
    },
    (view) => [
      heading('Wie neemt waar?'),
      say(
        `Wie waarneemt, doet alles wat ${coordinator(view)} doet, in elke zorg. Open vragen gaan mee, en komen daarna terug.`,
      ),
      person('person', 'Wie neemt waar?', candidates(view)),
      coming('until', 'Terug op', view, { error: 'Kies een datum na vandaag.' }),
      one(
        'absence',
        'Waarom?',
        absences.map((value) => ({ title: absenceWords[value], value })),
      ),
    ],
  ],
  after: (page, { choice }) => (page === 1 && choice !== 'back' ? 2 : 'send'),
  send: (values) => (values['choice'] === 'back' ? give('end-stand-in', {}) : give('stand-in', values)),
};

const coordinator = ({ agreement: { school } }: DialogView): string =>
  school.people[school.roles.coordinator.person]?.name ?? '';

const candidates = ({ agreement }: DialogView) =>
  Object.entries(agreement.school.people)
    .filter(([key, { external }]) => !external && key !== agreement.school.roles.coordinator.person)
    .map(([, one]) => personChoice(one, agreement));

/** Who stands in now. */
function actingIn({ agreement, now }: DialogView): string | undefined {
  const key = standInOn(agreement.school, dayOf(now));
  return key === undefined ? undefined : agreement.school.people[key]?.name;
}
