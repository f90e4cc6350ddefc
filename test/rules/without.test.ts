import { join } from 'node:path';
import { readProtocol } from '../../src/agreement/load-protocol';
import { keptAt } from './kept-at';
import { placeIn } from './place';
import { protocolIds } from './support';
import { NO_PROTOCOL, without } from './without';

const protocolOf = (id: string) => {
  const read = readProtocol(join(__dirname, '../../protocols', `${id}.yaml`));
  if (!('value' in read)) throw new Error(`${id}.yaml has mistakes`);
  return read.value;
};
const vcog = protocolOf('vcog');

describe('a protocol without one of its rules', () => {
  it('lacks what kept it, and every mention of a task that is gone', () => {
    const less = without(vcog, 'S1-15', ['tasks.inform-director-1']);
    expect(Object.keys(less.tasks)).not.toContain('inform-director-1');
    expect(less.steps[0]?.tasks).toEqual(['map-signals', 'plan-step-1', 'keep-in-touch']);
  });

  it('keeps everything else as it was', () => {
    const less = without(vcog, 'C-01', ['consultation.required.nurse']);
    const { 'ib-er': ib, 'last-year': lastYear } = vcog.consultation.required;
    expect(less).toEqual({
      ...vcog,
      consultation: { ...vcog.consultation, required: { 'ib-er': ib, 'last-year': lastYear } },
    });
  });

  it('takes the right one out of a list, also when several go', () => {
    const less = without(vcog, 'S1-14', ['steps.signals.tasks.map-signals', 'steps.signals.tasks.plan-step-1']);
    expect(less.steps[0]?.tasks).toEqual(['inform-director-1', 'keep-in-touch']);
  });

  it('takes places of a list out by where they were before, in whatever order they are named', () => {
    const [first, , third] = vcog.stagnation;
    const stagnation = (...kept: readonly string[]) => without(vcog, 'R-12', kept).stagnation;
    expect(stagnation('stagnation.1')).toEqual([first, third]);
    expect(stagnation('stagnation.0', 'stagnation.1')).toEqual([third]);
    expect(stagnation('stagnation.1', 'stagnation.0')).toEqual([third]);
  });

  it('is refused when nothing is at a place, or what is left is no protocol any more', () => {
    expect(() => without(vcog, 'H-05', ['tasks.arrival'])).toThrow(NO_PROTOCOL);
    expect(() => without(vcog, 'H-05', ['tasks.departure'])).toThrow('nothing is at "tasks.departure"');
  });
});

it.each(protocolIds)('each place where a rule of %s is kept is in the file', (id) => {
  const protocol = protocolOf(id);
  const places = Object.entries(keptAt(id)).flatMap(([rule, paths]) => paths.map((path) => `${rule} ${path}`));
  expect(places.length).toBeGreaterThan(50);
  expect(places.filter((place) => placeIn(protocol, place.split(' ')[1] ?? '') === undefined)).toEqual([]);
});
