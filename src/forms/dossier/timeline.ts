import { safetyWords } from '../../room/safety';
import { spoken, spokenDay } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import { isMember, readsAll, visibleEvents } from '../../case/access';
import type { CaseEvent, RecordedEvent } from '../../case/events';
import type { Closing } from '../../case/course/closing';
import type { Referral } from '../../case/help/referral';
import { isStepEvent } from '../../case/step-events';
import { nameOf } from '../people/choices';
import { changeOf, tellCorrections } from './corrections';
import { filled } from './filled';
import { tellPeople } from './timeline-people';
import { isRelated, tellRelated } from './timeline-related';
import { tellContact, tellOpening, tellReporter, tellSignal } from './timeline-signals';
import { tellChild, tellChoice, tellStep } from './timeline-steps';
import { listed } from '../../room/listed';
import type { Entry, Told } from './entry';
import type { DialogView } from '../types';
import { closingWords, contactWords, heardWords } from '../words';

/** What this person may read of the case, in the order in which it was written down. */
export function timeline(view: DialogView): readonly Entry[] {
  const { state, now } = view;
  if (state === undefined) return [];
  const events = visibleEvents(state, view.viewer, view.events).flatMap((recorded) => {
    const told = tell(recorded.event, view);
    return told === undefined ? [] : [{ at: recorded.at, entry: entryOf(told, recorded, view) }];
  });
  const sent = readsAll(state, view.viewer)
    ? view.sent.map(({ at, text }) => ({
        at,
        entry: { section: 'course' as const, title: text, dates: `Verstuurd: ${spoken(at, now)}.`, texts: [] },
      }))
    : [];
  return [...events, ...sent].sort(byMoment).map(({ entry }) => entry);
}

const byMoment = (a: { readonly at: Moment }, b: { readonly at: Moment }): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;

function entryOf(
  { section = 'course', title, texts, on, followed }: Told,
  recorded: RecordedEvent,
  view: DialogView,
): Entry {
  const { at, by } = recorded;
  if (followed) return { section, title, dates: `Op ${spoken(at, view.now)}.`, texts };
  const happened = on === undefined ? '' : `Gebeurd: ${spokenDay(on, view.now)}. `;
  const written = `Opgeschreven: ${spoken(at, view.now)}${knowsPeople(view) ? `, door ${nameOf(by, view)}` : ''}.`;
  return {
    section,
    title,
    dates: `${happened}${written}`,
    texts: [...texts, ...tellCorrections(recorded.version, view, knowsPeople(view))],
    change: texts.length === 0 ? undefined : changeOf(recorded, view),
  };
}

/** Whoever was asked from outside is not told who is in the case, nor what it is called: C-12. */
export const knowsPeople = ({ state, viewer }: DialogView): boolean =>
  state !== undefined && (isMember(state, viewer) || readsAll(state, viewer));

/** "Overleg gevraagd: gelezen"; a title that is a question keeps its mark. */
const about = (title: string, words: string): string =>
  title.endsWith('?') ? `${title} ${words}` : `${title}: ${words}`;

export function tell(event: CaseEvent, view: DialogView): Told | undefined {
  const { agreement, state, now } = view;
  const rule = (id: string): string => {
    const name = state?.tasks.find((task) => task.id === id)?.rule;
    return name === undefined ? 'Vraag' : (agreement.protocol.tasks[name]?.title ?? name);
  };
  if (isRelated(event)) return tellRelated(event, view);
  if (isStepEvent(event)) return tellStep(event, view);
  switch (event.type) {
    case 'case-opened':
      return tellOpening(event);
    case 'signal-recorded':
      return tellSignal(event.signal, now);
    case 'third-party-contact':
      return tellContact(event);
    case 'child-recorded':
      return tellChild(event, now);
    case 'step-started': {
      const step = agreement.protocol.steps.find(({ id }) => id === event.step);
      return { title: `Stap begonnen: ${step?.title ?? event.step}`, texts: [], followed: true };
    }
    case 'asked':
      return {
        title: about(rule(event.task.id), `aan ${event.task.owner.name}, uiterlijk ${spoken(event.task.due, now)}`),
        texts: filled([
          ['Vraag', event.question],
          ['Samenvatting zonder naam', event.summary],
        ]),
        ...(event.question === undefined ? { followed: true as const } : {}),
      };
    case 'emergency-declared':
    case 'emergency-acknowledged':
    case 'emergency-withdrawn':
      return tellEmergency(event);
    case 'stagnation-acknowledged':
      return { title: 'De zorg staat al een tijd stil: wordt nagevraagd', texts: [] };
    case 'reporter-told':
      return tellReporter(event.role);
    // What goes to the board is told to nobody else: S1-24.
    case 'staff-alerted':
    case 'frozen':
    case 'board-contacted':
      return undefined;
    // It stands under what it is about.
    case 'corrected':
      return undefined;
    case 'admitted':
    case 'role-handed-over':
    case 'stand-in-began':
    case 'stand-in-ended':
    case 'school-followed':
      return tellPeople(event, view);
    default:
      return tellAnswer(event, rule, view);
  }
}

