import { commandSchemas } from '../../src/case/commands';
import { calm, byLead, castOf, drawn, helping, opened, ready, report, reporting, signal, weighing } from './on-the-way';
import { agreementOf, protocolIds, type ProtocolId } from './support';

describe('an opinion from outside', () => {
  it.each<ProtocolId>(['vcog', 'onze-wijs', 'perspectief'])(
    'E-03: %s asks Veilig Thuis for an opinion at every weighing',
    (id) => {
      const story = ready(id);
      const act = helping(story, { opinionOf: '', opinion: '' });
      expect(story.refusal(act)).toMatchObject({ code: 'incomplete', fields: ['opinionOf', 'opinion'] });
    },
  );

  it.each(protocolIds)('E-03: %s asks for an opinion once an answer is doubt', (id) => {
    const story = ready(id);
    const act = weighing(
      story,
      { ...calm, q1: 'doubt' },
      { help: 'yes', evaluate: '2027-09-10', opinionOf: '', opinion: '' },
    );
    expect(story.refusal(act).fields).toEqual(['opinionOf', 'opinion']);
    expect(drawn(story, 'weigh', castOf(story).lead, 5)).toContain('Wie gaf een oordeel bij het wegen?');
  });

  it.each<ProtocolId>(['stroomm', 'onze-wijs', 'perspectief'])(
    'E-06: in %s the youth health service may give it instead of Veilig Thuis',
    (id) => {
      const story = ready(id);
      const act = helping(story, { opinionOf: 'jgz', opinion: 'zij kennen het gezin' });
      expect(story.when(act).map(({ type }) => type)).toContain('weighed');
      expect(drawn(story, 'weigh', castOf(story).lead, 5)).toContain('Jeugdgezondheidszorg');
    },
  );

  it('E-06: in vcog the youth health service is named as somebody to ask besides, while weighing', () => {
    expect(drawn(ready('vcog'), 'weigh', 'ina')).toContain('ook de jeugdgezondheidszorg meedenken');
  });

  it('E-05: in vcog nobody new is consulted once people weigh; advice and signals stay possible', () => {
    const story = ready('vcog');
    const weighed = story.then(helping(story));
    const ask = byLead(story, 'request-consultation', { to: story.who('gea'), mode: 'open', question: 'Nog iets?' });
    expect(weighed.refusal(ask)).toMatchObject({ code: 'not-allowed', fields: ['to'] });
    expect(weighed.when(signal('els')).map(({ type }) => type)).toContain('signal-recorded');
    const advised = byLead(story, 'record-advice', { date: '2027-05-10', notNeeded: 'dat is net gebeurd' });
    expect(weighed.when(advised).map(({ type }) => type)).toContain('advice-recorded');
  });
});

describe('an instrument', () => {
  it.each<ProtocolId>(['stroomm', 'onze-wijs', 'perspectief', 'luc-stevens'])(
    'E-07: in %s the outcome of an instrument that somebody used counts, may be left out, and is scored by nobody here',
    (id) => {
      const story = ready(id);
      const instrument = story.agreement.protocol.weighing.instruments[0] ?? 'geen';
      expect(drawn(story, 'weigh', castOf(story).lead, 5)).toContain(instrument);
      const used = helping(story, { instrument, instrumentOutcome: 'verhoogd risico, door de jeugdarts' });
      expect(story.when(used)).toContainEqual(
        expect.objectContaining({
          type: 'weighed',
          weighing: expect.objectContaining({
            framework: 'help',
            instrument: { name: instrument, outcome: 'verhoogd risico, door de jeugdarts' },
          }) as unknown,
        }),
      );
      expect(story.refusal(helping(story, { instrument })).fields).toEqual(['instrumentOutcome']);
    },
  );
});

