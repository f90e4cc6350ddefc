import { isUndecided } from '../../case/relation/related';
import { buttons, go, heading, quiet, say, submit } from '../../view/build';
import { asks } from '../../room/asks';
import { relatedCaseRows, type RelatedCaseRow } from './related-cases';
import { give } from '../show';
import { wayWords } from '../dossier/tell-related';
import type { Dialog, DialogView, RelatedCase } from '../types';

const { area, one, pick } = asks('relate');

/** Who leads two cases says how they belong together (S1-26, E-16). The reporter hears nothing of it. */
export const relateForm: Dialog = {
  name: 'relate',
  title: 'Hoe horen deze zorgen bij elkaar?',
  reads: 'state',
  relatedCases: true,
  sends: ['relate'],
  fill: (view, values) => {
    const [only, ...more] = others(view).filter(isUndecided);
    return only === undefined || more.length > 0 ? values : { other: only.case, ...values };
  },
  pages: [
    (view) => {
      const open = others(view);
      const asked = heading(`Hoort zorg ${view.state?.code ?? ''} bij een andere?`);
      if (open.length === 0) return [asked, say('Er is hier niets meer te kiezen.')];
      return [
        asked,
        relatedCaseRows({ ...view, relatedCases: open }).map(dossierOf),
        pick(
          'other',
          'Welke zorg?',
          open.map(({ code, case: value }) => ({ title: `Zorg ${code}`, value })),
          { error: 'Kies een zorg uit de lijst.' },
        ),
        one('way', 'Wat past?', wayWords),
        quiet(
          'Samenvoegen: de signalen gaan naar de andere zorg, en deze sluit. Broer of zus: elk kind houdt een eigen dossier. Wie meldde, hoort alleen dat het is ontvangen.',
        ),
        area('reason', 'Reden'),
      ];
    },
  ],
  actions: (_, __, view) => [others(view).length === 0 ? go('Mijn deel', 'my-part') : submit('Opslaan')],
  send: (values) => give('relate', values),
  then: ({ way }) => ({
    text:
      way === 'join'
        ? 'Samengevoegd. De signalen staan zo in het dossier van de andere zorg.'
        : way === 'sibling'
          ? 'Vastgelegd. Elk kind houdt een eigen dossier.'
          : 'Vastgelegd. De zorgen blijven apart.',
  }),
};

/** The cases of which nobody said yet how they belong with this one. */
const others = ({ relatedCases = [] }: DialogView): readonly RelatedCase[] =>
  relatedCases.filter(({ way }) => way === undefined);

/** Another case, with the way to its dossier. */
export const dossierOf = ({ text, code, other }: RelatedCaseRow) => [
  say(text),
  buttons(go(`Dossier ${code}`, 'dossier', { case: other })),
];
