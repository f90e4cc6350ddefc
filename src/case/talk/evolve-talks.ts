import type { Signature } from './signatures';
import type { StepEvent } from '../step-events';
import type { TalkState } from './talk';

type TalkEvent = Extract<StepEvent, { type: 'talk-planned' | 'talk-waived' | 'talk-recorded' | 'talk-signed' }>;

/** The talks of a case after something happened to one of them. */
export function talksAfter(talks: readonly TalkState[], event: TalkEvent): readonly TalkState[] {
  switch (event.type) {
    case 'talk-planned': {
      const { id, task, with: partner, leader, second, early } = event.talk;
      const planned: TalkState = {
        id,
        task,
        with: partner,
        status: 'planned',
        leader,
        ...(second === undefined ? {} : { second }),
        ...(early === true ? { early } : {}),
      };
      return [...talks, planned];
    }
    case 'talk-waived': {
      const { id, with: partner } = event.waiver;
      return [...talks, { id, with: partner, status: 'waived' }];
    }
    case 'talk-recorded':
      return talks.map((talk) =>
        talk.task === event.task ? { ...signed(talk, event.note.signatures), status: 'held' } : talk,
      );
    case 'talk-signed':
      return talks.map((talk) => (talk.id === event.talk ? signed(talk, event.signatures) : talk));
  }
}

const signed = (talk: TalkState, signatures: readonly Signature[]): TalkState => ({
  ...talk,
  unsigned: signatures.filter(({ answer }) => answer === 'later').map(({ of }) => of),
});
