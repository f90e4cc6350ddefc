import { heading, note, when } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks, steer } from '../../room/asks';
import { give } from '../show';
import type { Dialog, DialogView, Values } from '../types';

const { area, line, pick, tick } = asks('keep-in-map', 'remove-from-map');

const aboutWords = {
  add: 'Iemand erbij zetten',
  change: 'Iemand wijzigen',
  remove: 'Iemand weghalen',
};

/** Whom the school works with is kept from a card, and holds in every case at once. */
export const keepInMapForm: Dialog = {
  name: 'keep-in-map',
  title: 'Sociale kaart bijhouden',
  reads: 'school',
  sends: ['keep-in-map', 'remove-from-map'],
  steers: ['about'],
  // An empty map can only be added to.
  turned: (page, view) => (page === 1 && known(view).length === 0 ? 3 : page),
  fill: (view, values, page) => (page === 3 ? { ...asItIs(view, values), ...values } : values),
  pages: [
    () => [heading('Sociale kaart bijhouden'), steer.one('about', 'Wat wil je doen?', aboutWords)],
    (view, { about }) => [
      heading(about === 'remove' ? 'Wie gaat eruit?' : 'Wie wil je wijzigen?'),
      pick('entry', 'Wie?', known(view), { required: true, error: 'Kies iemand uit de lijst.' }),
      when(about === 'remove', note('Het verdwijnt ook uit de formulieren van zorgen die openstaan.')),
    ],
    () => [
      heading('Met wie werkt de school?'),
      line('name', 'Naam van de organisatie', { required: true }),
      line('kind', 'Waarvoor, in een paar woorden', { required: true }),
      line('contact', 'Naam van jullie contactpersoon'),
      line('phone', 'Telefoon'),
      line('mail', 'E-mail', { error: 'Schrijf een mailadres, zoals team@voorbeeld.example.' }),
      line('web', 'Website', { error: 'Schrijf een webadres, zoals www.voorbeeld.example.' }),
      area('agreed', 'Wat is er met hen afgesproken?'),
      tick('emergency', 'Noem dit bij Nu gevaar'),
      note('Noem hier geen kind of ouder.'),
    ],
  ],
  after: (page, { about }) => {
    if (page === 1) return about === 'add' ? 3 : 2;
    return page === 2 && about !== 'remove' ? 3 : 'send';
  },
  send: (values) => give(values['about'] === 'remove' ? 'remove-from-map' : 'keep-in-map', values),
};

const known = ({ agreement: { school } }: DialogView): readonly Choice[] =>
  school.socialMap.map(({ name, kind }) => ({ title: `${name} (${kind})`, value: name }));

/** What stands there of the one that is changed. */
function asItIs({ agreement: { school } }: DialogView, { entry }: Values): Values {
  const found = school.socialMap.find(({ name }) => name === entry);
  if (found === undefined) return {};
  const { name, kind, contact = '', phone = '', mail = '', web = '', agreed = '', emergency } = found;
  return { name, kind, contact, phone, mail, web, agreed, emergency };
}
