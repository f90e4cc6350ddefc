import { changedSchool } from '../../src/agreement/changes';
import type { MapEntry } from '../../src/agreement/kept-map';
import { decideAtSchool } from '../../src/case/people/appoint';
import { schoolCommandSchemas, type SchoolCommandOf } from '../../src/case/people/commands';
import { lindeboom, monday, who } from '../case/given';

const { school } = lindeboom;
const names = (map: readonly MapEntry[]): readonly string[] => map.map(({ name }) => name);
const [first = '', ...others] = names(school.socialMap);

type Keep = SchoolCommandOf<'keep-in-map'>['fields'];
const keeping = (fields: Partial<Keep> & Pick<Keep, 'name'>, by = 'carla') =>
  decideAtSchool(
    lindeboom,
    { name: 'keep-in-map', fields: { kind: 'hulp', emergency: false, ...fields } },
    who(by).person,
    monday,
  );

describe('R-17: the social map, kept from a card', () => {
  it('has a new one behind the others, looked at today', () => {
    const { socialMap } = changedSchool(school, [keeping({ name: 'Inloop', phone: '0800-0000' })]);
    expect(names(socialMap)).toEqual([first, ...others, 'Inloop']);
    expect(socialMap.at(-1)).toEqual({
      name: 'Inloop',
      kind: 'hulp',
      phone: '0800-0000',
      emergency: false,
      checked: '2027-05-10',
    });
  });

  it('has another in the place of one, also under another name', () => {
    const { socialMap } = changedSchool(school, [keeping({ entry: first, name: 'Inloop' })]);
    expect(names(socialMap)).toEqual(['Inloop', ...others]);
  });

  it('has the website as a browser opens it, and takes nothing else for one', () => {
    const web = (typed: string): unknown => {
      const { data } = schoolCommandSchemas['keep-in-map'].safeParse({ name: 'Inloop', kind: 'hulp', web: typed });
      const kept = data && keeping(data);
      return kept?.kind === 'map-kept' ? kept.entry.web : undefined;
    };
    expect(web(' www.inloop.example/praten ')).toBe('https://www.inloop.example/praten');
    expect(web('http://inloop.example')).toBe('http://inloop.example');
    expect(['inloop', 'javascript:alert(1)', 'kijk op inloop.example'].map(web)).toEqual(Array(3).fill(undefined));
  });

  it('has not who was taken out, and one who is taken out twice is gone once', () => {
    const gone = { kind: 'map-removed', entry: first } as const;
    expect(names(changedSchool(school, [gone, gone]).socialMap)).toEqual(others);
  });

  it('takes nobody twice, and changes nobody who is not there', () => {
    const refused = (code: string) => expect.objectContaining({ code }) as Error;
    expect(() => keeping({ name: first })).toThrow(refused('not-allowed'));
    expect(() => keeping({ entry: 'Niemand', name: 'Inloop' })).toThrow(refused('incomplete'));
    expect(() => keeping({ name: 'Inloop' }, 'anna')).toThrow(refused('not-yours'));
  });
});
