import { signerFields, signers, type Signature, type Signer } from '../case/signatures';
import type { TalkState } from '../case/step-state';
import { nameOf } from './people';
import { signatureWords } from './step-words';
import { parentName } from './names';
import type { DialogView, Page } from './types';
import { choices } from './words';

/*
 * Who signed the report of a talk: asked in the report itself, and later of those who had not yet.
 */

const titles: Readonly<Record<Signer, string>> = {
  p1: 'ouder 1',
  p2: 'ouder 2',
  child: 'kind',
  leader: 'wie leidde',
  second: 'collega',
};
const signedLabel = (signer: Signer): string => `Tekende ${titles[signer]}?`;
const whyLabel = (signer: Signer): string => `Kan niet, want (${titles[signer]})`;

export const signingPage: Page = {
  fields: Object.fromEntries(
    signers.flatMap((signer) => [
      [`signed${signerFields[signer]}`, signedLabel(signer)],
      [`unsigned${signerFields[signer]}`, whyLabel(signer)],
    ]),
  ),
};

/** What the page shows: each of these people by name. "Nog niet" only where somebody will ask again. */
export const signingShown = (view: DialogView, talk: TalkState | undefined, asked: readonly Signer[]) => ({
  signatures: choices(signatureWords).filter(
    ({ value }) => value !== 'later' || view.agreement.protocol.talk.signatures !== undefined,
  ),
  signers: asked.map((signer) => ({
    name: signerName({ of: signer, ...personOf(signer, talk) }, view),
    field: `signed${signerFields[signer]}`,
    label: signedLabel(signer),
    why: `unsigned${signerFields[signer]}`,
    whyLabel: whyLabel(signer),
  })),
});

function personOf(signer: Signer, talk: TalkState | undefined): Pick<Signature, 'person'> {
  const person = signer === 'leader' || signer === 'second' ? talk?.[signer] : undefined;
  return person === undefined ? {} : { person };
}

export function signerName({ of, person }: Pick<Signature, 'of' | 'person'>, view: DialogView): string {
  if (person !== undefined) return nameOf(person, view);
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
