import { SurfaceError, type Surface } from './service/surface';

/**
 * A surface that begins nothing more once the program stops: what was to be sent is put off as by a busy platform, so that
 * each case that is under way is soon written down and let go, and another copy of the program goes on with it.
 */
export function untilStopped(surface: Surface, isStopping: () => boolean): Surface {
  return new Proxy(surface, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        if (isStopping()) throw new SurfaceError('busy', 'The program is stopping; another copy goes on with this.');
        return (await Reflect.apply(member, target, given)) as unknown;
      };
    },
  });
}
