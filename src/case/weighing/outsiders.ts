import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { Fields } from '../commands';
import { mayTalkOpenly } from '../consent/policy';
import { refuseIdentifying, saidNoNames } from '../consultation/anonymous';
import { isShutOut } from '../involvement';
import type { Participant } from '../people/participant';
import { participant, personOf } from '../people/roster';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { weighingAlong } from './weighing-along';

/** Those from outside who thought along and weigh along too: `open` who may know of whom it is, `nameless` the others. */
export interface Outsiders {
  readonly open: readonly Participant[];
  readonly nameless: readonly Participant[];
}

/** Who from outside weighs along with somebody, where the protocol has that (E-02); nobody who weighs along by a role already. */
export function outsidersAlong(person: PersonId, state: CaseState, agreement: Agreement): Outsiders {
  if (!agreement.protocol.weighing.outsiders) return { open: [], nameless: [] };
  const already = weighingAlong(person, state, agreement).map((one) => one.person);
  const found = [...new Map(state.consulted.map((one) => [one.person, one.role]))].flatMap(([id, role]) => {
    const one = personOf(agreement, id);
    const weighs = one?.external === true && !already.includes(id) && !isShutOut(state, id);
    return weighs ? [participant(one, role)] : [];
  });
  return {
    open: found.filter((one) => mayTalkOpenly(state, one.person)),
    nameless: found.filter((one) => !mayTalkOpenly(state, one.person)),
  };
}

/** What those read who may not know of whom it is, and which words of it are no names. */
export interface ApprovedSummary {
  readonly summary: string;
  readonly noNames?: readonly string[];
}

/**
 * The summary for those who may not know of whom it is, as who weighs approved it; `undefined` where nobody is to read one, or
 * none was written, so that they are not asked. @throws Refusal for one that was not read over, or that tells who it is
 */
export function approvedSummary(
  { nameless }: Outsiders,
  { summary, summaryNoName, clean }: Fields<'weigh'>,
  state: CaseState,
  { school }: Agreement,
): ApprovedSummary | undefined {
  if (nameless.length === 0 || summary === undefined) return undefined;
  if (!clean) throw new Refusal('incomplete', 'Lees de samenvatting na en vink aan.', ['clean']);
  const texts = { summary, summaryNoName, questionNoName: [] };
  refuseIdentifying(texts, state, school);
  const noNames = [...new Set(saidNoNames(texts, state, school))];
  return { summary, ...(noNames.length === 0 ? {} : { noNames }) };
}
