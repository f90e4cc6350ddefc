import type { Fields } from '../commands';
import { mayTalkOpenly } from './policy';
import { withConsent } from './table';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import { personOf } from '../people/roster';
import type { CaseState } from '../state';
import { notInFuture, type Context } from '../context';

/**
 * What a parent says about open talk with a party from outside (C-12, C-13). Where consent no longer holds, the person who was
 * admitted on it is out with this very decision, and what was asked of them openly is taken back.
 */
export function recordConsent(
  state: CaseState,
  fields: Fields<'record-consent'>,
  context: Context,
): readonly CaseEvent[] {
  if (!state.parents.some(({ id }) => id === fields.parent))
    throw new Refusal('incomplete', 'Leg eerst de gegevens van de ouders vast, bij de gegevens van het kind.', [
      'parent',
    ]);
  if (fields.party !== undefined && personOf(context.agreement, fields.party)?.external !== true)
    throw new Refusal('incomplete', 'Kies iemand van buiten school. Een collega heeft geen toestemming nodig.', [
      'party',
    ]);
  const party = fields.party ?? fields.other ?? '';
  const consent = {
    parent: fields.parent,
    party,
    purpose: fields.purpose,
    answer: fields.answer,
    on: notInFuture(fields.date, context.now, 'date'),
    written: fields.written,
    ...(fields.place === undefined ? {} : { place: fields.place }),
  };
  const holds = mayTalkOpenly({ ...state, consents: withConsent(state.consents, consent) }, party);
  return [{ type: 'consent-recorded', consent }, ...(holds ? [] : dismissal(state, party))];
}

function dismissal(state: CaseState, party: string): readonly CaseEvent[] {
  if (!state.members.some(({ person, external }) => external && person === party)) return [];
  return [
    { type: 'dismissed', person: party },
    ...state.tasks
      .filter(({ status, owner, mode }) => status === 'open' && owner.person === party && mode !== 'anonymous')
      .map(({ id }): CaseEvent => ({ type: 'withdrawn', task: id, reason: 'De toestemming is er niet meer.' })),
  ];
}
