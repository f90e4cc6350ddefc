import type { Protocol } from '../../../src/agreement/protocol-schema';
import { taskReferences } from '../../../src/agreement/references';
import { roleOf } from './words';

/** When a task is asked, by the place in a protocol that names it. */
const words: Readonly<Record<string, string>> = {
  'opening.tasks': 'meteen na de melding',
  'opening.helpInvolved': 'als er al hulp is bij het gezin',
  'opening.feedback': 'als er iets met de zorg is gedaan',
  'signals.observation': 'na een melding op gevoel',
  'consultation.task': 'als iemand wordt gevraagd om mee te denken',
  'consultation.after': 'als iemand heeft meegedacht',
  'advice.task': 'als er advies nodig is, zoals bij twijfel',
  'advice.callFirst.task': 'bij signalen waarbij jullie eerst Veilig Thuis bellen',
  'planning.task': 'als jullie dit met elkaar afspreken',
  'planning.others': 'als jullie dit met elkaar afspreken',
  'planning.fileRequest.gather': 'als ouders om het dossier vragen',
  'planning.fileRequest.answer': 'als ouders om het dossier vragen',
  'talk.task': 'als er een gesprek is gepland',
  'talk.signatures': 'als er nog een handtekening mist',
  'talk.after': 'na een gesprek',
  'talk.afterFirst': 'na een gesprek in de eerste stap',
  'talk.agreed': 'als er in het gesprek iets is afgesproken',
  'talk.keepInTouch': 'als er een tijd geen contact met de ouders is opgeschreven',
  'weighing.task': 'zodra gesprekken, overleg en advies zijn vastgelegd, of na een melding met spoed',
  'weighing.after': 'als een eerdere vraag ernaar voor het wegen geen antwoord kreeg',
  'weighing.against': 'als het besluit afwijkt van het afwegingskader',
  'weighing.agree': 'als er is gewogen',
  'weighing.opens.report': 'na het besluit om te melden',
  'weighing.opens.help': 'na het besluit om hulp te organiseren',
  'weighing.opens.evaluation': 'op de dag van de evaluatie',
  'weighing.onceMore.task': 'als hulp nog een keer is aangeboden',
  'referral.followUp': 'na een verwijzing',
  'referral.after': 'na een verwijzing',
  'referral.monitor': 'zolang er hulp is, tot de evaluatie',
  'referral.announce': 'als de organisatie nog niet weet dat de ouders komen',
  'report.feedback': 'na een melding',
  'report.rest': 'na een melding met spoed',
  'report.contact': 'als er contact met Veilig Thuis is afgesproken',
  'report.after': 'na een melding',
  'report.together': 'na een melding, als er nog vragen openstaan',
  'monitoring.task': 'na hulp of een melding, tot de zorg sluit',
  'monitoring.onSignal': 'bij een nieuw signaal terwijl er hulp is',
  'staff.task': 'bij een zorg over iemand van school',
  'emergency.tasks.declarer': 'na gevaar, aan wie het meldde',
  'emergency.tasks.coordinator': 'na gevaar',
  'reopening.tasks': 'als een zorg weer opengaat',
};

/** When each task of a protocol is asked; a task that is not in it is never asked. */
export function whenAsked(protocol: Protocol): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [path, task] of taskReferences(protocol)) {
    if (path.join('.') === 'opening.reading') continue;
    const moment = momentOf(path, protocol);
    const known = found.get(task) ?? [];
    if (!known.includes(moment)) found.set(task, [...known, moment]);
  }
  return found;
}

function momentOf(path: readonly PropertyKey[], protocol: Protocol): string {
  const parts = path.filter((part) => typeof part !== 'number').map(String);
  const [first, second, name = ''] = parts;
  const fixed = words[parts.join('.')];
  if (fixed !== undefined) return fixed;
  if (first === 'steps') return 'als deze stap begint';
  if (first === 'outcomes') return `bij het antwoord ‘${protocol.outcomes[second ?? '']?.title ?? ''}’`;
  if (second === 'tasks') return `als de ${roleOf(protocol, name)} wordt gevraagd om mee te denken`;
  if (second === 'needs') return `voordat de ${roleOf(protocol, name)} meedenkt`;
  if (second === 'required') return `na het overleg met ${protocol.consultation.required[name]?.title ?? name}`;
  throw new Error(`nothing says when a task at ${parts.join('.')} is asked`);
}
