import { calendarOf, dayOf, momentAfter } from '../../agreement/calendar';
import type { SchoolPerson } from '../../agreement/school-schema';
import { mayTalkOpenly } from '../../case/consent/policy';
import { consentRow, consentTable } from '../../case/consent/table';
import { openConsultations } from '../../case/consultation/policy';
import { personOf } from '../../case/people/roster';
import { anonymousTexts, asNoName } from '../../case/consultation/anonymous';
import { identifying } from '../../case/child/identifying';
import { alarm, aside, choices, heading, note, say, submit, when, type Blocks } from '../../view/build';
import { asks } from '../../room/asks';
import { consultable, personChoice } from '../people/choices';
import { consentSaid } from '../../room/consent-words';
import { listed } from '../../room/listed';
import { consentOf } from '../consent/consent-overview';
import { partyName } from '../people/party-name';
import { siblingTeachers } from '../relation/related-cases';
import { socialMapLines } from '../help/social-map';
import { give } from '../show';
import type { Dialog, DialogView, Values } from '../types';
import { textIn } from '../../view/values';

const { area, day, manyOf, one, person, tick } = asks('request-consultation');

const theQuestion = area('question', 'Je vraag', {
  error: 'Schrijf je vraag op. Bij anoniem: zonder naam, school of adres.',
});

const modeWords = { open: 'Open', anonymous: 'Anoniem' };

/** Asking a colleague for their view. People from outside school are asked without saying who the child is: C-12, C-14. */
export const requestConsultationForm: Dialog = {
  name: 'request-consultation',
  title: 'Overleg vragen',
  reads: 'state',
  relatedCases: true,
  sends: ['request-consultation'],
  fill: (view, values, page) => ({
    due: usualTerm(view),
    ...values,
    ...(page === 2 && isOutsider(view, values) ? { mode: 'anonymous' } : {}),
  }),
  pages: [
    (view, values) => {
      const suggested = siblingsTeachers(view);
      return [
        heading('Wie vraag je wat?'),
        person(
          'to',
          'Aan wie?',
          [...new Set([...suggested, ...candidates(view)])].map((one) => personChoice(one, view.agreement)),
        ),
        [...siblingNote(suggested), ...notesOf(view), ...socialMapLines(view.agreement.school)].map(aside),
        one('mode', 'Hoe?', choices(modeWords)),
        note('Met iemand van buiten school is het anoniem, tenzij er toestemming is.'),
        consentsOf(view).map(note),
        when(
          view.state !== undefined && openConsultations(view.state, view.agreement).length > 0,
          note('De melder en de eigen leerkracht kunnen meedenken. Als verplicht overleg telt dat niet.'),
        ),
        theQuestion,
        when(values['mode'] === 'anonymous' || isOutsider(view, values), whoItIs('question', view, values)),
        note('Je collega leest alleen wat je hier vraagt, niet de signalen. Schrijf op wat nodig is.'),
        day('due', 'Uiterlijk', { from: dayOf(view.now) }),
      ];
    },
    (view, values) => [
      heading('Zonder naam'),
      when(
        isOutsider(view, values),
        say('Deze collega werkt niet op school. Daarom vraag je anoniem.'),
        whyNotOpen(view, values),
      ),
      say('Alleen je vraag en deze samenvatting gaan mee.'),
      // Asked once more where it says who the child is: that is a page back.
      when(isTelling(textIn(values['question']), view), theQuestion, whoItIs('question', view, values)),
      area('summary', 'Samenvatting', {
        required: true,
        hint: 'Wat is er gezien of gehoord? Wanneer, en hoe vaak?',
        error: 'Vat het samen zonder naam, school of adres.',
      }),
      whoItIs('summary', view, values),
      tick('clean', 'Geen naam, geboortedatum, school of adres', {
        question: 'Nagelezen?',
        required: true,
        error: 'Lees na en vink aan.',
      }),
    ],
  ],
  actions: (page) => [submit(page === 1 ? 'Vragen' : 'Versturen')],
  after: (page, values, view) =>
    page === 1 && (values['mode'] === 'anonymous' || isOutsider(view, values)) ? 2 : 'send',
  send: (values) =>
    give('request-consultation', values['mode'] === 'open' ? { ...values, summary: '', clean: false } : values),
};

