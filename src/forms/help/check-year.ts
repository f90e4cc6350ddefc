import type { Agreement } from '../../agreement/agreement';
import { holderOf } from '../../agreement/changes';
import { divided, heading, note, point, say, strong, when } from '../../view/build';
import { give } from '../show';
import type { Dialog } from '../types';

/** Once a school year the director goes through what no case asks for, and can tell the parents. */
export const checkYearForm: Dialog = {
  name: 'check-year',
  title: 'De meldcode dit schooljaar',
  reads: 'school',
  sends: ['check-year'],
  button: 'Nagekeken',
  pages: [
    ({ agreement }) => {
      const { yearly, forParents } = agreement.protocol;
      return [
        heading('Is dit geregeld dit schooljaar?'),
        Object.values(yearly).map((asked) => point(`- ${asked}`)),
        when(
          forParents.length > 0,
          divided(
            strong('Tekst voor ouders'),
            note('Voor de website of de schoolgids. Pas haar gerust aan.'),
            [...forParents, whoCoordinates(agreement)].map(say),
          ),
        ),
      ];
    },
  ],
  after: () => 'send',
  send: () => give('check-year', {}),
};

/** "Bij ons coördineert Carla Postma dit." */
function whoCoordinates({ school }: Agreement): string {
  return `Bij ons op school coördineert ${school.people[holderOf(school, 'coordinator')]?.name ?? ''} dit.`;
}
