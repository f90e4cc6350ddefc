import { capacity } from '../../src/teams/capacity';
import { bindDialog } from '../../src/cards/bind-dialog';
import { cardText } from '../../src/cards/text';
import { eventsOfTask, visibleEvents } from '../../src/case/reading';
import type { CommandName } from '../../src/case/commands';
import { questions, type Question } from '../../src/case/weighing/weighing';
import type { Answer } from '../../src/case/answers';
import { dialogs } from '../../src/forms/all';
import { showPage } from '../../src/forms/show';
import type { Values } from '../../src/forms/types';
import type { DialogName } from '../../src/room/names';
import { firstAnswers } from './crew';
import { intake, monday, Story, type Act, type ProtocolId } from './support';

/*
 * A case on its way to weighing, helping and reporting, at any of the schools; and what a form shows somebody of it.
 */

/** The keys of those who take part everywhere. */
export interface Cast {
  readonly lead: string;
  readonly teacher: string;
  readonly director: string;
}

export function castOf({ agreement: { school, protocol } }: Story): Cast {
  const teacher = Object.entries(school.people).find(([, { roles }]) => roles.includes(protocol.teacher))?.[0];
  if (teacher === undefined) throw new Error(`${school.id} has no teacher`);
  return { lead: school.roles.coordinator.person, director: school.roles.director.person, teacher };
}

/** The key of somebody with a role. */
export function holding({ agreement: { school } }: Story, role: string): string {
  const found = Object.entries(school.people).find(([, { roles }]) => roles.includes(role))?.[0];
  if (found === undefined) throw new Error(`nobody of ${school.id} is ${role}`);
  return found;
}

/** What the coordinator does. */
export const byLead = (story: Story, does: CommandName, fields: Values, more: Partial<Act> = {}): Act => ({
  by: castOf(story).lead,
  does,
  with: fields,
  ...more,
});

/** Reported by the child's own teacher; the child is ten, with one parent, unless said otherwise. */
export function opened(id: ProtocolId, birthDate = '2017-03-04'): Story {
  const story = Story.at(id);
  const { teacher } = castOf(story);
  const group = story.agreement.school.people[teacher]?.groups[0] ?? '5';
  return story.then(
    { by: teacher, does: 'open-case', with: { ...intake, group } },
    byLead(story, 'record-child', { name: 'Jip de Vries', birthDate, parent1: 'Mia Zandstra', siblings: 'zusje Noa' }),
  );
}

export const advice: Values = {
  date: '2027-05-10',
  contact: 'phone',
  judgement: 'zorgelijk',
  advice: 'praat met de ouders',
  talkAllowed: 'yes',
};

/** All that the protocol wants settled before people weigh. */
export const ready = (id: ProtocolId, birthDate?: string): Story => settling(opened(id, birthDate));

/** The same in a case that began. */
export function settling(story: Story): Story {
  const required = Object.keys(story.agreement.protocol.consultation.required);
  return story.then(
    ...firstAnswers(story),
    ...required.map((which) => byLead(story, 'waive-consultation', { which, reason: 'kan niet' })),
    byLead(story, 'waive-talk', { with: 'parents', grounds: ['child-safety'], why: 'nu niet veilig' }),
    byLead(story, 'waive-talk', { with: 'child', why: 'te jong' }),
    byLead(story, 'record-advice', advice),
  );
}

export const calm: Readonly<Partial<Record<Question, Answer>>> = {
  harm: 'no',
  q1: 'yes',
  q2: 'no',
  q2b: 'no',
  q3: 'yes',
  q4: 'yes',
};

/** A weighing with these answers, and with whatever else this protocol has people fill in. */
export function weighing(story: Story, answers: Partial<Record<Question, Answer>>, more: Values = {}): Act {
  const { first, questions: asked, opinion } = story.agreement.protocol.weighing;
  const answered = questions.filter((id) => answers[id] !== undefined && asked[id] !== undefined);
  return byLead(story, 'weigh', {
    ...Object.fromEntries(Object.keys(first).map((id) => [id, 'opgeschreven'])),
    ...Object.fromEntries(
      answered.flatMap((id) => [
        [id, answers[id] ?? ''],
        [`${id}Why`, 'omdat wij dat zien'],
      ]),
    ),
    ...(opinion === undefined ? {} : { opinionOf: opinion.of[0] ?? '', opinion: 'zij delen de zorg' }),
    report: 'no',
    help: 'no',
    safe: 'yes',
    ...more,
  });
}

