import type { RecordedEvent } from './events';
import { talksAfter } from './talk/evolve-talks';
import { dismissed } from './people/evolve-people';
import type { Safety } from './answers';
import { withRelated } from './relation/related';
import type { CaseState } from './state';
import type { StepEvent } from './step-events';
import type { Consent, ConsentState } from './consent/consent';

/** The state after one more event of the steps; whatever task it answered is closed already. */
export function applyStep(state: CaseState, event: StepEvent, recorded: RecordedEvent): CaseState {
  switch (event.type) {
    case 'consent-recorded':
      return { ...state, consents: withConsent(state.consents, event.consent) };
    case 'dismissed':
      return dismissed(state, event);
    case 'advice-recorded': {
      const { on, talkAllowed, notNeeded } = event.advice;
      const { doubt: _, ...settled } = state;
      if (notNeeded !== undefined) return { ...state, adviceSettled: state.adviceSettled ?? 'not-needed' };
      return {
        ...settled,
        adviceSettled: 'given',
        ...(talkAllowed === undefined ? {} : { advice: { on, talkAllowed }, talkBlocked: !talkAllowed }),
      };
    }
    case 'talk-blocked':
      return { ...state, talkBlocked: true };
    case 'talk-planned':
    case 'talk-waived':
    case 'talk-signed':
      return { ...state, talks: talksAfter(state.talks, event) };
    case 'talk-recorded':
      return safety({ ...state, talks: talksAfter(state.talks, event) }, event.note.safe, recorded);
    case 'agreement-moved':
      return { ...state, agreement: event.agreement };
    case 'consultation-waived':
      return { ...state, waivedConsultations: [...state.waivedConsultations, event.which] };
    case 'weighing-agreed': {
      const { weighing } = state;
      if (event.agree || weighing === undefined) return state;
      return { ...state, weighing: { ...weighing, disputedBy: [...(weighing.disputedBy ?? []), recorded.by] } };
    }
    case 'weighed': {
      const { report, help, norms, safe } = event.weighing;
      const consents = state.consents.map((consent) =>
        refused(consent) ? { ...consent, weighed: true as const } : consent,
      );
      return safety(
        { ...state, consents, weighing: { report, help, ...(norms === undefined ? {} : { norms }) } },
        safe,
        recorded,
      );
    }
    case 'reported':
      return { ...state, reports: [...state.reports, { id: event.report.id, on: event.report.on }] };
    case 'feedback-recorded':
    case 'contact-recorded':
    case 'parents-contacted':
    case 'inquiry-recorded':
      return state;
    case 'reopened': {
      // Who came before it closed was welcomed then: a welcome that is over is not told a second time.
      const { closedAt: _, joined: __, newcomers: ___, ...rest } = state;
      const { coordinator, deputy } = state.cast;
      const related = withRelated(state, event, recorded);
      // Its history is for whoever leads; others are invited anew.
      return { ...rest, status: 'open', members: [coordinator, deputy], related };
    }
  }
}

/** Consent that was refused or taken back, which the weighing must speak of (C-13). */
export const refused = ({ answer }: ConsentState): boolean => answer === 'refused' || answer === 'withdrawn';

const withConsent = (
  consents: readonly ConsentState[],
  { parent, party, answer, written }: Consent,
): readonly ConsentState[] => [
  ...consents.filter((known) => known.parent !== parent || known.party !== party),
  { parent, party, answer, written },
];

const safety = (state: CaseState, answer: Safety, { by, version }: RecordedEvent): CaseState => ({
  ...state,
  safe: { answer, by, version },
});
