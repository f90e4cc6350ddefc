import { go, heading, near, offer, point, say, strong, urgent, view, when } from '../../view/build';
import type { View } from '../../view/view';
import type { AlertData } from '../card-data';
import { callFirstWords } from '../danger-words';

/** Danger now, to those who must act and to who said so. */
export function alert(data: AlertData): View {
  const { state, side, leads, case: caseId } = data;
  const over = state === 'withdrawn' || state === 'closed';
  const told = !over && side === 'told';
  const blocks = [
    heading(titles(data)),
    state === 'withdrawn' ? say(withdrawn(data)) : side === 'told' ? toTold(data) : toDeclarer(data),
  ];
  return view(
    state === 'open' ? urgent(...blocks) : blocks,
    offer(told && caseId !== undefined, go('Ik ben ermee bezig', 'acknowledge-emergency')),
    offer(!over && leads, go('Toch geen gevaar…', 'withdraw-emergency')),
  );
}

function titles({ state, side, doubt, earlier }: AlertData): string {
  if (state === 'withdrawn') return 'Toch geen gevaar';
  if (state === 'closed') return 'Dit is afgesloten';
  if (side === 'told') return 'Wil je nu kijken?';
  if (doubt !== true) return 'Er is spoed gemeld';
  return earlier === undefined ? 'Je weet niet of er nu gevaar is' : 'Je wist niet of er gevaar was';
}

function withdrawn({ code, doubt }: AlertData): string {
  if (doubt === true) return code === '' ? 'Er is nu geen gevaar.' : `Zorg ${code}: er is nu geen gevaar.`;
  return `${code === '' ? 'De' : `Zorg ${code}: de`} spoed is teruggenomen.`;
}

/** Which case, but of a colleague, and where there is none yet. */
const caseOf = ({ ofStaff, code }: AlertData, mark: ':' | '.'): string =>
  ofStaff || code === '' ? '' : `Zorg ${code}${mark} `;

const toTold = (data: AlertData) => [
  when(data.state !== 'closed', say(whatToDo(data))),
  // Teams may deliver it much later, or it is read later.
  when(data.state === 'open', say(data.earlier === undefined ? `Gezegd op ${data.at}.` : LATE)),
  isOnIt(data),
  when(data.callFirst === true, say(callFirstWords(data.code))),
  strong('Nu gevaar: bel 112. Twijfel: Veilig Thuis, 0800-2000, dag en nacht. Wacht op niemand.'),
];

const whatToDo = (data: AlertData): string =>
  `${caseOf(data, ':')}${data.who} ${whatWasSaid(data)} ${data.doubt === true ? 'Lees de zorg, en bel' : 'Bel'} ${data.who}.`;

/** In a message that comes later than what it tells. */
const LATE = 'Ik kon dit bericht niet eerder sturen.';

function whatWasSaid({ doubt, at, earlier }: AlertData): string {
  if (earlier === undefined)
    return doubt === true ? 'weet niet of er nu gevaar is.' : 'meldt dat er nu gevaar kan zijn.';
  return doubt === true ? `wist op ${at} niet of er gevaar was.` : `zei op ${at} dat er gevaar kon zijn.`;
}

const isOnIt = (data: AlertData) => [
  when(data.state === 'taken-up', say(`${caseOf(data, '.')}${data.by ?? ''} is ermee bezig.`)),
  when(
    data.state === 'closed',
    say(data.ofStaff || data.code === '' ? 'Het is afgerond.' : `Zorg ${data.code} is afgesloten.`),
  ),
];

function toDeclarer(data: AlertData) {
  const { state, ofStaff, at, earlier, late = false, reached, phones } = data;
  const open = state === 'open';
  return [
    when(earlier === true, say(`Je zei dit op ${at}. ${LATE}`)),
    isOnIt(data),
    when(open, howFar(data).map(say)),
    strong('Bel zelf: 112 bij gevaar nu. Twijfel: Veilig Thuis, 0800-2000, dag en nacht. Wacht op niemand.'),
    when(open && phones !== undefined, near((phones ?? []).map(point))),
    when(
      open && ofStaff && late && reached === undefined,
      say('Bel zelf het bestuur, en de vertrouwensinspecteur: 0900-111 3111, op werkdagen.'),
    ),
    when(open && !ofStaff, say('Blijf niet alleen: haal een collega erbij.')),
  ];
}

/** Whom the alert has reached, and whom the bot still tries to reach. */
function howFar(data: AlertData): readonly string[] {
  const { reached, trying, late = false } = data;
  const first = caseOf(data, '.');
  if (reached !== undefined)
    return [
      `${first}Afgeleverd bij ${reached}, nog niet gelezen.`,
      ...(trying === undefined ? [] : [`Ik probeer ook ${trying} te bereiken.`]),
    ];
  if (trying === undefined) return [`${first}Ik kan niemand van school waarschuwen.`];
  return late
    ? [`${first}Het lukt nog niet om ${trying} te bereiken. Ik blijf het proberen.`]
    : [`${first}Ik probeer ${trying} te bereiken.`];
}
