import { pause } from '../../src/service/pause';

describe('a pause', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const watch = (taken: Promise<void>): { over: boolean } => {
    const seen = { over: false };
    void taken.then(() => (seen.over = true));
    return seen;
  };

  it('lasts as long as the timers of the program say', async () => {
    const seen = watch(pause(1_500));
    await jest.advanceTimersByTimeAsync(1_499);
    expect(seen.over).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(seen.over).toBe(true);
  });

  it('ends at once when it is told to, also before it began, and leaves no timer', async () => {
    const controller = new AbortController();
    const first = watch(pause(60_000, controller));
    controller.abort();
    const second = watch(pause(60_000, controller));
    await jest.advanceTimersByTimeAsync(0);
    expect([first.over, second.over]).toEqual([true, true]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
