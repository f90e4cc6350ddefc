import { hrefOf, routeOf } from '../../tools/practice/page/route';

describe('an address within the page', () => {
  it.each([
    ['anna', 'personal'],
    ['carla', '19:3f@thread.tacv2'],
    ['bas', 'a/b%c d'],
  ])('leads %s back to the chat %s', (person, chat) => {
    expect(routeOf(hrefOf(person, chat))).toEqual({ person, chat });
  });

  it('may name a person only, or nobody', () => {
    expect(routeOf(hrefOf('anna'))).toEqual({ person: 'anna' });
    expect(routeOf('')).toEqual({});
    expect(routeOf('#/')).toEqual({});
  });

  it('is taken as it is when somebody mistyped it', () => {
    expect(routeOf('#/anna/50%')).toEqual({ person: 'anna', chat: '50%' });
  });
});
