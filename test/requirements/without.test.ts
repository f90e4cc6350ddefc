import { join } from 'node:path';
import { readProtocol } from '../../src/agreement/load-protocol';
import type { Protocol } from '../../src/agreement/protocol-schema';
import { NO_PROTOCOL, without } from '../../src/requirements/without';

const read = readProtocol(join(__dirname, '../../protocols/vcog.yaml'));
if (!('value' in read)) throw new Error('vcog.yaml has mistakes');
const keeping = (rules: Protocol['rules']): Protocol => ({ ...read.value, rules });

describe('a protocol without one of its rules', () => {
  it('lacks what kept it, and every mention of a task that is gone', () => {
    const less = without(keeping({ 'S1-15': ['tasks.inform-director-1'] }), 'S1-15');
    expect(Object.keys(less.tasks)).not.toContain('inform-director-1');
    expect(less.steps[0]?.tasks).toEqual(['map-signals', 'plan-step-1', 'keep-in-touch']);
  });

  it('keeps everything else as it was', () => {
    const less = without(keeping({ 'C-01': ['consultation.required.nurse'] }), 'C-01');
    expect(less).toEqual({
      ...read.value,
      rules: {},
      consultation: {
        ...read.value.consultation,
        required: {
          'ib-er': read.value.consultation.required['ib-er'],
          'last-year': read.value.consultation.required['last-year'],
        },
      },
    });
  });

  it('takes the right one out of a list, also when several go', () => {
    const less = without(
      keeping({ 'S1-14': ['steps.signals.tasks.map-signals', 'steps.signals.tasks.plan-step-1'] }),
      'S1-14',
    );
    expect(less.steps[0]?.tasks).toEqual(['inform-director-1', 'keep-in-touch']);
  });

  it('takes places of a list out by where they stood before, in whatever order they are named', () => {
    const [first, , third] = read.value.stagnation;
    expect(without(keeping({ 'R-12': ['stagnation.1'] }), 'R-12').stagnation).toEqual([first, third]);
    expect(without(keeping({ 'R-12': ['stagnation.0', 'stagnation.1'] }), 'R-12').stagnation).toEqual([third]);
    expect(without(keeping({ 'R-12': ['stagnation.1', 'stagnation.0'] }), 'R-12').stagnation).toEqual([third]);
  });

  it('is refused when what is left is no protocol any more', () => {
    expect(() => without(keeping({ 'H-05': ['tasks.arrival'] }), 'H-05')).toThrow(NO_PROTOCOL);
    expect(() => without(keeping({}), 'H-05')).toThrow('has no rule H-05');
  });
});
