import { checkProtocol } from '../../src/agreement/check';
import type { Diagnostic } from '../../src/agreement/diagnostic';
import type { Parsed } from '../../src/agreement/parse';
import type { Protocol } from '../../src/agreement/protocol-schema';
import { walkingSchool } from './school';
import { senseOf } from './sense';
import { walk, type Finding, type Options, type Walked } from './walk';

/** What there is to say about a protocol file; it was walked only when nothing could be seen to be wrong before. */
export interface Checked {
  readonly file: string;
  readonly mistakes: readonly Diagnostic[];
  readonly walked?: Walked;
}

type Read = Parsed<Protocol> | readonly Diagnostic[];

/** Spelling first, then sense, then the walk: each presumes that the one before found nothing. */
export function checkFile(file: string, read: Read, options: Options = {}): Checked {
  const parsed = seenAtOnce(file, read);
  if ('mistakes' in parsed) return parsed;
  const walked = walk(walkingSchool(parsed.value), options);
  return {
    file,
    walked,
    mistakes: [...walked.findings.map((finding) => told(finding, parsed)), ...unreached(walked, parsed)],
  };
}

/** What can be seen to be wrong without a walk; nothing of that: the protocol, to be walked. */
export function seenAtOnce(file: string, read: Read): Checked | Parsed<Protocol> {
  if (!('value' in read)) return { file, mistakes: read };
  for (const check of [checkProtocol, senseOf]) {
    const mistakes = check(read);
    if (mistakes.length > 0) return { file, mistakes };
  }
  return read;
}

const told = ({ proof, message, trail, rule }: Finding, { mistake }: Parsed<Protocol>): Diagnostic =>
  mistake(rule === undefined ? [] : ['tasks', rule], `${proof}: ${trail}: ${message}`);

/** Steps and tasks that are in the file and to which no way led, although everything was tried. */
function unreached(
  { facts, complete }: Walked,
  { file, value: protocol, mistake }: Parsed<Protocol>,
): readonly Diagnostic[] {
  if (!complete) return [];
  const asked = new Set(facts.map((fact) => fact.split(' ')[0]));
  const all = [
    ...protocol.steps.flatMap(({ id }, index) =>
      facts.includes(`step ${id}`) ? [] : [mistake(['steps', index], `no way leads to step "${id}"`)],
    ),
    ...Object.keys(protocol.tasks).flatMap((id) =>
      asked.has(id) ? [] : [mistake(['tasks', id], `no way leads to "${id}": nobody is ever asked it`)],
    ),
  ];
  // What the file offers on which this one builds, need not all be used.
  return all.filter((one) => one.file === file);
}
