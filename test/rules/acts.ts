import { signerFields } from '../../src/case/talk/signatures';
import { dialogs } from '../../src/forms/all';
import { showPage } from '../../src/forms/show';
import { inputsOf, type Choice, type Page } from '../../src/view/view';
import type { DialogName } from '../../src/room/names';
import { familyFields, talkFields } from '../case/given';
import { crew, forHelp, viewOf, weighing as weighingAt } from './crew';
import { Story, type Act, type ProtocolId } from './support';
import type { Values } from '../../src/view/values';

/*
 * What people do in a case to consult and to talk, at whichever school: acts that are complete.
 */

const today = '2027-05-10';

const idOf = (id: ProtocolId, key: string): string => Story.at(id).who(key);

export const family = (id: ProtocolId): Act => ({
  by: crew[id].coordinator,
  does: 'record-child',
  with: familyFields,
});

/** A parent says whether one may talk openly with somebody from outside. */
export const consent = (id: ProtocolId, parent: string, more: Values = {}): Act => ({
  by: crew[id].coordinator,
  does: 'record-consent',
  with: {
    parent,
    party: idOf(id, crew[id].outsider),
    purpose: 'meedenken',
    answer: 'given',
    date: today,
    written: true,
    ...more,
  },
});
export const consentOfBoth = (id: ProtocolId): readonly Act[] => [family(id), consent(id, 'p1'), consent(id, 'p2')];

export const asking = (id: ProtocolId, to: string, more: Values = {}): Act => ({
  by: crew[id].coordinator,
  does: 'request-consultation',
  with: { to: idOf(id, to), mode: 'open', question: 'Hoe kijk jij hiernaar?', ...more },
});
export const anonymously = { mode: 'anonymous', summary: 'Een kind komt vaak moe binnen.', clean: true };

export const note = { date: today, contact: 'talk', reading: 'herkenbaar', advice: 'blijf kijken', doubt: 'no' };
export const answering = (by: string, on = 'consultation', more: Values = {}): Act => ({
  by,
  does: 'answer-consultation',
  on,
  with: { ...note, ...more },
});
/** Somebody is asked, and answers. */
export const consulted = (id: ProtocolId, who: string, more: Values = {}): readonly Act[] => [
  asking(id, who, more),
  answering(who),
];

export const advice = (id: ProtocolId, more: Values = {}): Act => ({
  by: crew[id].coordinator,
  does: 'record-advice',
  with: { date: today, contact: 'phone', judgement: 'zorgelijk', advice: 'praat', talkAllowed: 'yes', ...more },
});

/** A talk prepared by the teacher and the case lead. */
export const talk = (id: ProtocolId, more: Values = {}): Act => ({
  by: crew[id].coordinator,
  does: 'plan-talk',
  with: { ...talkFields, leader: idOf(id, crew[id].teacher), second: idOf(id, crew[id].coordinator), ...more },
});
/** Those who were there signed: of the parents, of school, and the child. */
const signed = Object.fromEntries(Object.values(signerFields).map((who) => [`signed${who}`, 'yes']));
export const report = (by: string, more: Values = {}): Act => ({
  by,
  does: 'record-talk',
  on: 'talk-report',
  with: {
    told: 'doel',
    facts: 'plek',
    reaction: 'schrik',
    together: 'samen gekeken',
    present: 'beide ouders',
    date: today,
    ...signed,
    outcome: 'recognises',
    safe: 'yes',
    ...more,
  },
});
export const waiving = (id: ProtocolId, partner: string, ...grounds: readonly string[]): Act => ({
  by: crew[id].coordinator,
  does: 'waive-talk',
  with: { with: partner, grounds: grounds.length === 0 ? ['child-safety'] : grounds, why: 'het kan nu niet' },
});
/** No talk is held, on a ground. */
export const withoutTalks = (id: ProtocolId): readonly Act[] => [waiving(id, 'parents'), waiving(id, 'child')];

/** People weigh, and decide to help. */
export const weighing = (id: ProtocolId): Act =>
  weighingAt(Story.at(id), { harm: 'no', ...forHelp }, { report: 'no', help: 'yes', evaluate: '2027-06-21' });

/** A page of a dialog, before it is laid out: what is shown on it to this person. */
export const page = (story: Story, name: DialogName, by: string, on?: string): Page =>
  showPage(dialogs[name], viewOf(story, by, on), 1, {});

/** What somebody can choose from on a page. */
export const optionsIn = (shown: Page, field: string): readonly Choice[] =>
  inputsOf(shown.blocks).flatMap((input) => (input.kind === 'choice' && input.id === field ? input.options : []));
