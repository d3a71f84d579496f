import { readFile } from 'node:fs/promises';

import { measureComplexity } from '../../sources/complexity.js';
import type { EffortSamples } from './schema.js';

type Code = EffortSamples['code'];

/**
 * Counts the lines that hold code: of modules in a folder or below, which were written for the program there, and of those
 * elsewhere, which others may share.
 *
 * @param modules `file:` URLs of compiled code
 * @param home the folder whose modules count as own
 */
export async function countCode(modules: Iterable<string>, home: URL): Promise<Code> {
  const code: Code = { own: { files: 0, lines: 0 }, elsewhere: { files: 0, lines: 0 } };
  for (const module of modules) {
    const part = module.startsWith(home.href) ? code.own : code.elsewhere;
    part.files += 1;
    part.lines += measureComplexity(await readFile(new URL(module), 'utf8')).linesOfCode;
  }
  return code;
}
