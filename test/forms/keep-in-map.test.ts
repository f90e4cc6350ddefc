import { schoolCommandSchemas } from '../../src/case/people/commands';
import { decideAtSchool } from '../../src/case/people/appoint';
import { keepInMapForm } from '../../src/forms/help/keep-in-map';
import { socialMapLines } from '../../src/forms/help/social-map';
import type { MapEntry } from '../../src/agreement/kept-map';
import { id, now, Story, today } from './fixtures';

const entry: MapEntry = {
  name: 'Inloop De Kruik',
  kind: 'praten zonder afspraak',
  contact: 'Mo',
  phone: '0800-0000',
  mail: 'kruik@voorbeeld.example',
  web: 'https://kruik.example/inloop',
  agreed: 'zij bellen dezelfde dag',
  emergency: false,
  checked: '2026-01-11',
};

describe('the form that keeps the social map', () => {
  it('given everything of an organisation, when it is sent as it was shown, then nothing of it is lost', () => {
    const empty = new Story().view('carla');
    const { school } = empty.agreement;
    const agreement = { ...empty.agreement, school: { ...school, socialMap: [...school.socialMap, entry] } };
    const { about: _, ...shown } =
      keepInMapForm.fill?.({ ...empty, agreement }, { about: 'change', entry: entry.name }, 3) ?? {};
    const fields = schoolCommandSchemas['keep-in-map'].parse(shown);
    const change = decideAtSchool(agreement, { name: 'keep-in-map', fields }, id('carla'), now);
    expect(change).toEqual({ kind: 'map-kept', entry: { ...entry, checked: today }, instead: entry.name });
  });

  it('shows everything by which to reach them, in one line', () => {
    expect(socialMapLines({ socialMap: [entry] })).toEqual([
      'Inloop De Kruik (praten zonder afspraak): Mo, 0800-0000, kruik@voorbeeld.example, https://kruik.example/inloop. Afgesproken: zij bellen dezelfde dag',
    ]);
  });
});
