import { decideAtSchool } from '../../../src/case/people/appoint';
import { schoolCommandSchemas, type SchoolCommand, type SchoolCommandName } from '../../../src/case/people/commands';
import type { SchoolChange } from '../../../src/agreement/changes';
import type { Values } from '../../../src/view/values';
import { changed } from './changed';
import { lindeboom, monday, refusalOf, who } from '../given';

const today = monday.slice(0, 10);
const known = { name: 'Buurtteam Lindestreek', kind: 'hulp thuis', emergency: false };
const fresh = { name: 'Inloop De Kruik', kind: 'praten', emergency: false };

const decides = (name: SchoolCommandName, fields: Values, school = lindeboom): SchoolChange =>
  decideAtSchool(
    school,
    { name, fields: schoolCommandSchemas[name].parse(fields) } as SchoolCommand,
    who('carla').person,
    monday,
  );
const refused = (name: SchoolCommandName, fields: Values, school = lindeboom) => {
  const { code, fields: at } = refusalOf(() => decides(name, fields, school));
  return [code, ...at];
};

describe('R-17, R-18: the social map', () => {
  it('given an organisation that is not in it, then it is kept as it was written, looked at today', () => {
    expect(decides('keep-in-map', fresh)).toEqual({ kind: 'map-kept', entry: { ...fresh, checked: today } });
  });

  it.each([
    ['kruik.example/inloop', 'https://kruik.example/inloop'],
    ['http://kruik.example', 'http://kruik.example'],
    ['HTTPS://kruik.example', 'HTTPS://kruik.example'],
    ['naarhttp://kruik.example', undefined],
  ])('a site written as %s opens as %s', (web, opens) => {
    const keep = () => decides('keep-in-map', { ...fresh, web });
    if (opens === undefined) expect(keep).toThrow();
    else expect(keep()).toHaveProperty('entry.web', opens);
  });

  it('given one of that name, then another of that name is refused, and the same one is changed in its place', () => {
    expect(refused('keep-in-map', known)).toEqual(['not-allowed', 'name']);
    expect(decides('keep-in-map', { ...known, entry: known.name })).toEqual({
      kind: 'map-kept',
      entry: { ...known, checked: today },
      instead: known.name,
    });
    expect(refused('keep-in-map', { ...known, entry: 'Crisisteam Lindestreek' })).toEqual(['not-allowed', 'name']);
  });

  it('only what is there is changed, or taken out', () => {
    expect(refused('keep-in-map', { ...fresh, entry: 'Nergens' })).toEqual(['incomplete', 'entry']);
    expect(decides('remove-from-map', { entry: known.name })).toEqual({ kind: 'map-removed', entry: known.name });
    expect(refused('remove-from-map', { entry: 'Nergens' })).toEqual(['already-done']);
  });

  it('is looked at once a day', () => {
    expect(decides('check-map', {})).toEqual({ kind: 'map-checked', on: today });
    expect(refused('check-map', {}, changed({ kind: 'map-checked', on: today }))).toEqual(['already-done']);
  });
});
