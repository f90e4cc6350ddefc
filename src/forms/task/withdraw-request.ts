import { comingTalks } from '../../case/talk/attending';
import { heading, say, when } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';

const { line } = asks('withdraw-request');

/** The coordinator takes a request back; the person who was asked hears no more of it. */
export const withdrawRequestForm: Dialog = {
  name: 'withdraw-request',
  title: 'Vraag intrekken',
  reads: 'state',
  sends: ['withdraw-request'],
  button: 'Intrekken',
  pages: [
    (view) => [
      heading('De herinneringen stoppen dan'),
      say(`${what(view)}, voor ${view.task?.owner.name ?? ''}. Wat al is opgeschreven, blijft.`),
      when(isTalk(view), say('Het gesprek gaat dan niet door. Wie erbij zou zijn, krijgt bericht.')),
      line('reason', 'Reden'),
    ],
  ],
  send: (values) => give('withdraw-request', values),
};

const isTalk = ({ state, task }: DialogView): boolean =>
  state !== undefined && comingTalks(state).some((talk) => talk.task === task?.id);

function what({ task, agreement }: DialogView): string {
  return task === undefined ? '' : (agreement.protocol.tasks[task.rule]?.title ?? task.rule);
}
