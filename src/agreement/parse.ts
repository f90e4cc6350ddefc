import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument, type Document } from 'yaml';
import type { z } from 'zod/v4';
import type { Mistake } from './mistake';

/** Where a value stands, as zod reports it: `['people', 'anna', 'id']`. */
export type Path = readonly PropertyKey[];

/** A file that was read and fits its schema, and that still knows on which line each of its values stands. */
export interface Parsed<T> {
  readonly file: string;
  readonly value: T;
  readonly mistake: (path: Path, message: string) => Mistake;
}

/**
 * Reads YAML against a schema. Either the value, or every mistake with its line: a board that writes its own file
 * should see all of them at once, where they are.
 */
export function parseYaml<S extends z.ZodType>(
  file: string,
  source: string,
  schema: S,
): Parsed<z.output<S>> | readonly Mistake[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      message: `this is no valid YAML: ${error.message.split(' at line')[0] ?? error.code}`,
    }));
  }
  const mistake = (path: Path, message: string): Mistake => ({ file, line: lineOf(document, lines, path), message });
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return { file, value: result.data, mistake };
  return result.error.issues.flatMap((issue) => {
    const tell = (path: Path, message: string): Mistake =>
      mistake(path, `${path.map(String).join('.') || 'the file'}: ${message}`);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => tell([...issue.path, key], 'unknown key: check its spelling'));
    return [tell(issue.path, isMissing(document, issue.path) ? 'is missing' : issue.message)];
  });
}

const isMissing = (document: Document, path: Path): boolean => path.length > 0 && !document.hasIn([...path]);

/** The line of the value at a path, or of the nearest thing around it that exists. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
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
