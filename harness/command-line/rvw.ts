import { Command, CommanderError } from 'commander';

import { UserError } from '../../tasks/contract/index.js';
import { oneLine } from '../../tasks/kit/one-line.js';
import { messageOf } from '../cell/on-example.js';
import { ownVersion } from '../environment.js';
import { traceOf } from '../plugin/author-lines.js';
import { settled } from '../settled.js';
import { interruptionSignal } from './interruption.js';

/** What a module of a verb gives: commands bring along what they need, so each is loaded only where it is asked for. */
const VERBS: Readonly<Record<string, () => Promise<() => Command>>> = {
  run: async () => (await import('./run.js')).runCommand,
  report: async () => (await import('./report.js')).reportCommand,
  table: async () => (await import('./table.js')).tableCommand,
  merge: async () => (await import('./merge.js')).mergeCommand,
  check: async () => (await import('./check.js')).checkCommand,
  new: async () => (await import('./new.js')).newCommand,
  list: async () => (await import('./list.js')).listCommand,
  train: async () => (await import('./train.js')).trainCommand,
  doctor: async () => (await import('./doctor.js')).doctorCommand,
  selfcheck: async () => (await import('./selfcheck.js')).selfCheckCommand,
  data: async () => (await import('./data.js')).dataCommand,
  compare: async () => (await import('./compare.js')).compareCommand,
  baseline: async () => (await import('./baseline.js')).baselineCommand,
  history: async () => (await import('./history.js')).historyCommand,
  schema: async () => (await import('./schema.js')).schemaCommand,
};

/**
 * Runs the command line with these words.
 *
 * @returns the exit code: 0, 1 where something failed, 2 for wrong use, 130 after Ctrl-C
 */
export async function rvw(words: readonly string[]): Promise<number> {
  const program = withoutVerbs();
  // From here on Ctrl-C leaves results and a page: loading the verb takes a while.
  if (verbOf(words) === 'run') interruptionSignal();
  try {
    await addVerbs(program, verbsFor(words));
    await settled(`"rvw ${verbOf(words)}"`, () => program.parseAsync(words, { from: 'user' }));
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return tell(error, program.opts<{ verbose?: boolean }>().verbose ?? false);
  }
}

/** The command line with all of its verbs: what its documentation is made of. */
export const wholeCommandLine = (): Promise<Command> => addVerbs(withoutVerbs(), Object.values(VERBS));

const withoutVerbs = (): Command =>
  new Command('rvw')
    .description(
      'Software 1.0 against Software 2.0: rules and weights on the same task, under one harness, on one page.',
    )
    .version(ownVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .option('--verbose', 'show stack traces')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${ourWords(text, 'rvw')}\n`) });

async function addVerbs(
  program: Command,
  verbs: readonly (() => Promise<() => Command>)[],
): Promise<Command> {
  for (const load of verbs) {
    const command = await load();
    program.addCommand(adopt(program, command()));
  }
  return program;
}

/** The verb that the words name, if any. */
export const verbOf = (words: readonly string[]): string | undefined =>
  words.find((word) => word !== '--verbose');

/** Has a command, and every command of it, end, speak and help as its parent does. */
function adopt(parent: Command, command: Command, name = `rvw ${command.name()}`): Command {
  command
    .copyInheritedSettings(parent)
    .configureOutput({ outputError: (text, write) => write(`${ourWords(text, name)}\n`) });
  for (const own of command.commands) adopt(command, own, `${name} ${own.name()}`);
  return command;
}

/** What Commander says of words that it cannot place: it then says neither what to do nor, unless it can guess, what it knows. */
const WITHOUT_MEND = /^error: (unknown|missing|required|too many) /;

/**
 * What Commander says of wrong use, on one line as all that we say; its guess at what was meant stands on a second.
 *
 * @param command whose help says what it takes
 */
function ourWords(text: string, command: string): string {
  const said = text.trim();
  const onOne = said.replace(/\n(?=\(Did you mean .*\)$)/, ' ');
  const sentence = oneLine(onOne.replace(/^error: /, 'rvw: '));
  return WITHOUT_MEND.test(said) && onOne === said
    ? `${sentence.replace(/\.$/, '')}; "${command} --help" says what it takes`
    : sentence;
}

/** The verb that is named, none where only the version is asked for, or else all, for the help. */
function verbsFor(words: readonly string[]): readonly (() => Promise<() => Command>)[] {
  const first = verbOf(words);
  if (first === '--version' || first === '-V') return [];
  const verb = first !== undefined && Object.hasOwn(VERBS, first) ? VERBS[first] : undefined;
  return verb ? [verb] : Object.values(VERBS);
}

/** Says what went wrong, on one line unless it is our own bug, and returns the exit code. */
function tell(error: unknown, verbose: boolean): number {
  // Commander has already said it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UserError) {
    const lines = error.lines ?? [error.message];
    console.error(verbose ? traceOf(error) : `rvw: ${lines.map(oneLine).join('\n')}`);
    return error.exitCode;
  }
  console.error(verbose ? traceOf(error) : `rvw: ${describeUnforeseen(error)}`);
  return 1;
}

/** What the system refuses is seldom our doing: a cache that is a file, a folder without rights. */
function describeUnforeseen(error: unknown): string {
  const trace = 'run again with --verbose for its trace';
  const message = oneLine(messageOf(error));
  return error instanceof Error && 'syscall' in error && 'path' in error
    ? `a file or folder cannot be used: ${message}; see to it, or name another one (${trace})`
    : `this is a bug of rules-vs-weights: ${message} (${trace})`;
}