function tellEmergency(
  event: Extract<CaseEvent, { type: 'emergency-declared' | 'emergency-acknowledged' | 'emergency-withdrawn' }>,
): Told {
  switch (event.type) {
    case 'emergency-declared':
      return { title: 'Spoed gemeld: er kan nu gevaar zijn', texts: [] };
    case 'emergency-acknowledged':
      return { title: 'Spoed: iemand is ermee bezig', texts: [] };
    case 'emergency-withdrawn':
      return { title: 'Spoed teruggenomen', texts: filled([['Reden', event.reason]]) };
  }
}

type Answer = Exclude<
  Extract<CaseEvent, { readonly task: string } | { readonly type: 'referred' | 'closed' }>,
  { readonly type: 'board-contacted' | 'talk-recorded' | 'talk-signed' | 'feedback-recorded' | 'weighing-agreed' }
>;

function tellAnswer(event: Answer, rule: (task: string) => string, view: DialogView): Told {
  const { agreement, now } = view;
  switch (event.type) {
    case 'acknowledged':
      return { title: about(rule(event.task), 'gelezen'), texts: [] };
    case 'escalation-acknowledged':
      return { title: about(rule(event.task), 'wordt nagevraagd'), texts: [] };
    case 'consultation-answered':
      return {
        title: about(rule(event.task), 'beantwoord'),
        on: event.note.on,
        texts: filled([
          ['Contact', contactWords[event.note.contact]],
          ['Duiding', event.note.reading],
          ['Andere verklaring', event.note.alternative],
          ['Advies', event.note.advice],
          ['Afspraken', event.note.agreements],
          ...tellChoice(event, view),
          ['Twijfel over oorzaak of veiligheid', event.note.doubt ? 'Ja' : 'Nee'],
        ]),
      };
    case 'task-completed':
      return { title: about(rule(event.task), 'klaar'), on: event.on, texts: filled([['Resultaat', event.result]]) };
    case 'declined':
      return { title: about(rule(event.task), 'lukt niet'), texts: filled([['Reden', event.reason]]) };
    case 'postponed':
      return {
        title: about(rule(event.task), `later, opnieuw gevraagd op ${spoken(event.until, now)}`),
        texts: filled([['Reden', event.reason]]),
      };
    case 'handed-over':
      return { title: about(rule(event.task), `nu bij ${event.to.name}`), texts: filled([['Reden', event.reason]]) };
    case 'withdrawn':
      return { title: about(rule(event.task), 'ingetrokken'), texts: filled([['Reden', event.reason]]) };
    case 'referred':
      return tellReferral(event.referral, view);
    case 'follow-up-recorded':
      return {
        title: about(rule(event.task), agreement.protocol.outcomes[event.note.outcome]?.title ?? event.note.outcome),
        texts: filled([
          ['Verwacht op', event.note.expectedOn === undefined ? undefined : spokenDay(event.note.expectedOn, now)],
          ['Gesproken met', event.note.spokeWith],
          ['Toelichting', event.note.explanation],
          ['Kind die dag veilig', safetyWords[event.note.safe]],
        ]),
      };
    case 'closed':
      return tellClosing(event.closing, now);
  }
}

const tellReferral = (referral: Referral, view: DialogView): Told => ({
  title: 'Verwezen',
  on: referral.on,
  texts: filled([
    ['Organisatie', referral.organisation],
    ['Verwijzer', nameOf(referral.referrer, view)],
    ['Doel', referral.purpose],
    ['Aangekondigd', referral.announcedOn === undefined ? undefined : spokenDay(referral.announcedOn, view.now)],
    ['Casusregisseur', referral.lead],
    ['Gewenst resultaat', referral.result],
    ['Evaluatie', spokenDay(referral.evaluateOn, view.now)],
  ]),
});

const tellClosing = (closing: Closing, now: Moment): Told => ({
  title: `Afgesloten: ${closingWords[closing.reason]}`,
  texts: filled([
    ['Motivering', closing.motivation],
    ['Waarom al met een open vraag', closing.despiteOpen],
    ['Volgafspraken', closing.agreements],
    ['Wat ging goed', closing.wentWell],
    ['Wat duurde lang', closing.tookLong],
    ['Gehoord', listed(closing.heard.map((group) => heardWords[group] ?? group))],
    ['In leerlingdossier', closing.filedOn === undefined ? undefined : spokenDay(closing.filedOn, now)],
    ['Kind die dag veilig', safetyWords[closing.safe]],
  ]),
});
