import { elementsOf } from './cards';
import type { Expectations } from './expectation-schema';
import type { Misses } from './report';
import { allChats } from './sent';
import type { Stage } from './stage';

/** The cases as an operator sees them, the log, the bot; and words that must be nowhere. */
export async function expectMachinery(misses: Misses, stage: Stage, expected: Expectations): Promise<void> {
  if (expected.cases !== undefined) misses.equal('cases', expected.cases, (await stage.cases()).length);
  for (const [label, state] of Object.entries(expected.state ?? {})) await expectState(misses, stage, label, state);
  if (expected.absent !== undefined) await expectAbsent(misses, stage, expected.absent);
  if (expected.log !== undefined) await expectLog(misses, stage, expected.log);
  if (expected.bot !== undefined) misses.equal('bot', expected.bot, (await stage.school.school()).bot);
}

async function expectState(
  misses: Misses,
  stage: Stage,
  label: string,
  expected: NonNullable<Expectations['state']>[string],
): Promise<void> {
  const caseId = stage.caseId(label);
  const row = (await stage.cases()).find((one) => one.caseId === caseId);
  if (row === undefined) {
    misses.add(`state.${label}`, 'a case', 'none');
    return;
  }
  if (expected.status !== undefined) misses.equal(`state.${label}.status`, expected.status, row.status);
  if (expected.step !== undefined) misses.equal(`state.${label}.step`, expected.step, row.step);
  const tasks = row.tasks.map(({ rule, owner, status }) => ({
    rule,
    status,
    owner: [...stage.people.values()].find(({ id, key }) => id === owner || key === owner)?.key ?? owner,
  }));
  for (const [name, status] of Object.entries(expected.tasks ?? {})) {
    const [rule, owner] = name.split(' of ');
    const named = tasks.filter((task) => task.rule === rule && (owner === undefined || task.owner === owner));
    if (named.length === 0 && status === 'none') continue;
    if (!named.some((task) => task.status === status)) {
      misses.add(
        `state.${label}.tasks`,
        `${name}: ${status}`,
        tasks.map((task) => `${task.rule} of ${task.owner}: ${task.status}`).join(' ; '),
      );
    }
  }
}

/** Handles on the cards of people from outside: sealed bytes, in which the letters of a short name are by chance. */
const sealed = /~[\w-]{70}/g;

type Place = NonNullable<Expectations['absent']>['from'][number];

async function expectAbsent(
  misses: Misses,
  stage: Stage,
  { words, from }: NonNullable<Expectations['absent']>,
): Promise<void> {
  for (const place of from) {
    const text = (await textIn(stage, place)).replace(sealed, '').toLowerCase();
    for (const word of words) {
      const forms = [word, encodeURIComponent(word), word.replaceAll(' ', '+')].map((form) => form.toLowerCase());
      if (forms.some((form) => text.includes(form)))
        misses.add('absent', `"${word}" nowhere in ${place}`, 'it stands there');
    }
  }
}

async function textIn(stage: Stage, place: Place): Promise<string> {
  switch (place) {
    case 'log':
      return stage.school.log();
    case 'trace':
      return (await stage.school.trace())
        .map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body)}`)
        .join('\n');
    case 'previews': {
      const all = await Promise.all([...stage.people.keys()].map((key) => stage.school.notifications(key)));
      return all
        .flat()
        .map(({ preview }) => preview)
        .join('\n');
    }
    case 'chats': {
      // What a person typed is there by their own doing; the bot answers for its own messages, hidden data included.
      const messages = [...(await allChats(stage)).values()].flatMap((chat) => [
        chat.title,
        ...chat.messages.filter(({ from }) => from === 'bot'),
      ]);
      return messages
        .map((message) =>
          typeof message === 'string'
            ? message
            : `${message.text ?? ''} ${message.summary ?? ''} ${JSON.stringify(elementsOf(message.card))}`,
        )
        .join('\n');
    }
  }
}

async function expectLog(misses: Misses, stage: Stage, expected: NonNullable<Expectations['log']>): Promise<void> {
  const log = (await stage.school.log()).toLowerCase();
  for (const phrase of expected.has ?? [])
    if (!log.includes(phrase.toLowerCase())) misses.add('log.has', phrase, 'no line of the log says so');
  for (const phrase of expected.lacks ?? [])
    if (log.includes(phrase.toLowerCase())) misses.add('log.lacks', `not: ${phrase}`, 'a line of the log says so');
}
