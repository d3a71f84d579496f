import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { UserError } from '../tasks/contract/index.js';
import { toAuthorLines } from './plugin/author-lines.js';
import { findSyntaxError } from './sources/bundle.js';

const MODULE_NOT_FOUND = 'ERR_MODULE_NOT_FOUND';

/** What Node says of a module with `import` or `export` that it takes for CommonJS. */
const TAKEN_FOR_COMMONJS = /^(Cannot use import statement outside a module|Unexpected token 'export')$/;

/** What Node says of a package that is not there. */
const MISSING_PACKAGE = /^Cannot find package '(?<name>(?:@[^/']+\/)?[^/']+)/;

/** Where an error of syntax stands: the first line of its trace, before a marked line of the source. */
const MARKED = /^(?<path>(?:file:\/\/)?\/.+):(?<line>\d+)\n.*\n(?<indent> *)\^/;

/** Where any other error was thrown. */
const THROWN = /\n\s+at (?:.*\()?(?<path>(?:file:\/\/)?\/[^\s()]+):(?<line>\d+):(?<column>\d+)/;

/**
 * Turns what importing a plugin threw into a mistake of its author: what it was, the file and the line, and the mend.
 *
 * @param module the plugin's `file:` URL
 * @param cause what `import` threw
 * @param source the module as its author knows it
 */
export async function importError(module: string, cause: unknown, source = module): Promise<UserError> {
  await letPass(cause);
  return new UserError(`plugin ${source} cannot be imported: ${await whyNotImported(module, cause)}`, {
    cause,
  });
}

/** True for what `import` throws itself, and not the module that it imports. */
export const isImportError = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  (error instanceof Error && 'code' in error && error.code === MODULE_NOT_FOUND);

/**
 * What importing threw, with the file and line, and the mend.
 *
 * @param module the `file:` URL of what was imported, or of what imported it
 */
export async function whyNotImported(module: string, cause: unknown): Promise<string> {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const place = await placeOf(module, cause);
  return `${reason}${place === undefined ? '' : ` (${place})`}${mendOf(module, reason)}`;
}

/**
 * Node before version 22 rejects a second time, where nobody can catch it, when a module that is imported imports one that
 * it takes for CommonJS; that would end the process with a trace.
 */
async function letPass(cause: unknown): Promise<void> {
  const onRejection = (reason: unknown): void => {
    if (reason !== cause) throw reason;
  };
  process.on('unhandledRejection', onRejection);
  await setImmediate();
  process.off('unhandledRejection', onRejection);
}

/** The file, line and column where an import went wrong; nothing where it says itself which file it is about. */
async function placeOf(module: string, cause: unknown): Promise<string | undefined> {
  if (!(cause instanceof Error) || ('code' in cause && cause.code === MODULE_NOT_FOUND)) return undefined;
  const stack = toAuthorLines(cause.stack ?? '');
  const marked = MARKED.exec(stack)?.groups;
  if (marked) return `${pathOf(marked['path']!)}:${marked['line']}:${marked['indent']!.length + 1}`;
  // Of a module that it cannot parse Node does not tell the place before version 22.
  if (cause instanceof SyntaxError) return findSyntaxError(module);
  const thrown = THROWN.exec(stack)?.groups;
  return thrown && `${pathOf(thrown['path']!)}:${thrown['line']}:${thrown['column']}`;
}

const pathOf = (place: string): string => (place.startsWith('file:') ? fileURLToPath(place) : place);

/** What to do, where it can be told. */
function mendOf(module: string, reason: string): string {
  if (TAKEN_FOR_COMMONJS.test(reason))
    return '; it is an ES module in a package of CommonJS: rename the file to .mjs, or set "type": "module" in its package.json';
  const name = MISSING_PACKAGE.exec(reason)?.groups?.['name'];
  if (name !== undefined) return `; install it there: npm install ${name}`;
  if (reason.startsWith(`Cannot find module '${pathOf(module)}'`)) return '; name a file that is there';
  return '';
}
