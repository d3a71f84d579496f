import { Argument, Command } from 'commander';
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import { UserError } from '../../tasks/contract/index.js';
import { writeWhole } from '../files.js';
import { MEASURES } from '../measures/index.js';
import { tasksOf } from '../plugins.js';
import type { NewFiles } from './new/files.js';
import { newMeasure } from './new/measure.js';
import { newProgram } from './new/program.js';
import { newTask } from './new/task.js';
import { parseFolder } from './options.js';
import { registerSuite } from './registry.js';

const KINDS: Readonly<Record<string, (name: string) => NewFiles>> = {
  task: newTask,
  program: newProgram,
  measure: newMeasure,
};

/** Names that the package has itself: two of one name are refused. */
const TAKEN: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  task: async () => (await registerSuite()).plugins.flatMap(({ plugin }) => tasksOf(plugin)),
  measure: () => Promise.resolve(MEASURES.map(({ id }) => id)),
};

const LOWER_CASE_WORDS = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** `rvw new`: the files of a plugin that runs at once, to be made one's own. */
export function newCommand(): Command {
  return new Command('new')
    .description('write a plugin that runs at once: a task with a table and rules, a program, or a measure')
    .addArgument(new Argument('<kind>', 'what it brings').choices(Object.keys(KINDS)))
    .argument('<name>', 'its name: lower-case words with hyphens')
    .option('--out <folder>', 'the folder to write; one of its name without it', parseFolder)
    .addHelpText('after', '\nExample:\n  rvw new task colours')
    .action(async (kind: string, name: string, { out = name }: { readonly out?: string }) => {
      if (!LOWER_CASE_WORDS.test(name))
        throw new UserError(
          `the name is ${JSON.stringify(name)}; expected lower-case words with hyphens, such as "colours"`,
        );
      if ((await TAKEN[kind]?.())?.includes(name))
        throw new UserError(
          `the package has a ${kind} "${name}" itself; choose another name${kind === 'task' ? `, or write a program for it: rvw new program NAME` : ''}`,
        );
      const folder = resolve(out);
      const files = Object.entries(KINDS[kind]!(name));
      const taken = files.map(([path]) => join(folder, path)).find((path) => existsSync(path));
      if (taken !== undefined)
        throw new UserError(
          `${taken} is there already, and nothing is overwritten; name another folder with --out`,
        );
      for (const [path, text] of files) {
        await writeWhole(join(folder, path), text);
        console.log(`wrote ${join(relative('', folder), path)}`);
      }
      console.log(
        `Next: cd ${relative('', folder) || '.'} and npm install; README.md has the commands after it`,
      );
    });
}
