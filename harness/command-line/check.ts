import { Command } from 'commander';

import { oneLine } from '../../tasks/kit/one-line.js';
import { toAuthorLines } from '../plugin/author-lines.js';
import { cacheOption, type CacheFlags } from './options.js';
import { openChecks } from './plugin-checks.js';

/** What a command leaves with where a plugin has faults: they are for its author to mend. */
const FAULTY = 2;

/** `rvw check`: whether a plugin is fit to be measured, in seconds. */
export function checkCommand(): Command {
  return new Command('check')
    .description(
      'try a plugin in seconds: every fault in a sentence, and what each part that was left out costs',
    )
    .argument('[plugins...]', 'paths or packages; those of rvw.config.ts without any')
    .addOption(cacheOption())
    .addHelpText('after', '\nExample:\n  rvw check iris.rvw.ts')
    .action(async (named: string[], flags: CacheFlags) => {
      const { sources, notes, checks } = await openChecks(named, flags);
      for (const note of notes) console.log(`note: ${oneLine(note)}`);
      let [faulty, noted] = [0, notes.length];
      for (const { title, run } of checks) {
        const { faults, notes: found } = await run();
        console.log(`${faults.length === 0 ? '✓' : '✗'} ${title}`);
        for (const fault of faults) console.log(`  ${oneLine(toAuthorLines(fault))}`);
        for (const note of found) console.log(`  note: ${oneLine(note)}`);
        if (faults.length > 0) faulty += 1;
        noted += found.length;
      }
      const verdict = faulty === 0 ? 'no faults' : `${faulty} of ${checks.length} checks found faults`;
      console.log(`${sources.join(', ')}: ${verdict}, ${notesIn(noted)}`);
      if (faulty > 0) process.exitCode = FAULTY;
    });
}

const notesIn = (number: number): string =>
  `${number === 0 ? 'no' : number} ${number === 1 ? 'note' : 'notes'}`;
