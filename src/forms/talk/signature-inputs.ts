import { signerFields, type Signature, type Signer } from '../../case/talk/signatures';
import type { TalkState } from '../../case/talk/talk';
import { choices, divided, strong, type Blocks } from '../../view/build';
import { asks } from '../../room/asks';
import { timelineName } from '../people/choices';
import { signatureWords } from '../step-words';
import { parentName } from '../people/parent-name';
import type { DialogView } from '../types';

/*
 * Who signed the report of a talk: asked in the report itself, and later of those who had not yet.
 */

const { line, one } = asks('record-talk', 'record-signatures');

const titles: Readonly<Record<Signer, string>> = {
  p1: 'ouder 1',
  p2: 'ouder 2',
  child: 'kind',
  leader: 'wie leidde',
  second: 'collega',
};

/** A question to each of these people by name. "Nog niet" only where somebody will ask again. */
export function signing(view: DialogView, talk: TalkState | undefined, asked: readonly Signer[]): Blocks {
  const answers = choices(signatureWords).filter(
    ({ value }) => value !== 'later' || view.agreement.protocol.talk.signatures !== undefined,
  );
  return asked.map((signer) =>
    divided(
      strong(signerName({ of: signer, ...personOf(signer, talk) }, view)),
      one(`signed${signerFields[signer]}`, `Tekende ${titles[signer]}?`, answers, { required: true }),
      line(`unsigned${signerFields[signer]}`, `Kan niet, want (${titles[signer]})`, {
        error: 'Schrijf op waarom het niet kan.',
      }),
    ),
  );
}

function personOf(signer: Signer, talk: TalkState | undefined): Pick<Signature, 'person'> {
  const person = signer === 'leader' || signer === 'second' ? talk?.[signer] : undefined;
  return person === undefined ? {} : { person };
}

export function signerName({ of, person }: Pick<Signature, 'of' | 'person'>, view: DialogView): string {
  if (person !== undefined) return timelineName(person, view);
  return of === 'child' ? 'Het kind' : parentName(of, view);
}

/** The signatures as the dossier tells them. */
export const tellSignatures = (
  signed: readonly Signature[],
  view: DialogView,
): readonly (readonly [label: string, text: string])[] =>
  signed.map((one) => [
    `Ondertekend: ${signerName(one, view)}`,
    one.why === undefined ? signatureWords[one.answer] : `${signatureWords[one.answer]}, want: ${one.why}`,
  ]);
