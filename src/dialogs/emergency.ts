import { isDialogName, type DialogName } from '../room/types';
import { INFORMED, omit } from './frame';
import type { Dialog, DialogView, Values } from './types';

/** How the form that was left comes back; written into "Nu gevaar" by the binder of dialogs. */
const WAY_BACK = ['from', 'fromCase', 'fromTask', 'fromVersion'];

/** Whom to call now. Opening it is harmless: it stores and tells nothing. */
export const emergency: Dialog = {
  name: 'emergency',
  title: 'Nu gevaar',
  reads: 'nothing',
  sends: [],
  pages: [{ fields: {} }],
  show: (view, _page, values) => {
    const back = wayBack(view, values);
    return {
      template: 'emergency',
      data: {
        page: 1,
        ...(view.caseId === undefined ? {} : { case: view.caseId }),
        values: {},
        kept: omit(values, [...WAY_BACK, INFORMED]),
        flagged: [],
        crisis: view.agreement.school.crisisService,
        ...(back === undefined ? {} : { back }),
      },
    };
  },
};

/** The button's data by which a form that was left comes back with all that was filled in before. */
function wayBack({ caseId }: DialogView, values: Values): Readonly<Record<string, string | number>> | undefined {
  const from = leftForm(values);
  if (from === undefined) return undefined;
  const { fromCase = caseId, fromTask, fromVersion } = values;
  return {
    verb: from,
    ...(fromCase === undefined ? {} : { case: fromCase }),
    ...(fromTask === undefined ? {} : { task: fromTask }),
    ...(fromVersion === undefined ? {} : { version: Number(fromVersion) }),
    // Danger was answered: the first page counts as filled in, and this page is not shown a second time.
    ...(from === 'intake' && values['staff'] !== undefined ? { page: 1, [INFORMED]: 'true' } : {}),
  };
}

/** An intake that answered "yes" comes here by itself; any other form says where its button was pressed. */
function leftForm({ from, danger }: Values): DialogName | undefined {
  if (from === undefined) return danger === 'yes' ? 'intake' : undefined;
  return isDialogName(from) && from !== 'emergency' ? from : undefined;
}