describe.each(protocolIds)('the five questions in %s', (id) => {
  const story = ready(id);
  const { lead } = castOf(story);

  it('E-08: they stand on the form, in their order', () => {
    const text = `${drawn(story, 'weigh', lead, 2)}\n${drawn(story, 'weigh', lead, 3)}`;
    const found = [1, 2, 3, 4, 5].map((number) => text.indexOf(`Vraag ${number}.`));
    expect(found.every((place) => place >= 0)).toBe(true);
    expect([...found].sort((a, b) => a - b)).toEqual(found);
  });

  it.each([
    ['question 1 says no', { ...calm, q1: 'no' }, 'af te sluiten'],
    ['question 2 says yes', { ...calm, q2: 'yes' }, 'melden'],
    ['question 2 is in doubt', { ...calm, q2: 'doubt' }, 'melden'],
    ['question 3 says no', { ...calm, q3: 'no' }, 'melden'],
    ['question 4 says no', { ...calm, q4: 'no' }, 'melden'],
    ['question 5 says no', { ...calm, q5: 'no' }, 'melden'],
    ['the help may start', calm, 'hulp te organiseren'],
  ] as const)('E-08: when %s, the form says what the framework asks, and people decide', (_when, answers, asks) => {
    const text = drawn(story, 'weigh', lead, 4, answers);
    expect(text).toMatch(new RegExp(`vraagt het afwegingskader om (te )?${asks}.* Jij beslist\\.`));
  });

  it('E-08: none may be passed over that decides', () => {
    for (const left of ['q1', 'q3', 'q4'] as const) {
      const { [left]: _, ...answers } = calm;
      expect(story.refusal(weighing(story, answers, { help: 'yes', evaluate: '2027-09-10' })).fields).toEqual([left]);
    }
  });

  it('E-12: that a child or an adult told it themselves is a question of its own, and asks for a report', () => {
    expect(story.refusal(weighing(story, { ...calm, q2b: 'yes' }, { help: 'yes' })).fields).toEqual(['against']);
    const told = story.then(signal(castOf(story).teacher, { nature: 'told-by-child', quote: 'papa slaat mij' }));
    expect(drawn(told, 'weigh', lead)).toContain('Het kind vertelde zelf: papa slaat mij');
    expect(drawn(told, 'weigh', lead, 2)).toContain('Vertelde het kind of een volwassene het zelf?');
  });

  it.each([
    [{ q2: 'yes' }, '1. Acuut of structureel onveilig', '1'],
    [{ q2b: 'yes' }, '1. Acuut of structureel onveilig', '1'],
    [{ q3: 'no' }, '2. School kan niet genoeg hulp', '2'],
    [{ q4: 'no' }, '2. School kan niet genoeg hulp', '2'],
    [{ q5: 'no' }, '3. De hulp helpt niet', '3'],
  ] as const)('E-10: answer %j points to its meldnorm, on the decision and on the report', (answer, words, norm) => {
    expect(drawn(story, 'weigh', lead, 4, { ...calm, ...answer })).toContain(`Meldnorm ${words}`);
    const weighed = story.then(reporting(story, answer));
    expect(weighed.state.weighing?.norms).toEqual([norm]);
    expect(drawn(weighed, 'record-report', lead)).toContain(`De weging wees naar meldnorm ${words}`);
  });

  it('E-10: a report says which meldnorm it was, unless there is no time for it', () => {
    const fields = report(story).with ?? {};
    const { norm: _, ...without } = fields;
    expect(commandSchemas['record-report'].safeParse(fields).success).toBe(true);
    expect(commandSchemas['record-report'].safeParse(without).success).toBe(false);
    expect(commandSchemas['record-report'].safeParse({ ...without, urgent: true }).success).toBe(true);
  });

  it('E-11: question 2 says what acute and structural mean', () => {
    const text = drawn(story, 'weigh', lead, 2);
    expect(text).toContain('Acuut: de komende dagen');
    expect(text).toContain('Structureel: ');
    expect(text).toContain('Was het eerder onveilig?');
  });

  it('G-02: question 1 is about what happens and what threatens, wherever, and by whomever the child depends on', () => {
    const text = drawn(story, 'weigh', lead, 2);
    expect(text).toContain('een vermoeden van huiselijk geweld of kindermishandeling, of dreigt dat?');
    expect(text).toContain('Thuis of ergens anders');
    expect(text).toContain('iemand anders van wie het kind afhankelijk is');
  });

  it('E-12: question 2b counts a child or an adult who did not ask for help', () => {
    expect(drawn(story, 'weigh', lead, 2)).toContain('Ook als iemand er geen hulp bij vroeg, en ook een volwassene');
  });

  it('E-19: question 2, and the question about danger when somebody reports, say what is acute as well', () => {
    const words =
      'lichamelijk of seksueel geweld, met of zonder letsel, geen eten of verzorging, medicijnen onnodig of juist niet';
    expect(drawn(story, 'weigh', lead, 2)).toContain(words);
    expect(drawn(story, 'open-case', lead)).toContain(words);
  });

  it('E-18: report and help are two decisions: both, or either', () => {
    const both = story.then(weighing(story, { ...calm, q2: 'yes' }, { report: 'yes', help: 'yes' }));
    expect(both.open).toEqual(expect.arrayContaining(['make-report', 'organise-help']));
    const help = story.then(helping(story));
    expect(help.open).toContain('organise-help');
    expect(help.open).not.toContain('make-report');
  });

  it('E-18: otherwise than the framework asks needs a reason, and the director hears that it happened', () => {
    const against = weighing(story, { ...calm, q2: 'yes' }, { against: 'eerst overleg met de arts' });
    expect(story.then(against).task('told-against')?.owner.person).toBe(story.who(castOf(story).director));
  });
});