export const helping = (story: Story, more: Values = {}): Act =>
  weighing(story, calm, { help: 'yes', evaluate: '2027-09-10', ...more });

/** Everybody who weighs along agrees. */
export const agreed = (story: Story): Story =>
  Object.entries(story.agreement.school.people).reduce(
    (before, [by, { id }]) =>
      before.state.tasks.some(({ kind, status, owner }) => kind === 'weigh' && status === 'open' && owner.person === id)
        ? before.then({ by, does: 'agree-weighing', on: 'weigh-along', with: { agree: 'yes' } })
        : before,
    story,
  );

export const reporting = (story: Story, answers: Partial<Record<Question, Answer>> = { q2: 'yes' }): Act =>
  weighing(story, { ...calm, ...answers }, { report: 'yes' });

export const referral = (story: Story, more: Values = {}): Act =>
  byLead(story, 'refer', {
    organisation: 'Wijkteam',
    referrer: story.who(castOf(story).lead),
    date: '2027-05-10',
    purpose: 'hulp bij het opvoeden',
    announced: '2027-05-10',
    lead: 'Wijkteam',
    result: 'rust thuis',
    evaluate: '2027-09-10',
    ...more,
  });

/** A report, discussed with the parent beforehand. */
export const report = (story: Story, more: Values = {}): Act =>
  byLead(story, 'record-report', {
    reporter: story.who(castOf(story).lead),
    date: '2027-05-10',
    how: 'phone',
    norm: '1',
    discussed1: 'yes',
    on1: '2027-05-10',
    told: 'voor hulp en veiligheid',
    reaction: 'geschrokken',
    schoolDoes: 'elke dag even kijken',
    ...more,
  });

export const signal = (by: string, more: Values = {}): Act => ({
  by,
  does: 'record-signal',
  with: {
    what: 'weer een blauwe plek',
    nature: 'observation',
    date: '2027-05-10',
    place: 'gymzaal',
    situation: 'omkleden',
    alone: true,
    direction: 'confirms',
    safe: 'yes',
    ...more,
  },
});

/** The words of a page of a dialog, as somebody sees it, after the real binder. */
export function drawn(
  story: Story,
  name: DialogName,
  viewer: string,
  page = 1,
  values: Values = {},
  rule?: string,
): string {
  const { state, agreement, events } = story;
  const person = story.who(viewer);
  const task = rule === undefined ? undefined : story.task(rule, person);
  return cardText(
    bindDialog(
      showPage(
        dialogs[name],
        {
          agreement,
          now: monday,
          viewer: person,
          caseId: state.id,
          state,
          ...(task === undefined ? {} : { task }),
          events:
            dialogs[name].reads === 'question' && task !== undefined
              ? eventsOfTask(state, task, events)
              : visibleEvents(state, person, events),
          measure: capacity.measure,
          sent: [],
        },
        page,
        values,
      ),
    ),
  );
}

/** The parent refuses open talk with the wijkteam. */
export const refusedConsent = (story: Story, purpose: string): Act =>
  byLead(story, 'record-consent', {
    parent: 'p1',
    other: 'wijkteam',
    purpose,
    answer: 'refused',
    date: '2027-05-10',
  });

/** The coordinator consults a colleague with this role, who answers. */
export const consult = (story: Story, role: string): Story =>
  story.then(
    byLead(story, 'request-consultation', {
      to: story.who(holding(story, role)),
      mode: 'open',
      question: 'Wat zie jij?',
    }),
    {
      by: holding(story, role),
      does: 'answer-consultation',
      on: 'consultation',
      with: { date: '2027-05-10', contact: 'talk', reading: 'zorgelijk', advice: 'vraag de huisarts', doubt: 'no' },
    },
  );
