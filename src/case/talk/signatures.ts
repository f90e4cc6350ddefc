import { z } from 'zod/v4';
import type { PersonId } from '../../agreement/people';
import { blank, missing, words } from '../fields';

/*
 * Under the report of a talk each of those who were there signs, or does not (D-06).
 */

/** `later`: not yet; it is asked again, where the protocol says so. */
export const signatures = ['yes', 'refused', 'impossible', 'absent', 'later'] as const;

/** Who may sign: the parents, the child, and who was there of school. Each with how the fields about them end. */
export const signerFields = { p1: '1', p2: '2', child: 'Child', leader: 'Leader', second: 'Second' } as const;
export type Signer = keyof typeof signerFields;
export const signers = Object.keys(signerFields) as Signer[];

export interface Signature {
  readonly of: Signer;
  /** Who that is, of school. */
  readonly person?: PersonId;
  readonly answer: (typeof signatures)[number];
  /** Why it cannot be. */
  readonly why?: string;
}

const answer = blank(z.enum(signatures));
const why = blank(words);
export const signatureFields = {
  signed1: answer,
  unsigned1: why,
  signed2: answer,
  unsigned2: why,
  signedChild: answer,
  unsignedChild: why,
  signedLeader: answer,
  unsignedLeader: why,
  signedSecond: answer,
  unsignedSecond: why,
};
export type SignatureFields = z.output<z.ZodObject<typeof signatureFields>>;

/** "Kan niet" has a reason. */
export function explained(fields: Partial<SignatureFields>, context: z.RefinementCtx): void {
  const without = signers.map((signer) => signerFields[signer]);
  missing(
    context,
    ...without.flatMap((end) =>
      fields[`signed${end}`] === 'impossible' && fields[`unsigned${end}`] === undefined ? [`unsigned${end}`] : [],
    ),
  );
}
