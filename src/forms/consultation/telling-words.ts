import { identifying } from '../../case/child/identifying';
import { asNoName } from '../../case/consultation/anonymous';
import { listed } from '../../room/listed';
import { alarm, note, when, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import type { DialogView } from '../types';

/** The words in a text by which the child can be recognised, and where it may be something else: that it is no name. */
export function tellingWords(
  text: string,
  { state, agreement }: Pick<DialogView, 'state' | 'agreement'>,
  choose: (options: readonly Choice[]) => Blocks,
): Blocks {
  if (state === undefined) return [];
  const found = identifying(text, state, agreement.school);
  if (found.length === 0) return [];
  const unsure = found.filter(({ certain }) => !certain);
  return [
    alarm(`Hieraan is het kind te herkennen: ${listed(found.map(({ word, kind }) => `“${word}” (${kind})`))}.`),
    when(
      found.some(({ everyday }) => everyday),
      note('Bedoel je het gewone woord? Schrijf het zonder hoofdletter, midden in een zin.'),
    ),
    choose(unsure.map((one) => ({ title: `“${one.word}” is geen naam`, value: asNoName(one) }))),
    when(unsure.length > 0, note('Dat geldt voor dit woord in deze tekst. Ik leg vast dat jij dit zei.')),
  ];
}
