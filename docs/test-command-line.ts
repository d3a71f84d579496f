import { CommanderError, type Command } from 'commander';

import { wholeCommandLine } from '../harness/command-line/rvw.js';

/**
 * Has the command line understand these words and do nothing.
 *
 * @returns `understood`, or what is wrong with them
 */
export async function parsedOnly(words: readonly string[]): Promise<string> {
  const program = await wholeCommandLine();
  let said = '';
  doNothing(program, (text) => (said += text));
  try {
    await program.parseAsync(words, { from: 'user' });
    return 'understood';
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 'understood' : said.trim();
  }
}

function doNothing(command: Command, say: (text: string) => void): void {
  command.configureOutput({ writeOut: say, writeErr: say, outputError: say });
  for (const own of command.commands) doNothing(own, say);
  // One that only has verbs of its own must still miss them.
  if (command.commands.length === 0) command.action(() => undefined);
}

/** The page of the command line, made from what Commander knows of it. */
export async function describeCommandLine(): Promise<string> {
  const program = await wholeCommandLine();
  return [
    '# The command line',
    '',
    'Made from the code: `npx vitest run docs/command-line.test.ts --update` makes it anew.',
    '',
    'On a checkout the command is `npm run rvw -- VERB …`, and `npm run bench` is `rvw run`. Installed as a package it is',
    '`npx rvw VERB …`. `--help` after any verb shows what stands here.',
    '',
    program.description(),
    '',
    ...optionsOf(program),
    ...program.commands.flatMap((command) => describeVerb(command, 2)),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function describeVerb(command: Command, level: number): string[] {
  return [
    `${'#'.repeat(level)} ${nameOf(command)}`,
    '',
    sentence(command.description()),
    '',
    '```text',
    `${nameOf(command)} ${command.usage()}`,
    '```',
    '',
    ...argumentsOf(command),
    ...optionsOf(command),
    ...textAfter(command),
    ...command.commands.flatMap((own) => describeVerb(own, level + 1)),
  ];
}

const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0
    ? []
    : [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).concat('');

const cell = (text: string): string => text.replaceAll('|', '\\|');

const argumentsOf = (command: Command): string[] =>
  table(
    ['argument', 'what'],
    command.registeredArguments
      .filter(({ description }) => description)
      .map((argument) => [
        `\`${argument.name()}${argument.variadic ? '…' : ''}\`${argument.required ? '' : ' (may be left out)'}`,
        cell(argument.description),
      ]),
  );

const optionsOf = (command: Command): string[] =>
  table(
    ['option', 'what', 'without it'],
    command
      .createHelp()
      .visibleOptions(command)
      // Every verb has it.
      .filter(({ long }) => command.parent === null || long !== '--help')
      .map((option) => [
        `\`${option.flags}\``,
        cell(option.description) +
          (option.argChoices ? `: ${option.argChoices.map((one) => `\`${one}\``).join(' or ')}` : ''),
        option.defaultValue === undefined
          ? '–'
          : (option.defaultValueDescription ?? `\`${String(option.defaultValue)}\``),
      ]),
  );

/** What the help says below its tables: how it works, and examples. */
function textAfter(command: Command): string[] {
  let whole = '';
  command.configureOutput({ writeOut: (text) => (whole += text) });
  command.outputHelp();
  const after = whole.slice(command.helpInformation().length).trim();
  if (after === '') return [];
  const at = after.indexOf('Example:');
  const [words, examples] = at < 0 ? [after, ''] : [after.slice(0, at), after.slice(at + 'Example:'.length)];
  return [
    ...(words.trim() === '' ? [] : [words.trim(), '']),
    ...(examples.trim() === ''
      ? []
      : [
          '<!-- not run: an example of the help, whose words are checked -->',
          '',
          '```sh',
          ...examples
            .trim()
            .split('\n')
            .map((line) => line.trim()),
          '```',
          '',
        ]),
  ];
}
