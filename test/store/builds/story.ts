import { commandSchemas, type Command, type CommandName } from '../../../src/case/commands';
import { appoint } from '../../../src/service/school/appoint';
import { commit } from '../../../src/service/commands/commit';
import { intake, lindeboom, note, referral, who } from '../../case/given';
import { newCaseId, rest, type House } from '../../service/house';
import { until } from '../../service/story';
import type { Values } from '../../../src/view/values';

/*
 * What happens at De Lindeboom in the first weeks of a build: cases in many states, and everything else that is stored.
 */

/** The end of the story: a Friday, when mornings have come and things are overdue. */
export const storyEnds = '2027-05-21T10:00:00.000Z';

const talk = {
  with: 'parents',
  risk: 'no',
  purpose: 'de zorg delen',
  signals: 'de plek',
  leader: who('carla').person,
  second: who('noor').person,
  date: '2027-05-12',
  where: 'school',
};
const talked = {
  told: 'doel',
  facts: 'plek',
  reaction: 'schrik',
  together: 'samen gekeken',
  agreements: 'bellen',
  present: 'beide ouders',
  date: '2027-05-10',
  outcome: 'recognises',
  safe: 'yes',
  signed1: 'yes',
  signed2: 'later',
  signedLeader: 'yes',
  signedSecond: 'yes',
};
const family = {
  name: 'Jip de Vries',
  birthDate: '2017-03-04',
  parent1: 'Mia Zandstra',
  authority1: 'yes',
  parent2: 'Tom de Vries',
};
const weighed = {
  ...{ safety: 'onveilig', risks: 'veel', severity: 'ernstig', reporting: 'nee', helping: 'ja', willing: 'ja' },
  ...{ harm: 'no', q1: 'yes', q2: 'no', q2b: 'no', q3: 'yes', q4: 'yes', safe: 'yes' },
  ...{ harmWhy: 'omdat', q1Why: 'omdat', q2Why: 'omdat', q2bWhy: 'omdat', q3Why: 'omdat', q4Why: 'omdat' },
  ...{ report: 'no', help: 'yes', evaluate: '2027-06-10' },
};
const report = {
  reporter: who('carla').person,
  date: '2027-05-10',
  how: 'phone',
  norm: '1',
  schoolDoes: 'kijken',
  together: 'Iris',
  discussed1: 'no',
  ground1: ['child-safety'],
  groundsWhy: 'Niemand weet wie voor hem zorgt',
  older: 'no',
};

/** Tells the story. @returns the ids of the cases by how they are at its end */
export async function tell(house: House): Promise<Record<string, string>> {
  const cases: Record<string, string> = {};
  const begin = async (name: string, child: string, by = 'anna'): Promise<string> => {
    const id = (cases[name] = newCaseId());
    await gives(house, id, by, 'open-case', { ...intake, child, group: '6' });
    return id;
  };
  await begin('opened', 'Fenna Quispel');
  await consulted(house, await begin('consulted', 'Jip de Vries'));
  await planned(house, await begin('talk-planned', 'Jip de Vries', 'bas'));
  await held(house, await begin('talked', 'Lotte Zandbergen'));
  await weighing(house, await begin('weighed', 'Sem Hoekstra'));
  await reported(house, await begin('reported', 'Noor Wiersma'));
  await referred(house, await begin('referred', 'Mees van Loon'));
  await gives(house, await begin('emergency', 'Saar Bos'), 'anna', 'declare-emergency');
  await gives(house, (cases['staff'] = newCaseId()), 'anna', 'alert-board');
  await gives(house, await begin('frozen', 'Tijn Groot'), 'anna', 'alert-board', { suspect: who('bas').person });
  await closed(house, await begin('closed', 'Evi Maas'));
  await around(house, cases);
  for (const day of ['11', '12', '13', '14', '18', '19', '20', '21']) {
    await until(house, `2027-05-${day}T05:00:00.000Z`);
    await until(house, `2027-05-${day}T07:00:00.000Z`);
    await until(house, `2027-05-${day}T10:00:00.000Z`);
  }
  return cases;
}

async function consulted(house: House, id: string): Promise<void> {
  await gives(house, id, 'carla', 'acknowledge', {}, 't1');
  await asksFor(house, id, 'noor');
  await gives(
    house,
    id,
    'noor',
    'answer-consultation',
    { ...note, date: '2027-05-10' },
    await openTask(house, id, 'noor'),
  );
  await asksFor(house, id, 'vera', { mode: 'anonymous', summary: 'Een kind met zorgen', clean: true });
  await asksFor(house, id, 'sam');
  await gives(
    house,
    id,
    'sam',
    'hand-over',
    { person: who('lies').person, reason: 'zij kent het kind' },
    await openTask(house, id, 'sam'),
  );
}

async function planned(house: House, id: string): Promise<void> {
  await gives(house, id, 'carla', 'record-child', family);
  const consent = {
    party: who('vera').person,
    purpose: 'meedenken',
    answer: 'given',
    date: '2027-05-10',
    written: true,
  };
  await gives(house, id, 'carla', 'record-consent', { parent: 'p1', ...consent });
  await gives(house, id, 'carla', 'record-consent', { parent: 'p2', ...consent });
  await asksFor(house, id, 'vera');
  await gives(house, id, 'carla', 'plan-talk', talk);
}

