import { crew, drawn, opened } from './crew';
import { protocolIds } from './support';

/** The page that the director goes through once a school year, as it is drawn. */
const page = (id: (typeof protocolIds)[number]): string => drawn(opened(id), 'check-year', crew[id].director);

describe.each(protocolIds)('each school year at %s', (id) => {
  it('R-14: the director is asked whether there is schooling about the meldcode', () => {
    expect(page(id)).toContain('scholing over de meldcode');
  });

  it('R-15: the director is asked whether staff and parents know of it, and has a text to tell parents with', () => {
    expect(page(id)).toContain('Weten medewerkers, ook nieuwe, en ouders');
    expect(page(id)).toContain('U mag het lezen, en vragen om iets te verbeteren.');
    expect(page(id)).toContain(opened(id).state.cast.coordinator.name);
  });
});

it('R-25: at Perspectief it is asked whether people can practise talks and asking consent', () => {
  expect(page('perspectief')).toContain('oefenen met gesprekken en met toestemming vragen');
  expect(page('vcog')).not.toContain('oefenen met gesprekken');
});

it('R-26: at the Luc Stevensschool the director is asked about time and policy', () => {
  expect(page('luc-stevens')).toContain('past het beleid van de school nog bij dit protocol');
  expect(page('vcog')).not.toContain('past het beleid');
});
