import { calling, heading, say, strong, view, when } from '../../view/build';
import type { View } from '../../view/view';
import type { RequestData } from '../card-data';
import { callFirstWords } from '../danger-words';
import { actionButton, taskActions } from '../task-actions';
import { stillToPlan } from '../still-to-plan';
import { weighsWith } from '../weighs-with';
import { ended } from './ended';

/** A request to one person, in the room with a mention or one to one. */
export function request(data: RequestData): View {
  const { title, state, anonymous, code, who, on, kind } = data;
  const first = anonymous ? '' : `Zorg ${code}, voor ${who}. `;
  return view(
    [
      heading(title),
      state === 'open'
        ? asked(data)
        : calling(who, `${first}${ended({ state, on, read: !anonymous && kind === 'inform' })}`),
    ],
    state === 'open' ? taskActions(data).map(actionButton) : [],
  );
}

function asked({
  anonymous,
  code,
  who,
  until,
  why,
  joins,
  form,
  kind,
  reminder,
  later,
  along,
  left,
  callFirst,
  postponedUntil,
}: RequestData) {
  return [
    calling(who, `${anonymous ? 'Voor' : `Zorg ${code}, voor`} ${who}. Uiterlijk ${until}.`),
    say(`Waarom: ${why}.`),
    along === undefined ? [] : say(weighsWith(along)),
    left === undefined ? [] : say(stillToPlan(left)),
    callFirst === undefined ? [] : strong(callFirstWords(code)),
    joins === undefined ? [] : say(`Je bent toegevoegd als ${joins}.`),
    when(
      form !== 'acknowledge',
      say(kind === 'consult' ? 'De vraag staat in het formulier.' : 'Wat er nodig is, staat in het formulier.'),
    ),
    when(reminder, say(`Jouw deel staat nog open. Lukt het${later ? ', of kan een ander het doen' : ''}?`)),
    postponedUntil === undefined ? [] : say(`Ik vraag het weer op ${postponedUntil}.`),
  ];
}
