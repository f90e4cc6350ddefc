import { intake, who } from '../case/given';
import { ground, newCaseId, openHouse, rest } from './house';
import type { Values } from '../../src/view/values';

describe('a word in a question for somebody outside that is no name', () => {
  const asking = (more: Values) => ({
    to: who('vera').person,
    mode: 'anonymous',
    question: 'Wat denk jij?',
    summary: 'Timmerman is het werk van zijn vader.',
    clean: true,
    ...more,
  });

  it('is said to be none by somebody, which the audit holds, and not of which word', async () => {
    const house = await openHouse(ground());
    const caseId = newCaseId();
    await house.act('anna', 'open-case', { case: caseId, page: 3, values: { ...intake, child: 'Jip Timmerman' } });
    await rest();
    const refused = await house.act('carla', 'request-consultation', { case: caseId, page: 2, values: asking({}) });
    expect(refused).toMatchObject({ code: 'identifying' });
    expect(JSON.stringify(refused)).toContain('“Timmerman” (naam)');
    await house.act('carla', 'request-consultation', {
      case: caseId,
      page: 2,
      values: asking({ summaryNoName: ['timmerman'] }),
    });
    await rest();
    const audit = await house.store.audit.list(caseId);
    expect(audit.filter(({ act }) => act === 'vouched')).toMatchObject([
      { person: who('carla').person, what: 'request-consultation' },
    ]);
    expect(JSON.stringify([audit, house.lines]).toLowerCase()).not.toContain('timmerman');
  });
});
