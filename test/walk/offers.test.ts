import { room } from '../../src/room/room';
import { findings, small } from './given';

describe('given a message offers what is not its reader’s', () => {
  it('a request that goes to the director: then they could not answer it, and the walk says so', () => {
    const found = findings(small(), {
      room: (...all) => {
        const [{ cast }] = all;
        const is = room(...all);
        return {
          ...is,
          items: is.items.map((item) =>
            item.to !== 'room' && item.card.template === 'request' ? { ...item, to: cast.director.person } : item,
          ),
        };
      },
    });
    expect(found.map(({ proof, message }) => `${proof}: ${message}`)).toContain(
      'nobody is offered what is not theirs: task offers "Later…" to somebody who may not',
    );
  });

  it('as it is, nobody is', () => {
    expect(findings(small()).filter(({ proof }) => proof === 'nobody is offered what is not theirs')).toEqual([]);
  });
});
