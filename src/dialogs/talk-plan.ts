import { fieldsOf, pageCard, pick } from './frame';
import { colleagues } from './people';
import { signalChoices } from './signal-choices';
import { socialMapLines } from './social-map';
import { answerWords, partnerWords } from './step-words';
import type { Dialog } from './types';
import { choices } from './words';

/** A talk is prepared before it is held: what for, about which signals, by whom (D-02, D-16). */
export const talkPlan: Dialog = {
  name: 'talk-plan',
  title: 'Gesprek plannen',
  reads: 'events',
  sends: ['plan-talk'],
  pages: [
    {
      fields: {
        with: 'Met wie?',
        risk: 'Kan dit gesprek iemand in gevaar brengen?',
        purpose: 'Doel',
        chosen: 'Over welke signalen?',
        signals: 'En waarover nog meer?',
        leader: 'Wie leidt?',
        second: 'Wie is er nog bij van school?',
        alone: 'Of waarom alleen?',
        date: 'Wanneer',
        where: 'Waar',
      },
    },
  ],
  show: (view, page, values, problem) =>
    pageCard(talkPlan, view, page, values, problem, {
      blocked: view.state?.talkBlocked ?? false,
      partners: choices(partnerWords),
      answers: choices(answerWords),
      signals: signalChoices(view),
      people: colleagues(view.agreement),
      points: view.agreement.protocol.talk.points,
      helpers: socialMapLines(view.agreement.school),
    }),
  send: (values) => ({ name: 'plan-talk', fields: pick(values, fieldsOf(talkPlan)) }),
};
