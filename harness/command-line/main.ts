#!/usr/bin/env node
import { Command, CommanderError } from 'commander';

import { UserError } from '../../tasks/contract/index.js';
import { ownVersion } from '../environment.js';
import { dataCommand } from './data.js';
import { doctorCommand } from './doctor.js';
import { listCommand } from './list.js';
import { reportCommand } from './report.js';
import { runCommand } from './run.js';
import { schemaCommand } from './schema.js';
import { selfCheckCommand } from './selfcheck.js';
import { trainCommand } from './train.js';

const program = new Command('rvw')
  .description(
    'Software 1.0 against Software 2.0: rules and weights on the same task, under one harness, on one page.',
  )
  .version(ownVersion(), '--version', 'print the version')
  .helpOption('--help', 'show this help')
  .option('--verbose', 'show stack traces')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'rvw: ')) });

for (const command of [
  runCommand,
  reportCommand,
  listCommand,
  trainCommand,
  doctorCommand,
  selfCheckCommand,
  dataCommand,
  schemaCommand,
]) {
  program.addCommand(
    command().exitOverride().helpOption('--help', 'show this help').copyInheritedSettings(program),
  );
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tell(error);
}

/** Says what went wrong, on one line unless it is our own bug, and returns the exit code. */
function tell(error: unknown): number {
  // Commander has already said it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const verbose = program.opts<{ verbose?: boolean }>().verbose ?? false;
  if (error instanceof UserError) {
    console.error(verbose ? error : `rvw: ${error.message}`);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  console.error(
    verbose
      ? error
      : `rvw: this is a bug of rules-vs-weights: ${message} (run again with --verbose for its trace)`,
  );
  return 1;
}
