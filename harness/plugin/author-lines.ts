import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

/** A place in a compiled module, as it stands in a stack trace. */
const COMPILED_PLACE = /(?:file:\/\/)?\/[^\s():]+\.mjs:(\d+)(?::(\d+))?/g;

/**
 * Puts the lines of their author in the place of those of compiled modules, in a stack trace or a text with some. The
 * processes in which programs are measured know nothing of source maps, which cost memory.
 */
export function toAuthorLines(text: string): string {
  return text.replace(COMPILED_PLACE, (place, line: string, column?: string) => {
    const path = place.replace(/(:\d+)+$/, '');
    const map = readMap(path.startsWith('file:') ? fileURLToPath(path) : path);
    if (!map) return place;
    const origin = map.findEntry(Number(line) - 1, Number(column ?? 1) - 1);
    if (!('originalSource' in origin)) return place;
    const source = fileURLToPath(origin.originalSource);
    return `${source}:${origin.originalLine + 1}:${origin.originalColumn + 1}`;
  });
}

function readMap(path: string): SourceMap | undefined {
  if (!existsSync(`${path}.map`)) return undefined;
  return new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')) as SourceMapPayload);
}

/** An error with its trace and its causes: a text among them is the trace of another process. */
export function traceOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return toAuthorLines(typeof cause === 'string' ? cause : inspect(error));
}
