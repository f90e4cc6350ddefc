import type { Participant } from '../../src/case/people/participant';
import type { CaseState } from '../../src/case/state';
import { owner } from '../../src/room/owner';
import { room } from '../../src/room/room';
import { asking, lindeboom, monday, opened, stateAfter, who } from '../case/given';

const id = (key: string): string => who(key).person;
const base = stateAfter(opened, asking('noor'));
const member = (key: string, more: Partial<Participant> = {}): Participant => ({
  ...who(key),
  role: 'leerkracht',
  external: false,
  ...more,
});
const among = (keys: readonly string[], changes: Partial<CaseState> = {}): string | undefined =>
  owner(
    { ...base, ...changes },
    keys.map((key) => member(key)),
  );

describe('who owns the room of a case', () => {
  it('is the coordinator, else the deputy, else a colleague who is asked something', () => {
    expect(among(['anna', 'noor', 'dirk', 'carla'])).toBe(id('carla'));
    expect(among(['anna', 'noor', 'dirk'])).toBe(id('dirk'));
    expect(among(['anna', 'sam', 'noor'])).toBe(id('noor'));
  });

  it('is nobody when only the reporter and colleagues who are asked nothing are there', () => {
    expect(among(['anna', 'sam'])).toBeUndefined();
    expect(among([])).toBeUndefined();
  });

  it('is the reporter only when they lead', () => {
    const task = { ...base.tasks[0]!, owner: member('anna') };
    expect(among(['anna'], { tasks: [task] })).toBeUndefined();
    expect(among(['anna'], { cast: { ...base.cast, deputy: member('anna') } })).toBe(id('anna'));
  });

  it('is never a guest, nor who may be involved or was sent away', () => {
    const guest = { ...base, cast: { ...base.cast, coordinator: member('vera', { external: true }) } };
    expect(owner(guest, [member('vera', { external: true }), member('noor')])).toBe(id('noor'));
    expect(among(['carla', 'dirk'], { frozen: { at: monday, by: id('anna'), suspect: id('carla') } })).toBe(id('dirk'));
    expect(among(['carla', 'dirk'], { gone: [id('dirk'), id('carla')] })).toBeUndefined();
  });

  it('stands in what the room must be, beside who in it is a guest', () => {
    expect(room(base, lindeboom, monday)).toMatchObject({ owner: id('carla'), externals: [] });
  });
});
