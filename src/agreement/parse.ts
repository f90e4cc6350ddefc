import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument, type Document } from 'yaml';
import type { z } from 'zod/v4';
import { overlay } from './overlay';
import type { Diagnostic } from './diagnostic';
import { memoize } from './memoize';

/** Where a value is, as zod reports it: `['people', 'anna', 'id']`. */
export type Path = readonly PropertyKey[];

/** A file that was read and fits its schema, and that still knows on which line each of its values is. */
export interface Parsed<T> {
  readonly file: string;
  readonly value: T;
  readonly mistake: (path: Path, message: string) => Diagnostic;
}

/** A file as it was written. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A file that is valid YAML, with the line of each of its values. */
interface Written {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/**
 * Reads YAML against a schema, laid over what it builds on if there is such a file. Either the value, or every mistake
 * with its file and line: a board that writes its own file should see all of them at once, where they are.
 */
export function parseYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  base?: Source,
): Parsed<z.output<S>> | readonly Diagnostic[] {
  const written = [read({ file, text }), ...(base === undefined ? [] : [readBase(base.file, base.text)])];
  const broken = written.flatMap(brokenIn);
  if (broken.length > 0) return broken;
  const mistake = (path: Path, message: string): Diagnostic => {
    const holder = written.find(({ document }) => path.length > 0 && document.hasIn([...path])) ?? written[0];
    return { file: holder?.file ?? file, line: holder === undefined ? 1 : lineOf(holder, path), message };
  };
  const values = written.map(({ document }): unknown => document.toJS() ?? {});
  const result = schema.safeParse(values.reduceRight((under, over) => overlay(under, over)));
  if (result.success) return { file, value: result.data, mistake };
  return result.error.issues.flatMap((issue) => {
    const tell = (path: Path, message: string): Diagnostic =>
      mistake(path, `${path.map(String).join('.') || 'the file'}: ${message}`);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => tell([...issue.path, key], capitals(key) ?? 'unknown key: check its spelling'));
    if (issue.code === 'invalid_key') {
      const key = String(issue.path.at(-1));
      return [tell(issue.path, capitals(key) ?? issue.issues[0]?.message ?? issue.message)];
    }
    return [tell(issue.path, isMissing(written, issue.path) ? 'is missing' : issue.message)];
  });
}

/** Keys are names by which the files refer to each other; to tell "Anna" from "anna" there would help nobody. */
const capitals = (key: string): string | undefined =>
  key === key.toLowerCase() ? undefined : `write this without capitals: "${key.toLowerCase()}"`;

function read({ file, text }: Source): Written {
  const lines = new LineCounter();
  return { file, document: parseDocument(text, { lineCounter: lines }), lines };
}

/** Most protocols are laid over the same file, which is the longest. */
const readBase = memoize((file: string, text: string) => read({ file, text }), 5);

const brokenIn = ({ file, document, lines }: Written): readonly Diagnostic[] =>
  document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    message: `this is no valid YAML: ${error.message.split(' at line')[0] ?? error.code}`,
  }));

const isMissing = (written: readonly Written[], path: Path): boolean =>
  path.length > 0 && !written.some(({ document }) => document.hasIn([...path]));

/** The line of the value at a path, or of the nearest thing around it that exists. */
function lineOf({ document, lines }: Written, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!isPair(pair)) break;
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isNode(node) && 'items' in node && Array.isArray(node.items)) {
      node = node.items[Number(step)];
      if (isNode(node) && node.range) offset = node.range[0];
    } else break;
  }
  return lines.linePos(offset).line;
}
