import { commandNames } from '../../src/case/commands';
import { bindCard } from '../../src/cards/bind-card';
import { formOfVerb, formVerb, meant } from '../../src/cards/verbs';
import { dialogs } from '../../src/forms/all';
import { formerNameOf } from '../../src/room/former-forms';
import { dialogNames, type DialogName } from '../../src/room/names';
import { cardStates } from './states/all';

describe('a button', () => {
  it.each(dialogNames)('that opens the form %s is told from one that gives the command of that name', (name) => {
    expect(meant(formVerb(name))).toEqual({ verb: name });
  });

  it.each(commandNames)('that gives the command %s gives it, and opens no form', (name) => {
    expect(meant(name)).toEqual({ verb: name, decides: true });
  });

  it('with a word, or with what nobody knows, is left as it is', () => {
    expect(meant('show-overview')).toEqual({ verb: 'show-overview' });
    expect(meant('nonsense')).toEqual({ verb: 'nonsense' });
    expect(meant('form/nonsense')).toEqual({ verb: 'form/nonsense' });
    expect(meant('constructor')).toEqual({ verb: 'constructor' });
  });
});

describe('a button on a card that was posted before forms took the names of their commands', () => {
  it.each([
    ['intake', 'open-case'],
    ['emergency', 'declare-emergency'],
    ['staff-route', 'alert-board'],
    ['signal-form', 'record-signal'],
    ['consult-note', 'answer-consultation'],
    ['calm-form', 'withdraw-emergency'],
    ['later-form', 'not-now'],
    ['followup-form', 'record-followup'],
    ['my-part', 'my-part'],
    ['dossier', 'dossier'],
  ] as const)('named %s opens %s', (former, form) => {
    expect(meant(former)).toEqual({ verb: form });
  });

  it('opens the same form as then, whichever it was', () => {
    const renamed = dialogNames.filter((name) => formerNameOf(name) !== name);
    expect(renamed.length).toBeGreaterThan(30);
    for (const name of renamed) expect(meant(formerNameOf(name))).toEqual({ verb: name });
  });

  it('answers a follow-up on the card itself', () => {
    expect(meant('record-followup')).toEqual({ verb: 'record-followup', decides: true });
  });
});

it('a form is named by the command that it gives first', () => {
  for (const { name, sends } of Object.values(dialogs))
    if (sends.length > 0 && name !== 'not-now') expect([name, sends[0]]).toEqual([name, name]);
});

interface Opening {
  readonly title: string;
  readonly form: DialogName;
}

/** The buttons on a card that open forms. */
function openings(value: unknown): readonly Opening[] {
  if (typeof value !== 'object' || value === null) return [];
  const { title, data } = value as { readonly title?: unknown; readonly data?: { readonly verb?: unknown } };
  const form = typeof data?.verb === 'string' ? formOfVerb(data.verb) : undefined;
  const own = form !== undefined && typeof title === 'string' ? [{ title, form }] : [];
  return [...own, ...Object.values(value).flatMap(openings)];
}

it('a button that opens a form to fill in says so with three dots: one without them does at once what it says', () => {
  const all = cardStates.flatMap(({ card }) => openings(bindCard(card)));
  expect(all.length).toBeGreaterThan(100);
  const plain = all.filter(({ title, form }) => !title.endsWith('…') && dialogs[form].sends.length > 0);
  expect(plain.filter(({ title }) => title !== 'Nu gevaar')).toEqual([]);
});
