import { join } from 'node:path';
import { loadAgreements } from '../../src/agreement/load';

const root = join(__dirname, '..', '..');
const protocols = loadAgreements({ schools: join(root, 'schools'), protocols: join(root, 'protocols') }).map(
  ({ protocol }) => protocol,
);

it.each(protocols.map((protocol) => [protocol.id, protocol] as const))(
  'given the protocol %s, then no sentence was cut in two by a comma in a list',
  (_id, { steps, attention, talk, report, remarks, tasks }) => {
    const sentences = [
      ...remarks,
      ...talk.points,
      ...talk.childPoints,
      ...talk.questions,
      ...report.points,
      ...steps.flatMap((step) => step.attention),
      ...Object.values(attention).flatMap((byStep) => Object.values(byStep).flat()),
      ...Object.values(tasks).flatMap(({ questions = [] }) => questions),
    ];
    expect(sentences.length).toBeGreaterThan(20);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[.?]$/);
  },
);
