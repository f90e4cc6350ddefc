import { FaultList } from '../../tools/practice/faults';

describe('a list of faults', () => {
  let real = 0;
  const list = (): FaultList =>
    new FaultList(
      () => '2027-05-18T07:00:00.000Z',
      () => real,
    );
  const seen = (faults: FaultList): unknown[] =>
    ['GET /a', 'GET /a', 'GET /b'].map((request) => {
      const strike = faults.strike(request);
      return strike?.kind === 'answer' ? strike.answer.status : strike?.kind;
    });

  it('strikes with the first that matches and is not used up', () => {
    const faults = list();
    faults.set([
      { match: '/a', answer: 'lost', times: 1 },
      { match: '/', answer: 504 },
    ]);
    expect(seen(faults)).toEqual(['lost', 504, 504]);
    expect(faults.list()).toEqual([{ match: '/', answer: 504 }]);
  });

  it('ends by the clock of the machine when so many real seconds were asked for', () => {
    const faults = list();
    faults.set([{ match: '/a', answer: 408, for: '5.3 real seconds' }]);
    real = 5_299;
    expect(seen(faults)).toEqual([408, 408, undefined]);
    expect(faults.list()).toEqual([{ match: '/a', answer: 408, for: '0.001 real seconds' }]);
    real = 5_300;
    expect(seen(faults)).toEqual([undefined, undefined, undefined]);
    expect(faults.list()).toEqual([]);
  });
});
