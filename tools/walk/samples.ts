import { addDays } from '../../src/agreement/calendar';
import type { CaseCommandName } from '../../src/case/commands';
import { decisionSamples } from './decision-samples';
import { marked, signal } from './marked';
import { onCase, onTask, type Kind, type Sample, type Setting } from './sample';
import { everybody, walkerOf } from './school';
import type { Values } from '../../src/view/values';

const plain: Kind['samples'] = () => [{ fields: {} }];

/**
 * Every command with the fields that make a difference. The compiler stops here when a command is new: say how it can
 * be filled in, and it is walked.
 */
export const kinds: Readonly<Record<CaseCommandName, Kind>> = {
  'open-case': onCase((setting) => [
    { fields: opening(setting) },
    { says: 'danger', fields: opening(setting, { danger: 'yes' }) },
    { says: 'about staff', fields: opening(setting, { staff: 'yes' }) },
    {
      says: 'without coordinator and deputy',
      fields: opening(setting, {
        keptOut: ['coordinator', 'deputy'].map((key) => walkerOf(setting.agreement, key).id),
      }),
    },
    ...ofKinds(setting, (categories) => opening(setting, { categories })),
  ]),
  'record-signal': onCase((setting) => [
    { fields: recording(setting) },
    { says: 'not safe', fields: recording(setting, { safe: 'no' }) },
    { says: 'a feeling', fields: recording(setting, { nature: 'hunch' }) },
    { says: 'not to be written down', fields: recording(setting, toldInConfidence) },
    ...ofKinds(setting, (categories) => recording(setting, { categories })),
  ]),
  'record-child': onCase(() => [
    { fields: child },
    { says: 'help involved', fields: { ...child, help: 'yes' } },
    { says: 'no parent', fields: { name: child.name, birthDate: child.birthDate } },
  ]),
  'request-consultation': onCase(consultations),
  'answer-consultation': onTask((setting) =>
    ['no', 'yes'].map((doubt) => ({
      says: doubt === 'yes' ? 'doubt' : 'no doubt',
      fields: { ...consultationNote(setting), doubt },
    })),
  ),
  acknowledge: onTask(plain),
  'declare-emergency': onCase(plain),
  'acknowledge-emergency': onCase(plain),
  'withdraw-emergency': onCase(() => [{ fields: { reason: marked('reason') } }]),
  'alert-board': onCase(({ agreement }) => [
    { says: 'nobody named', fields: {} },
    ...['reporter', 'coordinator', 'director', 'board'].map((key) => ({
      says: key,
      fields: { suspect: walkerOf(agreement, key).id },
    })),
  ]),
  'confirm-board': onCase(plain),
  'decide-standstill': onCase(({ agreement, today }): readonly Sample[] => [
    ...['coordinator', 'reporter'].map((key) => ({
      says: `on without ${key}`,
      fields: { decision: 'go-on', suspect: walkerOf(agreement, key).id },
    })),
    { says: 'wait', fields: { decision: 'wait', until: addDays(today, 10) } },
    { says: 'close', fields: { decision: 'close', reason: marked('reason') } },
    { says: 'a mistake', fields: { decision: 'mistake', reason: marked('reason') } },
  ]),
  'acknowledge-stagnation': onCase(plain),
  'move-case': onCase(plain),
  // A walk keeps no events, so that nothing is found to correct; who may is looked at all the same.
  correct: onCase(() => [{ fields: { entry: '1', text: marked('text'), reason: marked('reason') } }]),
  'complete-task': onTask(({ today, agreement }) => [
    { fields: { result: marked('result'), date: today, role: 'watches', person: walkerOf(agreement, 'deputy').id } },
  ]),
  postpone: onTask(({ today }) => [{ fields: { until: addDays(today, 1), reason: marked('reason') } }]),
  'hand-over': onTask(({ agreement }) =>
    ['deputy', 'reporter'].map((key) => ({
      says: `to ${key}`,
      fields: { person: walkerOf(agreement, key).id, reason: marked('reason') },
    })),
  ),
  decline: onTask(() => [{ fields: { reason: marked('reason') } }]),
  'withdraw-request': onTask(() => [{ fields: { reason: marked('reason') } }]),
  'record-consent': onCase(consents),
  'record-advice': onCase(({ today }): readonly Sample[] => [
    { says: 'talk allowed', fields: { ...advice, date: today, talkAllowed: 'yes' } },
    { says: 'no talk', fields: { ...advice, date: today, talkAllowed: 'no' } },
    { says: 'to report', fields: { ...advice, date: today, talkAllowed: 'yes', advised: 'report' } },
    { says: 'not needed', fields: { date: today, notNeeded: marked('notNeeded') } },
  ]),
  'plan-task': onCase(({ agreement, today }) => {
    const fields = { person: walkerOf(agreement, 'deputy').id, what: marked('what'), due: addDays(today, 7) };
    const { others } = agreement.protocol.planning;
    return [{ fields }, ...others.map((kind) => ({ says: kind, fields: { ...fields, kind } }))];
  }),
  // Another case is none of this one: that it was found, and what may then be decided, is walked by no single case.
  relate: onCase(() => [{ fields: { other: 'd'.repeat(32), way: 'apart', reason: marked('reason') } }]),
  admit: onCase(({ agreement }) =>
    everybody(agreement).flatMap(({ key, id, roles: [role = ''] }) =>
      invited.has(key) ? [{ says: key, fields: { person: id, role, why: 'think-along' } }] : [],
    ),
  ),
  dismiss: onCase(({ agreement }) =>
    ['reporter', 'deputy'].map((key) => ({
      says: key,
      fields: { person: walkerOf(agreement, key).id, reason: marked('reason') },
    })),
  ),
  'keep-out': onCase(({ agreement }) =>
    ['coordinator', 'deputy', 'director'].map((key) => ({
      says: key,
      fields: { person: walkerOf(agreement, key).id },
    })),
  ),
  'stay-out': onCase(plain),
  'lift-keeping-out': onCase(({ agreement }) => [{ fields: { person: walkerOf(agreement, 'coordinator').id } }]),
  'name-lead': onCase(({ agreement }) => [{ fields: { person: walkerOf(agreement, 'reporter').id } }]),
  ...decisionSamples,
};

