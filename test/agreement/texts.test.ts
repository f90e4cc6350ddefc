import { join } from 'node:path';
import { loadAgreements } from '../../src/agreement/load';

const root = join(__dirname, '..', '..');
const agreements = loadAgreements({ schools: join(root, 'schools'), protocols: join(root, 'protocols') });

describe.each(agreements.map(({ protocol }) => [protocol.id, protocol] as const))(
  'the texts of %s',
  (_id, protocol) => {
    it('are whole sentences: in YAML a comma within [ ] cuts one in two', () => {
      const texts = [
        ...Object.values(protocol.tasks).flatMap(({ questions = [] }) => questions),
        ...protocol.steps.flatMap(({ attention }) => attention),
        ...protocol.talk.points,
        ...protocol.report.points,
        ...Object.values(protocol.weighing.questions).flatMap(({ means }) => means),
        ...protocol.remarks,
      ];
      expect(texts.filter((text) => !/^['"\p{Lu}].*[.?!]$/su.test(text))).toEqual([]);
    });
  },
);
