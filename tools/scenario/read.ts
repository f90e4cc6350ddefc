import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { AgreementError, type Diagnostic } from '../../src/agreement/diagnostic';
import { parseYaml, type Parsed, type Path } from '../../src/agreement/parse';
import { scenarioSchema, type Scenario, type Step } from './schema';

/** A scenario that was read, with the line of each of its steps. */
export interface ReadScenario {
  readonly file: string;
  readonly scenario: Scenario;
  readonly lines: readonly number[];
}

/**
 * Reads a scenario, and checks that it speaks only of cases and kept things that it named before.
 * @throws AgreementError that lists every mistake as `file:line: what is wrong`
 */
export function readScenario(path: string): ReadScenario {
  return readScenarioText(relative(process.cwd(), path), readFileSync(path, 'utf8'));
}

/** @throws AgreementError that lists every mistake as `file:line: what is wrong` */
export function readScenarioText(file: string, source: string): ReadScenario {
  const parsed = parseYaml(file, source, scenarioSchema);
  if (!('value' in parsed)) throw new AgreementError(parsed);
  const mistakes = checkNames(parsed);
  if (mistakes.length > 0) throw new AgreementError(mistakes);
  const lines = parsed.value.steps.map((_, index) => parsed.mistake(['steps', index], '').line);
  return { file, scenario: parsed.value, lines };
}

/** Names that are used before something has them, which would otherwise be found halfway through a run. */
function checkNames({ value: scenario, mistake }: Parsed<Scenario>): readonly Diagnostic[] {
  const cases = new Set<string>();
  const kept = new Set<string>();
  const channels = new Set<string>();
  const mistakes: Diagnostic[] = [];
  scenario.steps.forEach((step, index) => {
    const path = ['steps', index];
    const expect = (names: ReadonlySet<string>, name: string | undefined, at: Path, what: string): void => {
      if (name !== undefined && !names.has(name))
        mistakes.push(mistake([...path, ...at], `no step before this names ${what} "${name}"`));
    };
    for (const act of actsOf(step)) {
      if ('on' in act) expect(cases, act.on, ['on'], 'a case');
      if (act.act === 'again') expect(kept, act.again, ['again'], 'a kept');
      if (act.act === 'sends' && typeof act.sends === 'string') expect(kept, act.sends, ['sends'], 'a kept');
      if (act.act === 'do' && act.case !== undefined) cases.add(act.case);
      if ('keep' in act && act.keep !== undefined) kept.add(act.keep);
      if (act.act === 'do' && act.hold !== undefined) kept.add(act.hold);
    }
    const made = step.act.act === 'platform' ? step.act.platform : undefined;
    if (typeof made === 'object' && 'channel' in made) {
      for (const [, name] of `${made.channel} ${made.description}`.matchAll(/\{([\w-]+)\}/g))
        expect(cases, name, ['platform', 'channel'], 'a case');
      channels.add(made.as);
    }
    for (const name of Object.keys(step.expect.channels ?? {}))
      expect(channels, name, ['expect', 'channels', name], 'a channel');
    expect(kept, step.expect['same-answer-as'], ['expect', 'same-answer-as'], 'a kept');
    expect(cases, step.expect.room?.of, ['expect', 'room', 'of'], 'a case');
    for (const name of Object.keys(step.expect.state ?? {})) expect(cases, name, ['expect', 'state', name], 'a case');
  });
  return mistakes;
}

/** The acts of one step that people do: one, several at once, or none. */
function actsOf(step: Step) {
  if (step.act.act === 'together') return step.act.together;
  return step.act.act === 'look' ||
    step.act.act === 'bot' ||
    step.act.act === 'down' ||
    step.act.act === 'platform' ||
    step.act.act === 'storage' ||
    step.act.act === 'school-file'
    ? []
    : [step.act];
}
