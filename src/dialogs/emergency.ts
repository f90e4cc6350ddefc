import { dayOf } from '../agreement/calendar';
import { circleAtSchool } from '../case/emergency-ladder';
import type { Participant } from '../case/participant';
import { phonesOf } from '../room/danger-words';
import { isDialogName, type DialogName } from '../room/types';
import { socialMapLines } from './social-map';
import { FRESH, INFORMED, isFresh, omit } from './frame';
import type { Dialog, DialogView, Values } from './types';

/** How the form that was left comes back; written into "Nu gevaar" by the binder of dialogs. */
const WAY_BACK = ['from', 'fromCase', 'fromTask', 'fromVersion'];

/**
 * Whom to call now: C-25. Opening it is harmless and needs no storage. "Ik bel nu" tells coordinator, deputy and
 * director that there is danger; where there is no case yet, it first asks whether it concerns a member of staff, since
 * then they are not to be told (S1-24).
 */
export const emergency: Dialog = {
  name: 'emergency',
  title: 'Nu gevaar',
  reads: 'nothing',
  sends: ['declare-emergency'],
  pages: [{ fields: {} }, { fields: { staff: 'Gaat het over iemand die voor school werkt?' } }],
  show: (view, page, values, problem) => {
    const back = wayBack(view, values);
    return {
      template: 'emergency',
      data: {
        page,
        ...(view.caseId === undefined ? {} : { case: view.caseId }),
        values: {},
        kept: { ...omit(values, [...WAY_BACK, INFORMED]), ...(isFresh(view, values) ? { [FRESH]: 'true' } : {}) },
        flagged: problem?.fields ?? [],
        crisis: view.agreement.school.crisisService,
        helpers: socialMapLines(view.agreement.school, (entry) => entry.emergency),
        phones: phonesOf(told(view), view.viewer, view.agreement),
        ...(problem === undefined ? {} : { problem: problem.text }),
        ...(back === undefined ? {} : { back }),
      },
    };
  },
  after: (page, values, view) => {
    if (values['staff'] === 'yes') return { dialog: 'staff-route' };
    return page === 1 && isFresh(view, values) && values['staff'] === undefined ? 2 : 'send';
  },
  send: () => ({ name: 'declare-emergency', fields: {} }),
};

/** Who hears of it when they press "Ik bel nu". Which case it is, and whether there is one, is not looked up. */
const told = ({ agreement, viewer, now }: DialogView): readonly Participant[] =>
  circleAtSchool(agreement, { route: 'meldcode', declarer: viewer, today: dayOf(now) }).told;

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
