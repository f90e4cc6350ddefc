import { holderOf } from '../case/decide/ask';
import { fieldsOf, pageCard, pick } from './frame';
import { colleagues, outsiders } from './people';
import { signalChoices } from './signal-choices';
import { socialMapLines } from './social-map';
import { answerWords, partnerWords } from './step-words';
import type { Dialog, DialogView, Values } from './types';
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
        outside: 'Wie van buiten school is erbij?',
        support: 'Wie helpt bij de voorbereiding?',
        date: 'Wanneer',
        where: 'Waar',
      },
    },
  ],
  show: (view, page, values, problem) =>
    pageCard(talkPlan, view, page, { ...usualLeader(view), ...values }, problem, {
      blocked: view.state?.talkBlocked ?? false,
      partners: choices(partnerWords),
      answers: choices(answerWords),
      signals: signalChoices(view),
      people: colleagues(view.agreement),
      outsiders: outsiders(view.agreement),
      points: view.agreement.protocol.talk.points,
      childPoints: view.agreement.protocol.talk.childPoints,
      questions: view.agreement.protocol.talk.questions,
      help: view.agreement.protocol.talk.support ?? '',
      helpers: socialMapLines(view.agreement.school),
    }),
  send: (values) => ({ name: 'plan-talk', fields: pick(values, fieldsOf(talkPlan)) }),
};

/** Who leads it where the protocol says so: D-03. */
function usualLeader({ agreement, state }: DialogView): Values {
  const role = agreement.protocol.talk.leads;
  const leader = role === undefined ? undefined : holderOf(role, state, { agreement });
  return leader === undefined ? {} : { leader: leader.person };
}
