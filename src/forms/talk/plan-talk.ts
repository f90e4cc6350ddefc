import { comingTalks } from '../../case/talk/attending';
import { participantIn } from '../../case/task/policy';
import { aside, heading, note, say, when } from '../../view/build';
import { asks } from '../../room/asks';
import { colleagues, outsiders } from '../people/choices';
import { give } from '../show';
import { signalChoices } from '../signal/signal-choices';
import { socialMapLines } from '../help/social-map';
import { answerWords, partnerWords } from '../step-words';
import { talkTitle } from './talk-words';
import type { Dialog, DialogView, Values } from '../types';

const { area, day, line, many, one, person, pick } = asks('plan-talk');

const ABOUT = 'Kies een signaal, of schrijf op waarover het gaat.';

/** A talk is prepared before it is held: what for, about which signals, by whom (D-02, D-16). */
export const planTalkForm: Dialog = {
  name: 'plan-talk',
  title: 'Gesprek plannen',
  reads: 'events',
  sends: ['plan-talk'],
  fill: (view, values) => ({ ...usualLeader(view), ...values }),
  pages: [
    (view) => {
      const { points, questions, childPoints, support } = view.agreement.protocol.talk;
      const people = colleagues(view.agreement);
      return [
        heading('Gesprek plannen'),
        when(
          view.state?.talkBlocked === true,
          say('Praat nog niet met de ouders. Bel eerst Veilig Thuis en leg het advies vast.'),
        ),
        [...points, ...questions, ...childPoints].map(aside),
        insteadOf(view),
        one('with', 'Met wie?', partnerWords),
        one('risk', 'Kan dit gesprek iemand in gevaar brengen?', answerWords),
        note('Ja of twijfel? Vraag het eerst aan Veilig Thuis.'),
        area('purpose', 'Doel'),
        about(view),
        person('leader', 'Wie leidt?', people),
        pick('second', 'Wie is er nog bij van school?', people, {
          error: 'Kies twee mensen of schrijf waarom niet.',
        }),
        area('alone', 'Of waarom alleen?'),
        fromOutside(view),
        support === undefined ? [] : say(support),
        socialMapLines(view.agreement.school).map(aside),
        line('support', 'Wie helpt bij de voorbereiding?', { error: 'Vul dit in, of laat leeg.' }),
        day('date', 'Wanneer'),
        line('time', 'Hoe laat, zoals 14.30', { most: 5 }),
        line('where', 'Waar'),
      ];
    },
  ],
  send: (values) => give('plan-talk', values),
};

/** A talk that moves: those who were to be there hear it. */
function insteadOf({ state, now }: DialogView) {
  const coming = state === undefined ? [] : comingTalks(state);
  return when(
    coming.length > 0,
    pick(
      'instead',
      'Komt dit in plaats van een ander gesprek?',
      coming.map((talk) => ({ title: talkTitle(talk, now), value: talk.id })),
      { error: 'Kies uit de lijst, of laat leeg.' },
    ),
    note('Wie erbij zou zijn, krijgt bericht.'),
  );
}

function about(view: DialogView) {
  const signals = signalChoices(view);
  return [
    when(signals.length > 0, many('chosen', 'Over welke signalen?', signals, { error: ABOUT })),
    area('signals', 'En waarover nog meer?', { error: ABOUT }),
  ];
}

function fromOutside({ agreement }: DialogView) {
  const people = outsiders(agreement);
  return when(
    people.length > 0,
    pick('outside', 'Wie van buiten school is erbij?', people, { error: 'Kies uit de lijst, of laat leeg.' }),
    note('Dat kan met schriftelijke toestemming van elke ouder met gezag.'),
  );
}

/** Who leads it where the protocol says so: D-03. */
function usualLeader({ agreement, state }: DialogView): Values {
  const role = agreement.protocol.talk.leads;
  const leader = role === undefined ? undefined : participantIn(role, state, { agreement });
  return leader === undefined ? {} : { leader: leader.person };
}