async function held(house: House, id: string): Promise<void> {
  await gives(house, id, 'carla', 'record-child', { ...family, name: 'Lotte Zandbergen', parent1: 'Eva Zandbergen' });
  await gives(house, id, 'carla', 'plan-talk', talk);
  const task = (await house.stateOf(id)).tasks.find(({ status, rule }) => status === 'open' && rule.startsWith('talk'));
  await gives(house, id, 'carla', 'record-talk', talked, task?.id);
}

async function weighing(house: House, id: string): Promise<void> {
  for (const which of Object.keys(lindeboom.protocol.consultation.required))
    await gives(house, id, 'carla', 'waive-consultation', { which, reason: 'zij komen nu niet bijeen' });
  for (const partner of ['parents', 'child'])
    await gives(house, id, 'carla', 'waive-talk', { with: partner, grounds: ['child-safety'], why: 'het kan nu niet' });
  await gives(house, id, 'carla', 'record-advice', {
    ...{ date: '2027-05-10', contact: 'phone', judgement: 'zorgelijk', advice: 'blijf kijken', talkAllowed: 'yes' },
  });
  await gives(house, id, 'carla', 'weigh', weighed);
}

async function reported(house: House, id: string): Promise<void> {
  await gives(house, id, 'anna', 'record-signal', {
    ...{ what: 'Het kind vertelde iets', nature: 'told-by-child', quote: 'au', date: '2027-05-10', place: 'klas' },
    ...{ situation: 'kring', present: 'de groep', direction: 'confirms', safe: 'unknown' },
  });
  await gives(house, id, 'carla', 'record-report', report);
}

async function referred(house: House, id: string): Promise<void> {
  await gives(house, id, 'carla', 'refer', { ...referral, date: '2027-05-10' });
  await gives(house, id, 'carla', 'plan-task', { person: who('lies').person, what: 'observeren', due: '2027-05-20' });
}

async function closed(house: House, id: string): Promise<void> {
  await gives(house, id, 'carla', 'close-case', {
    ...{
      reason: 'no-suspicion',
      motivation: 'Alles is besproken',
      agreements: 'Geen',
      wentWell: 'Snel',
      tookLong: 'Niets',
      lapsedWhy: 'De zorg is afgesloten',
    },
    ...{ heard: [], safe: 'yes' },
  });
}

/** What is stored beside cases: readings and refusals, who can be reached, changes of the school, and danger told while it could not run. */
async function around(house: House, cases: Record<string, string>): Promise<void> {
  await house.act('carla', 'dossier', { case: cases['opened'] ?? '' });
  await house.act('lies', 'dossier', { case: cases['opened'] ?? '' });
  for (const key of ['anna', 'carla', 'willem'])
    await house.store.people.put({
      person: who(key).person,
      tenant: lindeboom.school.tenant,
      reference: { conversation: `chat-${key}` },
      lastSeen: house.time.now(),
    });
  const actor = actorOf('carla');
  const change = (name: string, fields: Values) =>
    appoint({ ...house.ports, worker: house.worker }, actor, { name, fields } as Parameters<typeof appoint>[2]);
  await change('hand-over-role', { role: 'deputy', person: who('noor').person, reason: 'wisselt' });
  const said = { verb: 'open-case', case: newCaseId(), page: 3, saidAt: house.time.now() };
  const values = { ...intake, child: 'Pim Zonneveld', danger: 'yes', informed: true };
  const request = { id: 'said-then', actor: actorOf('anna'), ...said, values };
  await house.store.alerts.write('a'.repeat(32), { request, stands: [], until: house.time.wall() }, undefined);
  await change('stand-in', { person: who('dirk').person, until: '2027-05-19', absence: 'holiday' });
}

const actorOf = (key: string) => ({ ...who(key), tenant: lindeboom.school.tenant });

let given = 0;

/** Somebody gives a command, and what follows is delivered. */
export async function gives(
  house: House,
  caseId: string,
  by: string,
  name: CommandName,
  fields: Values = {},
  task?: string,
): Promise<void> {
  given += 1;
  const command = { name, fields: commandSchemas[name].parse(fields), task } as Command;
  const { guard } = await commit(house.ports, { id: `given-${given}`, actor: actorOf(by), caseId, command });
  house.worker.nudge(caseId, guard);
  await house.worker.settle();
  await rest();
}

const asksFor = (house: House, id: string, key: string, more: Values = {}): Promise<void> =>
  gives(house, id, 'carla', 'request-consultation', {
    ...{ to: who(key).person, mode: 'open', question: 'Hoe kijk jij hiernaar?' },
    ...more,
  });

const openTask = async (house: House, id: string, key: string): Promise<string | undefined> =>
  (await house.stateOf(id)).tasks.find(({ status, owner }) => status === 'open' && owner.person === who(key).person)
    ?.id;