const invited: ReadonlySet<string> = new Set(['ib-er', 'ib-er-outside']);

const opening = ({ today }: Setting, more: Values = {}) => ({
  danger: 'no',
  staff: 'no',
  child: child.name,
  group: '5',
  ...signal(today),
  ...more,
});

const recording = ({ today }: Setting, more: Values = {}) => ({
  ...signal(today),
  direction: 'confirms',
  safe: 'yes',
  ...more,
});

const toldInConfidence = { nature: 'told-by-third', source: marked('source'), mayRecord: 'no' };

/** A signal of a kind with which Veilig Thuis is called first, and one of each kind that asks for a consultation. */
function ofKinds({ agreement }: Setting, fields: (categories: readonly string[]) => Values): readonly Sample[] {
  const { advice, consultation } = agreement.protocol;
  const [first] = advice.callFirst.categories;
  const asking = Object.values(consultation.required).flatMap(({ categories }) => categories?.slice(0, 1) ?? []);
  return [
    ...(first === undefined ? [] : [{ says: 'call first', fields: fields([first]) }]),
    ...[...new Set(asking)].map((one) => ({ says: `of kind ${one}`, fields: fields([one]) })),
  ];
}

const child = {
  name: marked('child'),
  birthDate: '2019-03-04',
  parent1: marked('parent1'),
  authority1: 'yes',
  parent2: marked('parent2'),
  authority2: 'unknown',
};

const advice: Sample['fields'] = {
  contact: 'phone',
  anonymous: true,
  judgement: marked('judgement'),
  advice: marked('advice'),
};

/** With the first thing that can be chosen, where the protocol has people choose. */
function consultationNote({ agreement, today }: Setting): Sample['fields'] {
  const [option] = Object.values(agreement.protocol.tasks).flatMap(({ choice }) => Object.keys(choice?.options ?? {}));
  return {
    date: today,
    contact: 'talk',
    reading: marked('reading'),
    advice: marked('advice'),
    ...(option === undefined ? {} : { choice: option, choiceWhy: marked('choiceWhy') }),
  };
}

/** Everybody who may be consulted: colleagues openly, outsiders openly and without a name. */
function consultations({ agreement }: Setting): readonly Sample[] {
  const { roles } = agreement.protocol.consultation;
  return everybody(agreement)
    .filter((person) => person.key !== 'reporter' && person.roles.some((role) => roles.includes(role)))
    .flatMap(({ key, id, external }) => {
      const fields = { to: id, mode: 'open', question: marked('question') };
      const open = { says: key, fields };
      const anonymous = { ...fields, mode: 'anonymous', summary: marked('summary'), clean: true };
      return external ? [{ says: `${key}, anonymous`, fields: anonymous }, open] : [open];
    });
}

/** What each parent may say about the first outsider who may be consulted. */
function consents({ agreement, today }: Setting): readonly Sample[] {
  const { roles } = agreement.protocol.consultation;
  const party = everybody(agreement).find(
    ({ external, roles: held }) => external && held.some((role) => roles.includes(role)),
  );
  if (party === undefined) return [];
  return ['given', 'refused', 'withdrawn'].flatMap((answer) =>
    ['p1', 'p2'].map((parent) => ({
      says: `${answer} by ${parent}`,
      fields: { parent, party: party.id, purpose: marked('purpose'), answer, date: today, written: true },
    })),
  );
}
