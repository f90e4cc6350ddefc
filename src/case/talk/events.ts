import { said } from '../defined-fields';
import { leaders, reporting, taskOwner, writer, unchanged, type EventRows } from '../event-row';
import { withSafety } from '../state-changes';
import { answered } from '../task/task-changes';
import type { Signature } from './signatures';
import type { ParentContact, TalkNote, TalkPlan, TalkState, TalkWaiver } from './talk';

/** What can have happened to a talk with the parents or the child. */
export type TalkEvent =
  | { readonly type: 'talk-planned'; readonly talk: TalkPlan }
  | { readonly type: 'talk-waived'; readonly waiver: TalkWaiver }
  | { readonly type: 'talk-recorded'; readonly task: string; readonly note: TalkNote }
  | {
      readonly type: 'talk-signed';
      readonly task: string;
      readonly talk: string;
      readonly signatures: readonly Signature[];
    }
  | { readonly type: 'parents-contacted'; readonly contact: ParentContact };

export const talkEvents: EventRows<TalkEvent> = {
  'talk-planned': {
    apply: (state, { talk }, { version }) => ({
      ...state,
      talks: [...state.talks, planned(talk, version)],
    }),
    visibleTo: [leaders],
    progress: true,
    correctable: true,
  },
  'talk-waived': {
    apply: (state, { waiver: { id, with: partner } }) => ({
      ...state,
      talks: [...state.talks, { id, with: partner, status: 'waived' }],
    }),
    visibleTo: [leaders],
    progress: true,
    correctable: true,
  },
  'talk-recorded': {
    apply: (state, { task, note }, happening) => {
      const talks = state.talks.map((talk): TalkState =>
        talk.task === task ? { ...signed(talk, note.signatures), status: 'held' } : talk,
      );
      return withSafety({ ...answered(state, { task }, happening), talks }, note.safe, happening);
    },
    visibleTo: [leaders, taskOwner, reporting],
    progress: true,
    correctable: true,
  },
  'talk-signed': {
    apply: (state, { task, talk: id, signatures }, happening) => ({
      ...answered(state, { task }, happening),
      talks: state.talks.map((talk) => (talk.id === id ? signed(talk, signatures) : talk)),
    }),
    visibleTo: [leaders, taskOwner],
    progress: true,
    correctable: true,
  },
  'parents-contacted': { apply: unchanged, visibleTo: [leaders, writer], progress: true, correctable: false },
};

const planned = (plan: TalkPlan, since: number): TalkState => {
  const { id, task, with: partner, leader, early } = plan;
  return {
    id,
    task,
    with: partner,
    status: 'planned',
    leader,
    ...said(plan, ['second', 'outside', 'on', 'time', 'instead']),
    ...(early === true ? { early } : {}),
    since,
  };
};

const signed = (talk: TalkState, signatures: readonly Signature[]): TalkState => ({
  ...talk,
  unsigned: signatures.filter(({ answer }) => answer === 'later').map(({ of }) => of),
});