/** The words in a text by which the child can be recognised, and where it may be something else: that it is no name. */
function whoItIs(field: keyof typeof anonymousTexts, { state, agreement }: DialogView, values: Values): Blocks {
  if (state === undefined) return [];
  const found = identifying(textIn(values[field]), state, agreement.school);
  if (found.length === 0) return [];
  const unsure = found.filter(({ certain }) => !certain);
  return [
    alarm(`Hieraan is het kind te herkennen: ${listed(found.map(({ word, kind }) => `“${word}” (${kind})`))}.`),
    when(
      found.some(({ everyday }) => everyday),
      note('Bedoel je het gewone woord? Schrijf het zonder hoofdletter, midden in een zin.'),
    ),
    manyOf(
      anonymousTexts[field],
      'Is dit geen naam?',
      unsure.map((one) => ({ title: `“${one.word}” is geen naam`, value: asNoName(one) })),
      { hint: 'Kies wat geen naam is' },
    ),
    when(unsure.length > 0, note('Dat geldt voor dit woord in deze tekst. Ik leg vast dat jij dit zei.')),
  ];
}

/** With whom of those who can be asked there is consent, and what it lacks: C-12. */
const consentsOf = (view: DialogView): readonly string[] =>
  view.state === undefined
    ? []
    : consentTable(view.state)
        .filter(({ party }) => consultable(view.agreement).some(({ id }) => id === party))
        .map((row) => consentSaid(row, partyName(row.party, view)));

function whyNotOpen(view: DialogView, values: Values): Blocks {
  const to = textIn(values['to']);
  return view.state === undefined ? [] : consentOf(consentRow(view.state, to), view);
}

const isTelling = (text: string, { state, agreement }: DialogView): boolean =>
  state !== undefined && identifying(text, state, agreement.school).length > 0;

const candidates = (view: DialogView): readonly SchoolPerson[] =>
  consultable(view.agreement).filter((one) => one.id !== view.viewer || isNeeded(one, view));

/** C-01: the coordinator who also has the role that must be heard writes that note as well. */
const isNeeded = ({ roles }: SchoolPerson, { state, agreement }: DialogView): boolean =>
  state !== undefined &&
  openConsultations(state, agreement).some(({ anyOf }) => anyOf.some((role) => roles.includes(role)));

function siblingsTeachers(view: DialogView): readonly SchoolPerson[] {
  const teachers = siblingTeachers(view);
  return candidates(view).filter(({ id }) => teachers.includes(id));
}

/** S1-26 */
const siblingNote = (teachers: readonly SchoolPerson[]): readonly string[] =>
  teachers.length === 0
    ? []
    : [`Kent een broer of zus: ${listed(teachers.map(({ name }) => name))}. Vertel niet meer dan nodig is.`];

/** What the protocol tells of the roles that somebody here has: C-19, C-20. */
const notesOf = ({ agreement }: DialogView): readonly string[] => {
  const there = consultable(agreement).flatMap(({ roles }) => roles);
  return Object.entries(agreement.protocol.consultation.notes).flatMap(([role, text]) =>
    there.includes(role) ? [text] : [],
  );
};

const isOutsider = ({ agreement, state }: DialogView, values: Values): boolean => {
  const to = textIn(values['to']);
  return (personOf(agreement, to)?.external ?? false) && (state === undefined || !mayTalkOpenly(state, to));
};

/** The date that the protocol gives for an answer. */
function usualTerm({ agreement, now }: DialogView): string {
  const { protocol, school } = agreement;
  const term = protocol.tasks[protocol.consultation.task]?.term ?? { schoolDays: 5 };
  return dayOf(momentAfter(now, term, calendarOf(school), protocol.hours.reminders));
}
