import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import type { PageMeasure } from '../../forms/page-measure';
import type { Dialog, DialogView, Values } from '../../forms/types';
import { dialogs } from '../../forms/all';
import { isDialogName } from '../../room/names';
import { listIn, textIn } from '../../view/values';
import { turnPage } from '../dialogs/turn-page';
import type { Request } from '../request';
import { mintedId } from '../dialogs/views';

/** Somebody says, with this very tap, that there is danger, or that it concerns a member of staff. */
export interface Said {
  /** `staff`: the board is asked to call them. */
  readonly kind: 'danger' | 'staff';
  /** They do not know whether there is danger. */
  readonly doubt?: true;
  /** Whether the danger may concern a colleague: then it is told to the board alone, apart from cases that do not. */
  readonly overStaff?: boolean;
  /** Who may be involved, where they said so. */
  readonly suspect?: PersonId;
  /** Who may not read it, as the reporter said: they do not hear of it either. */
  readonly keptOut?: readonly PersonId[];
  /** The form in which it was said, to be shown again as it was filled in. */
  readonly form?: {
    readonly dialog: Dialog;
    readonly view: DialogView;
    readonly page: number;
    readonly values: Values;
  };
}

/** What a request says about danger, found out without storage; `undefined` when it says nothing of the kind. */
export function saidIn(
  request: Request,
  {
    agreement,
    now,
    outside,
    measure,
  }: { readonly agreement: Agreement; readonly now: Moment; readonly outside: boolean; readonly measure: PageMeasure },
): Said | undefined {
  const { verb, decides, page, values, actor, case: caseId } = request;
  if (decides === true && verb === 'declare-emergency') return { kind: 'danger', ...overStaff(values) };
  if (decides === true && verb === 'alert-board') return { kind: 'staff', ...suspectIn(values) };
  if (decides === true || !isDialogName(verb) || page === undefined) return undefined;
  const dialog = dialogs[verb];
  // A form of a case is drawn from what storage has of it; those before any case are not, and danger is told in these.
  if (dialog.reads !== 'nothing') return undefined;
  const view: DialogView = {
    agreement,
    now,
    viewer: actor.person,
    events: [],
    sent: [],
    measure,
    ...(caseId === undefined ? {} : { caseId }),
    // To somebody from outside a case goes by another name, which says only that there is one.
    fresh: (outside ? caseId : mintedId(request)) === undefined,
  };
  const turn = turnPage(dialog, view, page, values);
  if (!('send' in turn)) return undefined;
  const form = { dialog, view, page, values };
  switch (turn.send.name) {
    case 'declare-emergency':
      return { kind: 'danger', ...overStaff(turn.send.fields), form };
    case 'alert-board':
      return { kind: 'staff', ...suspectIn(turn.send.fields), form };
    case 'open-case':
      return inReport(turn.send.fields, form);
    default:
      return undefined;
  }
}

const overStaff = ({ staff }: Values): Pick<Said, 'overStaff'> =>
  staff === 'yes' || staff === 'no' ? { overStaff: staff === 'yes' } : {};

function suspectIn(values: Values): Pick<Said, 'suspect'> {
  const suspect = textIn(values['suspect']);
  return suspect === '' ? {} : { suspect };
}

/** A report with danger, or of somebody who does not know whether there is: that is told as well. */
function inReport({ danger, keptOut }: Values, form: Said['form']): Said | undefined {
  if (danger !== 'yes' && danger !== 'unknown') return undefined;
  const out = listIn(keptOut);
  return {
    kind: 'danger',
    ...(danger === 'unknown' ? { doubt: true } : {}),
    ...(out.length === 0 ? {} : { keptOut: out }),
    ...(form === undefined ? {} : { form }),
  };
}