describe.each(protocolIds)('safety in %s', (id) => {
  it('E-13: how safe the child is, is asked when a case opens and with every signal, talk, follow-up, weighing and closing', () => {
    const asking = ['record-signal', 'record-talk', 'record-followup', 'weigh', 'close-case'] as const;
    for (const command of asking) expect(commandSchemas[command].shape.safe.safeParse(undefined).success).toBe(false);
    expect(commandSchemas['open-case'].shape.danger.safeParse(undefined).success).toBe(false);
    const story = ready(id);
    expect(drawn(story, 'record-signal', castOf(story).teacher, 2)).toContain('Is het kind vandaag veilig?');
    expect(story.then(signal(castOf(story).teacher, { safe: 'no' })).state.safe?.answer).toBe('no');
  });

  it('E-09: after a report, questions 3 to 5 are gone through with Veilig Thuis, with whom and when', () => {
    const story = ready(id);
    const reported = story.then(
      weighing(story, { harm: 'no', q1: 'yes', q2: 'yes', q2b: 'no' }, { report: 'yes' }),
      report(story),
    );
    expect(reported.state.status).toBe('open');
    expect(reported.task('with-veilig-thuis')).toMatchObject({
      status: 'open',
      owner: { person: story.who(castOf(story).lead) },
    });
    const form = drawn(reported, 'complete-task', castOf(story).lead, 1, {}, 'with-veilig-thuis');
    expect(form).toContain('Met wie van Veilig Thuis sprak je, en op welke dag?');
    const answered = reported.then(
      byLead(story, 'complete-task', { result: 'met Iris: hulp kan', date: '2027-05-10' }, { on: 'with-veilig-thuis' }),
    );
    expect(drawn(answered, 'weigh', castOf(story).lead)).toContain('met Iris: hulp kan');
  });

  it('E-09: after an emergency report nothing is waited for, and questions 3 to 5 are first gone through with Veilig Thuis', () => {
    const begun = opened(id);
    const lead = castOf(begun).lead;
    const emergency = { how: 'phone', date: '2027-05-10', reporter: begun.who(lead), urgent: true } as const;
    const none = { harm: 'no', q1: 'yes', q2: 'no', q2b: 'no' } as const;
    expect(begun.refusal(weighing(begun, none, { help: 'yes' })).code).toBe('not-allowed');
    const reported = begun.then(byLead(begun, 'record-report', emergency));
    const weighed = reported.when(weighing(reported, none, { help: 'yes', opinionOf: '', opinion: '' }));
    expect(weighed.map(({ type }) => type)).toContain('weighed');
    const more = weighing(reported, { ...none, q3: 'yes', q4: 'yes' }, { help: 'yes', evaluate: '2027-06-07' });
    expect(reported.refusal(more)).toMatchObject({ code: 'not-allowed', fields: ['q3', 'q4'] });
    expect(drawn(reported, 'weigh', lead, 3)).toContain('loop je samen met Veilig Thuis door');
    expect(drawn(reported, 'weigh', lead, 3)).not.toContain('Antwoord 3');
    const result = { result: 'met Iris op maandag: hulp kan', date: '2027-05-10' };
    const through = reported.then(byLead(begun, 'complete-task', result, { on: 'with-veilig-thuis' }));
    expect(through.when(more).map(({ type }) => type)).toContain('weighed');
    expect(drawn(through, 'weigh', lead, 3)).toContain('Antwoord 3');
  });

  it('E-09: nothing is asked that the report says already', () => {
    const story = ready(id);
    expect(story.then(report(story, { together: 'Iris van Veilig Thuis' })).open).not.toContain('with-veilig-thuis');
  });
});

describe('Luc Stevens', () => {
  const story = ready('luc-stevens');

  it('E-14: six questions are answered in words before the framework', () => {
    const text = drawn(story, 'weigh', 'carla', 5);
    for (const question of [
      'Hoe veilig is het kind?',
      "Welke risico's zie je",
      'Wat is de aard en ernst?',
      'Is het nodig om te melden?',
      'Is andere hulp nodig?',
      'Hoe graag willen ouders en kind hulp?',
    ])
      expect(text).toContain(question);
    expect(story.refusal({ ...helping(story), with: { ...helping(story).with, risks: '' } }).fields).toEqual(['risks']);
  });

  it('E-15: what burdens and what protects may stand side by side', () => {
    expect(drawn(story, 'weigh', 'carla', 5)).toContain('Wat belast: kind, ouders, omgeving');
    const weighed = story.then(helping(story, { burdens: 'geldzorgen', protects: 'oma woont dichtbij' }));
    const pages = [1, 2].map((page) => drawn(weighed, 'dossier', 'carla', page));
    expect(pages.join()).toContain('Wat beschermt: oma woont dichtbij');
    expect(story.when(helping(story)).map(({ type }) => type)).toContain('weighed');
  });

  it('E-17: a real chance of harm asks for a report', () => {
    expect(story.refusal(weighing(story, { ...calm, harm: 'yes' }, { help: 'yes' })).fields).toEqual(['against']);
    expect(agreementOf('stroomm').protocol.weighing.questions['harm']).toBeUndefined();
  });
});
