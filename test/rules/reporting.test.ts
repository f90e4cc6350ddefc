import { commandSchemas } from '../../src/case/commands';
import { callsUntil } from '../../src/case/task/ladder';
import {
  byLead,
  calm,
  castOf,
  drawn,
  opened,
  ready,
  referral,
  report,
  reporting,
  signal,
  weighing,
  refusedConsent,
} from './on-the-way';
import { protocolIds, type ProtocolId, type Story } from './support';

const only = (...ids: readonly ProtocolId[]) => ids;
const dossierOf = (story: Story): string =>
  [1, 2, 3].map((page) => drawn(story, 'dossier', castOf(story).lead, page)).join('\n');
/** What is asked later of a report for which there was no time. */
const restOf = (story: Story): string => {
  const { how, date, reporter } = report(story).with ?? {};
  const urgent = story.then(
    byLead(story, 'record-report', { how: how ?? '', date: date ?? '', reporter: reporter ?? '', urgent: true }),
  );
  return drawn(urgent, 'complete-task', castOf(story).lead, 1, {}, 'report-rest');
};
const types = (story: Story, act: Parameters<Story['when']>[0]) => story.when(act).map(({ type }) => type);

describe.each(protocolIds)('a report in %s', (id) => {
  it('M-01: doubt whether the child is protected enough asks for a report', () => {
    const story = ready(id);
    for (const question of ['q2', 'q3', 'q4', 'q5'] as const) {
      const text = drawn(story, 'weigh', castOf(story).lead, 4, { ...calm, [question]: 'doubt' });
      expect(text).toContain('vraagt het afwegingskader om te melden');
    }
  });

  it('M-05: says what the school does itself, or is asked so later when there was no time', () => {
    const story = opened(id);
    const { schoolDoes: _, ...without } = report(story).with ?? {};
    expect(commandSchemas['record-report'].safeParse(without).error?.issues[0]?.path).toEqual(['schoolDoes']);
    expect(restOf(story)).toContain('Wat doet school nog?');
  });

  it('M-06: is discussed with the parents beforehand, or there is a ground; a mail afterwards does not count', () => {
    const story = opened(id);
    expect(story.refusal(report(story, { discussed1: '' })).fields).toEqual(['discussed1']);
    expect(story.refusal(report(story, { date: '2027-05-09', on1: '2027-05-10' })).fields).toEqual(['on1']);
    const unsafe = { discussed1: 'no', on1: '', ground1: ['child-safety'], groundsWhy: 'vader dreigt' };
    expect(types(story, report(story, unsafe))).toContain('reported');
    expect(restOf(story)).toContain('Met wie was het vooraf besproken, of waarom niet?');
  });

  it('M-07: from twelve years on, on the day of the report, the child is asked about as well', () => {
    const twelve = opened(id, '2015-05-10');
    expect(twelve.refusal(report(twelve)).fields).toEqual(['discussedChild']);
    expect(types(twelve, report(twelve, { discussedChild: 'yes', onChild: '2027-05-10' }))).toContain('reported');
    const younger = opened(id, '2015-05-11');
    expect(types(younger, report(younger))).toContain('reported');
  });

  it('M-08: how the talk about it went is written down, in its order', () => {
    const story = opened(id);
    expect(story.refusal(report(story, { told: '', reaction: '' })).fields).toEqual(['told', 'reaction']);
    const page = drawn(story, 'record-report', castOf(story).lead, 3);
    const places = [
      'Waarom melden jullie, en met welk doel?',
      'Wat was hun reactie?',
      'Welk bezwaar?',
      'Hoe komen jullie daaraan tegemoet?',
      'Hoe woog je het bezwaar tegen de bescherming',
    ].map((question) => page.indexOf(question));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('M-09: an objection is met, or weighed against protecting the child, and does not stop a report', () => {
    const story = opened(id);
    const objection = { objectionOf: 'moeder', objections: 'bang voor de buurt' };
    expect(story.refusal(report(story, objection)).fields).toEqual(['accommodation', 'balance']);
    const met = story.then(report(story, { ...objection, accommodation: 'wij zijn erbij' }));
    expect(dossierOf(met)).toContain('Tegemoetkoming: wij zijn erbij');
    const weighed = story.then(report(story, { ...objection, balance: 'bescherming gaat voor' }));
    expect(dossierOf(weighed)).toContain('Afweging tegen de bescherming: bescherming gaat voor');
  });

  it('M-12: by phone or by form, with a reference and a time', () => {
    const told = opened(id);
    const text = dossierOf(told.then(report(told, { how: 'form', reference: 'VT-1', time: '14.30' })));
    for (const line of ['Hoe: Formulier', 'Referentie: VT-1', 'Tijd: 14.30']) expect(text).toContain(line);
  });

  it('M-13: the report and the talk about it stand in the dossier', () => {
    const story = opened(id);
    const text = dossierOf(story.then(report(story)));
    for (const line of [
      'Gemeld bij Veilig Thuis',
      'Vooraf besproken: Mia Zandstra: Ja, op ma 10 mei',
      'Waarom en met welk doel: voor hulp en veiligheid',
      'Reactie: geschrokken',
      'School doet nog: elke dag even kijken',
    ])
      expect(text).toContain(line);
    expect(restOf(story)).toContain('Welke meldnorm was het, en wat is het nummer?');
  });

  it('M-14: what Veilig Thuis does is asked after on the 5th working day, each week, and the director hears on the 10th', () => {
    const story = opened(id);
    const reported = story.then(report(story));
    const task = reported.task('feedback');
    if (task === undefined) throw new Error('nothing is asked after');
    const { calls } = callsUntil(task, reported.state, reported.agreement, '2027-06-08T12:00:00.000Z');
    const told = (as: string) => calls.filter((call) => call.as === as).map(({ at }) => at.slice(0, 10));
    // Whit Monday, 17 May, is no working day.
    expect([...new Set(told('owner'))].slice(0, 3)).toEqual(['2027-05-18', '2027-05-25', '2027-06-01']);
    expect(told('director')).toEqual(['2027-05-25']);
  });

  it('M-15: the case stays open, and the teacher goes on watching the child', () => {
    const story = opened(id);
    const { teacher } = castOf(story);
    const reported = story.then(report(story));
    expect(reported.state.status).toBe('open');
    const watched = reported.then({
      by: teacher,
      does: 'complete-task',
      on: 'observe',
      at: '2027-06-07T08:00:00.000Z',
      with: { result: 'rustiger', date: '2027-06-07' },
    });
    expect(watched.task('observe')).toMatchObject({ status: 'open', owner: { person: story.who(teacher) } });
    expect(watched.task('observe')?.askFrom.slice(0, 10)).toBe('2027-07-05');
  });

  it('M-16: help that does not work asks to report again, without the steps, and it is told as the second', () => {
    const story = ready(id);
    const first = story.then(report(story));
    const text = drawn(first, 'weigh', castOf(story).lead, 4, { ...calm, q5: 'no' });
    expect(text).toContain('vraagt het afwegingskader om te melden');
    const second = first.then(report(first, { norm: '3' }));
    expect(second.state.reports).toHaveLength(2);
    expect(dossierOf(second)).toContain('Gemeld bij Veilig Thuis (melding 2)');
  });

  it('M-17: what Veilig Thuis asked is written down, with what was given, by whom, and whether the parents know', () => {
    const story = opened(id);
    const { lead } = castOf(story);
    const asked = {
      date: '2027-05-10',
      employee: 'Iris van Veilig Thuis',
      asked: 'Hoe vaak was Jip ziek?',
      given: 'vier keer sinds januari',
      by: story.who(lead),
    };
    const untold = { ...asked, parentsTold: 'no' };
    expect(commandSchemas['record-inquiry'].safeParse(untold).error?.issues[0]?.path).toEqual(['notTold']);
    const told = story.then(byLead(story, 'record-inquiry', { ...untold, notTold: 'dat vroeg Veilig Thuis' }));
    const text = dossierOf(told);
    for (const line of [
      'Veilig Thuis vroeg om informatie',
      'Gegeven: vier keer sinds januari',
      'Weten de ouders dit: Nee',
      'Waarom niet: dat vroeg Veilig Thuis',
    ])
      expect(text).toContain(line);
    expect(drawn(story, 'my-part', lead)).toContain('[Vraag van Veilig Thuis…]');
    expect(
      story.refusal(
        byLead(story, 'record-inquiry', { ...asked, by: '00000000-0000-4000-8000-000000000000', parentsTold: 'yes' }),
      ).fields,
    ).toEqual(['by']);
  });

  it('M-18: help that is there and is not enough asks to announce a report and make it', () => {
    const story = ready(id);
    const helped = story.then(referral(story));
    expect(helped.refusal(weighing(helped, { ...calm, q5: 'no' }, { help: 'yes' })).fields).toEqual(['against']);
    const weighed = helped.then(weighing(helped, { ...calm, q5: 'no' }, { report: 'yes' }));
    expect(weighed.refusal(report(weighed, { discussed1: '', norm: '3' })).fields).toEqual(['discussed1']);
  });

  it('M-20: names may be given without consent: a refusal stops neither the draft nor the report', () => {
    const story = opened(id);
    const { lead } = castOf(story);
    const refused = story.then(refusedConsent(story, 'hulp'));
    const draft = drawn(refused, 'report-draft', lead);
    for (const line of ['ook zonder toestemming', 'Naam: Jip de Vries', 'Mia Zandstra', 'zusje Noa'])
      expect(draft).toContain(line);
    expect(types(refused, report(refused))).toContain('reported');
  });
});

describe.each(protocolIds)('the draft of a report in %s', (id) => {
  const first = opened(id);
  const { lead, teacher } = castOf(first);
  const story = first.then(
    signal(teacher, { nature: 'told-by-child', what: 'Jip vertelde iets', quote: 'papa slaat mij' }),
    signal(lead, { nature: 'told-by-third', what: 'ruzie bij het hek', source: 'de buurvrouw', mayRecord: 'yes' }),
    signal(teacher, { nature: 'hypothesis', what: 'misschien slaapt hij slecht' }),
  );
  const names = story.agreement.school.people;
  const draft = drawn(story, 'report-draft', lead);

  it('M-03: is made of facts and events; what is not certain stands apart and is called so', () => {
    const [facts = '', suppositions = ''] = draft.split('Vermoedens: nog niet zeker');
    expect(facts).toContain('Een blauwe plek op de arm');
    expect(facts).not.toContain('misschien slaapt hij slecht');
    expect(suppositions).toContain('Hypothese');
    expect(suppositions).toContain('misschien slaapt hij slecht');
    expect(draft).toContain('Sluit aan bij feiten en gebeurtenissen.');
    expect(draft).toContain('melden doe je zelf');
  });

  it('M-03: says of what was corrected how it should be', () => {
    const { version } = story.events.find(({ event }) => event.type === 'signal-recorded') ?? { version: 0 };
    const corrected = story.then(
      byLead(story, 'correct', { entry: String(version), text: 'een schaafwond', reason: 'dat is preciezer' }),
    );
    expect(drawn(corrected, 'report-draft', lead)).toContain('een schaafwond');
  });

  it('M-04: says of each line whose it is, and what was heard from others', () => {
    expect(draft).toContain(`Op ma 10 mei. Van: ${names[teacher]?.name ?? '?'}.`);
    const others = draft.slice(draft.indexOf('Gehoord van anderen'));
    expect(others).toContain(`Van: het kind, verteld aan ${names[teacher]?.name ?? '?'}.`);
    expect(others).toContain('Woord voor woord: papa slaat mij');
    expect(others).toContain(`Van: de buurvrouw, verteld aan ${names[lead]?.name ?? '?'}.`);
    expect(draft).toContain('Zeg erbij wat je van een ander hoorde.');
  });

  it('M-03: is for the person who makes the report, and for nobody else', () => {
    const weighed = ready(id).then(reporting(ready(id)));
    expect(drawn(weighed, 'my-part', lead)).toContain('[Concept…]');
    expect(drawn(weighed, 'my-part', teacher)).not.toContain('[Concept…]');
    const handed = weighed.then(
      byLead(weighed, 'hand-over', { person: weighed.who(teacher), reason: 'kent het kind' }, { on: 'make-report' }),
    );
    expect(drawn(handed, 'my-part', teacher)).toContain('[Concept…]');
    expect(drawn(handed, 'report-draft', teacher)).toContain('Naam: Jip de Vries');
  });
});

describe('reports as each protocol has them', () => {
  it.each([
    ['vcog', 'kees', 'els'],
    ['stroomm', 'ron', 'mark'],
    ['luc-stevens', 'noor', 'carla'],
  ] as const)('M-02: in %s not %s but %s reports, after people agreed who does; in danger anybody', (id, no, yes) => {
    const story = ready(id);
    expect(story.refusal(report(story, { reporter: story.who(no) })).fields).toEqual(['reporter']);
    expect(types(story, report(story, { reporter: story.who(yes) }))).toContain('reported');
    expect(types(story, report(story, { reporter: story.who(no), urgent: true }))).toContain('reported');
    expect(story.then(reporting(story)).task('make-report')).toMatchObject({ status: 'open' });
  });

  it('M-07: in vcog the child of twelve is heard, or there is a ground; elsewhere it is a choice', () => {
    const twelve = opened('vcog', '2015-05-10');
    expect(twelve.refusal(report(twelve, { discussedChild: 'no' })).fields).toEqual(['groundChild']);
    for (const id of only('stroomm', 'onze-wijs', 'perspectief', 'luc-stevens')) {
      const story = opened(id, '2015-05-10');
      expect(types(story, report(story, { discussedChild: 'no' }))).toContain('reported');
    }
  });

  it.each(only('stroomm', 'onze-wijs', 'perspectief'))(
    'M-10: in %s it is enough that parent or child would break contact',
    (id) => {
      const story = opened(id);
      const ground = {
        discussed1: 'no',
        on1: '',
        ground1: ['breaks-contact'],
        groundsWhy: 'moeder zegt dat zij dan stopt',
      };
      expect(types(story, report(story, ground))).toContain('reported');
    },
  );

  it('M-10: in vcog contact breaks and the child goes to another school: both, or a ground of safety', () => {
    const story = opened('vcog');
    const not = (...grounds: readonly string[]) =>
      report(story, { discussed1: 'no', on1: '', ground1: grounds, groundsWhy: 'moeder zei dat' });
    expect(story.refusal(not('breaks-contact')).text).toContain(
      'alleen samen met: Kind gaat dan direct naar een andere school',
    );
    expect(types(story, not('breaks-contact', 'leaves-school'))).toContain('reported');
    expect(types(story, not('other-safety'))).toContain('reported');
  });

  it('M-11: stroomm reminds to tell that Veilig Thuis registers the report', () => {
    const story = opened('stroomm');
    expect(drawn(story, 'record-report', 'asha', 3)).toContain('Vertel dat Veilig Thuis de melding registreert.');
  });

  it('M-19: in stroomm teacher and aandachtsfunctionaris prepare the talk about the report, and the latter leads it', () => {
    const story = ready('stroomm');
    const weighed = story.then(reporting(story));
    expect(weighed.task('prepare-report')).toMatchObject({ status: 'open', owner: { person: story.who('mark') } });
    expect(drawn(story, 'record-report', 'asha', 3)).toContain('De aandachtsfunctionaris voert het gesprek');
  });
});
