import { calling, go, heading, note, offer, say, view, when } from '../../view/build';
import type { View } from '../../view/view';
import { askedAgainText } from '../asked-again';
import { asks } from '../asks';
import type { FollowUpData } from '../card-data';
import { SAFE, safetyWords } from '../safety';
import { actionButton, followUpActions } from '../task-actions';
import { ended } from './ended';

const { area, day, one } = asks('record-followup');

/** "Zijn de ouders aangekomen?", answered on the card itself. */
export function followUp(data: FollowUpData): View {
  const { title, state, code, who, until, since, on } = data;
  if (state !== 'open')
    return view(
      [heading(title), say(`Zorg ${code}. ${ended({ state, on })}`)],
      offer(state === 'answered', go('Dossier', 'dossier')),
    );
  return view(
    [
      heading(title),
      calling(who, `Zorg ${code}, voor ${who}. Graag ${until}. Waarom: verwijzing, ${since}.`),
      reminding(data),
      questions(data),
    ],
    followUpActions(data).map(actionButton),
  );
}

const reminding = ({ reminder, later, postponedUntil }: FollowUpData) => [
  when(
    reminder,
    say(
      later
        ? 'Dit staat nog open. Lukt het, of kan een ander het doen?'
        : 'Dit staat nog open. Weet je nog niets? Kies Anders en schrijf wat je wel weet.',
    ),
  ),
  postponedUntil === undefined ? [] : say(`Ik vraag het weer op ${postponedUntil}.`),
];

const questions = ({ outcomes, again, later, today }: FollowUpData) => [
  one('outcome', 'Wat hoorde je?', outcomes, {
    error: later ? 'Kies wat je hoorde. Nog niets? Kies Later.' : 'Kies wat je hoorde. Nog niets? Kies Anders.',
  }),
  day('next', 'Verwacht op (afspraak, wachtlijst)', { from: today }),
  again === undefined ? [] : note(askedAgainText(again)),
  area('note', 'Toelichting (bij Anders)'),
  one('safe', SAFE, safetyWords),
];
