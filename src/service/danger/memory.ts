import type { CaseState } from '../../case/state';
import type { CaseStore, Store } from '../ports';

/** What is kept in memory of a case, so that danger in it can be told without storage. No content. */
export type KnownCase = Pick<
  CaseState,
  'code' | 'cast' | 'lead' | 'route' | 'frozen' | 'gone' | 'shutOut' | 'keptOut' | 'school'
>;

/** So many cases are kept; the start of the program reads every open one. */
const MOST = 5000;

/** Storage that remembers who is who in each case that went through it, and who must not be told of it. */
export function remembering<S extends Store>(
  store: S,
): { readonly store: S; readonly known: (caseId: string) => KnownCase | undefined } {
  const kept = new Map<string, KnownCase>();
  const learn = ({ id, code, cast, lead, route, frozen, gone, shutOut, keptOut, school }: CaseState): void => {
    kept.delete(id);
    const [oldest] = kept.keys();
    if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
    kept.set(id, {
      code,
      cast,
      route,
      school,
      ...(frozen === undefined ? {} : { frozen }),
      ...(shutOut === undefined ? {} : { shutOut }),
      ...(keptOut === undefined ? {} : { keptOut }),
      ...(lead === undefined ? {} : { lead }),
      ...(gone === undefined ? {} : { gone }),
    });
  };
  const inner: CaseStore = store.cases;
  const cases: CaseStore = Object.assign(Object.create(inner) as CaseStore, {
    async readState(caseId: string) {
      const state = await inner.readState(caseId);
      if (state !== undefined) learn(state);
      return state;
    },
    async append(change: Parameters<CaseStore['append']>[0]) {
      await inner.append(change);
      learn(change.state);
    },
  });
  return { store: { ...store, cases }, known: (caseId) => kept.get(caseId) };
}
