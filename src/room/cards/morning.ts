import { apart, buttons, act, divided, go, heading, note, say, view, when } from '../../view/build';
import type { View } from '../../view/view';
import type { MorningData, MorningLine } from '../card-data';

/** Several things for one person on one morning, across cases. */
export const morning = ({ open, late, lines, more }: MorningData): View =>
  view([
    heading(open ? (late ? 'Ik was even weg. Dit staat open:' : 'Er staat iets voor je klaar') : 'Dit is klaar'),
    lines.map(lineOf),
    more === undefined ? [] : apart(`En nog ${more}. Typ “overzicht”, dan zie je alles.`),
  ]);

const lineOf = ({ title, text, open, buttons: all }: MorningLine) =>
  divided(
    say(title),
    note(text),
    when(
      open,
      buttons(
        ...[...all.filter(({ decides }) => decides), ...all.filter(({ decides }) => !decides)].map(
          ({ title: name, decides, data: { verb, ...carries } }) =>
            decides ? act(name, verb, carries) : go(name, verb, carries),
        ),
      ),
    ),
  );
