import {
  advice,
  calm,
  byLead,
  castOf,
  consult,
  drawn,
  opened,
  ready,
  report,
  reporting,
  signal,
  weighing,
  refusedConsent,
} from './on-the-way';
import { protocolIds, type Act } from './support';

describe.each(protocolIds)('the basis of the weighing of %s', (id) => {
  it('E-01: shows signals both ways, advice, talks and a refusal; it asks for an opinion on risk, nature and severity in words', () => {
    const first = consult(opened(id), 'ib-er');
    const { lead, teacher } = castOf(first);
    const story = first.then(
      signal(teacher, { what: 'vrolijk op school', direction: 'contradicts' }),
      byLead(first, 'waive-talk', { with: 'parents', grounds: ['child-safety'], why: 'vader dreigt' }),
      byLead(first, 'record-advice', {
        date: '2027-05-10',
        contact: 'phone',
        judgement: 'zorgelijk',
        advice: 'maak een veiligheidsplan',
        talkAllowed: 'no',
      }),
      refusedConsent(first, 'samen kijken naar hulp'),
    );
    const text = drawn(story, 'weigh', lead);
    for (const line of [
      'Bevestigt de zorg: Een blauwe plek op de arm',
      'Ontkracht de zorg: vrolijk op school',
      'Advies van een collega: vraag de huisarts',
      'Veilig Thuis: maak een veiligheidsplan',
      'Geen gesprek: Ouder(s). vader dreigt',
      'Toestemming geweigerd: Mia Zandstra, voor wijkteam, ma 10 mei: samen kijken naar hulp',
    ])
      expect(text).toContain(line);
  });

  it('E-01: shows what Veilig Thuis advises to do, where that was chosen', () => {
    const story = opened(id);
    const { lead } = castOf(story);
    const advised = (more: object) => story.then(byLead(story, 'record-advice', { ...advice, ...more }));
    const told = advised({ advised: 'report' });
    expect(drawn(told, 'weigh', lead)).toContain('Veilig Thuis: Raadt aan: melden. praat met de ouders');
    expect(drawn(told, 'dossier', lead)).toContain('Zij raden aan: Melden');
    expect([told, advised({ advised: 'help' }), advised({})].map(({ state }) => state.advice?.report)).toEqual([
      true,
      undefined,
      undefined,
    ]);
    expect(drawn(advised({}), 'weigh', lead)).toContain('Veilig Thuis: praat met de ouders');
  });

  it('E-01: shows how a talk went', () => {
    const story = opened(id);
    const { lead, teacher } = castOf(story);
    const talked = story.then(
      byLead(story, 'plan-talk', {
        with: 'parents',
        risk: 'no',
        purpose: 'zorg delen',
        signals: 'de plek',
        leader: story.who(teacher),
        second: story.who(lead),
        date: '2027-05-10',
        where: 'school',
      }),
      {
        by: teacher,
        does: 'record-talk',
        on: 'talk-report',
        with: {
          told: 'delen',
          facts: 'de plek',
          reaction: 'moeder schrok',
          together: 'onduidelijk',
          present: 'moeder',
          date: '2027-05-10',
          signed1: 'yes',
          signedLeader: 'yes',
          signedSecond: 'yes',
          outcome: 'recognises',
          safe: 'yes',
        },
      },
    );
    expect(drawn(talked, 'weigh', lead)).toContain('Gesprek: Herkent de zorg. moeder schrok');
  });

  it('E-16: shows what was written down of brothers and sisters', () => {
    expect(drawn(opened(id), 'weigh', castOf(opened(id)).lead)).toContain('Broers en zussen: zusje Noa');
  });

  it('E-04, E-20: the weighing, the opinion, both decisions and what follows stand in the dossier', () => {
    const story = ready(id);
    const weighed = story.then(
      weighing(story, calm, {
        help: 'yes',
        evaluate: '2027-09-10',
        opinionOf: 'veilig-thuis',
        opinion: 'zij zien ook een zorg',
      }),
    );
    const text = [1, 2].map((page) => drawn(weighed, 'dossier', castOf(story).lead, page)).join();
    for (const line of [
      'Gewogen. Melden: nee. Hulp: ja',
      'Oordeel van Veilig Thuis: zij zien ook een zorg',
      'Ja: omdat wij dat zien',
      'Het afwegingskader vraagt: Hulp organiseren',
      'Evaluatie: vr 10 sep',
      'Organiseer de hulp',
    ])
      expect(text).toContain(line);
  });

  it('E-12: what an adult tells of themselves counts in the weighing, with their words only where they agree', () => {
    const story = opened(id);
    const disclosed = {
      nature: 'told-by-adult',
      what: 'haar partner slaat haar',
      source: 'moeder',
      categories: ['partner'],
    };
    const { lead, teacher } = castOf(story);
    const agreed = story.then(signal(teacher, { ...disclosed, mayRecord: 'yes' }));
    expect(drawn(agreed, 'weigh', lead)).toContain('Een volwassene vertelde over zichzelf: haar partner slaat haar');
    const kept = story.then(signal(teacher, { ...disclosed, mayRecord: 'no' }));
    expect(JSON.stringify(kept.events)).not.toContain('slaat haar');
    expect(drawn(kept, 'weigh', lead)).toContain('Een volwassene vertelde over zichzelf: De woorden zijn niet bewaard');
    expect(drawn(kept, 'dossier', lead)).toContain('Iemand vertelde iets over zichzelf');
  });

  it('E-01: shows every signal, also the oldest of many', () => {
    const first = opened(id);
    const { lead, teacher } = castOf(first);
    const story = first.then(...noted(teacher, 10));
    const text = drawn(story, 'weigh', lead);
    for (const number of tenfold) expect(text).toContain(`Bevestigt de zorg: gezien op dag ${String(number)}.`);
    expect(text).not.toContain('van eerder');
  });

  it('E-01: where there are more signals than a page has room for, it says how many and opens them', () => {
    const first = opened(id);
    const { lead, teacher } = castOf(first);
    const story = first.then(...noted(teacher, 60));
    const text = drawn(story, 'weigh', lead);
    const shown = text.match(/gezien op dag/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    // The first signal of the report is one more that is not shown.
    expect(text).toContain(`Er zijn er nog ${String(60 + 1 - shown)}, van eerder.`);
    expect(text).toContain('Broers en zussen: zusje Noa');
    expect(text).toContain('Lees alles in het dossier');
  });

  it('C-13: says which parent refused, for whom and when', () => {
    const story = opened(id);
    const { lead } = castOf(story);
    const refused = story.then(refusedConsent(story, 'samen kijken'));
    expect(drawn(refused, 'weigh', lead)).toContain(
      'Toestemming geweigerd: Mia Zandstra, voor wijkteam, ma 10 mei: samen kijken',
    );
  });

  it('M-16: shows that it was reported before, and what came of it', () => {
    const story = ready(id);
    const { lead } = castOf(story);
    const reported = story.then(reporting(story), report(story));
    expect(drawn(reported, 'weigh', lead)).toContain('Eerdere melding: gemeld op ma 10 mei');
  });
});

const tenfold = Array.from({ length: 10 }, (_, index) => index + 1);

const noted = (by: string, count: number): readonly Act[] =>
  Array.from({ length: count }, (_, index) => signal(by, { what: `gezien op dag ${String(index + 1)}.` }));
