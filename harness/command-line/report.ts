import { Command } from 'commander';
import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { UserError } from '../../tasks/contract/index.js';
import { reasonOf } from '../../tasks/kit/one-line.js';
import type { AnyMeasure } from '../measures/measure.js';
import { checkResults, readResults, resultsPath } from '../results/file.js';
import type { Results } from '../results/schema.js';
import { reanalyse } from '../run/reanalyse.js';
import { openRawOf } from '../run/resume.js';
import { gatherInPage } from './in-page.js';
import { parseFile, parseFolder, pluginOption, type PluginFlags } from './options.js';
import { openRegistry } from './registry.js';

/** `rvw report`: the page of a run that is over. */
export function reportCommand(): Command {
  return new Command('report')
    .description(
      'write the page, the Markdown and the CSV of a results file, analysed again where its raw samples are',
    )
    .argument('<results>', 'the results.json of a run, or its folder', parseFile)
    .option('--out <folder>', 'where to write; beside the results file by default', parseFolder)
    .addOption(pluginOption())
    .addHelpText('after', '\nExample:\n  rvw report reports/latest/results.json --out my-page')
    .action(async (named: string, { out, plugin }: PluginFlags & { readonly out?: string }) => {
      const { measures, tasks } = await openRegistry(plugin);
      const path = resultsPath(named);
      const read = await readResults(path, measures);
      const results = await fitting(path, () => analyseAgain(read, dirname(path), measures));
      // Loaded only where it is needed: the page's libraries are large.
      const { writeReport } = await import('../../reports/index.js');
      const { tasks: inPage, notes } = await gatherInPage(results, tasks);
      const { html } = await fitting(path, () => writeReport(results, resolve(out ?? dirname(path)), inPage));
      for (const note of notes) console.log(`note: ${note}`);
      console.log(`Report: ${html}`);
    });
}

/**
 * Draws from a file whose every field may be right while they do not fit together, as no run writes it.
 *
 * @throws UserError with the reason
 */
async function fitting<Result>(path: string, draw: () => Promise<Result>): Promise<Result> {
  try {
    return await draw();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      `results file ${path} cannot be drawn, its parts do not fit together (${reasonOf(cause)}); run the suite again`,
      { cause },
    );
  }
}

/** Computes the figures again where the raw samples lie beside the results, and says what came of it. */
async function analyseAgain(
  results: Results,
  folder: string,
  measures: readonly AnyMeasure[],
): Promise<Results> {
  const raw = await openRawOf(folder, results.run);
  if (!raw) {
    console.log(`No raw samples in ${join(folder, 'raw')}: the figures are those of the results file.`);
    return results;
  }
  const again = checkResults(await reanalyse(results, raw, measures), folder, measures);
  console.log(
    isDeepStrictEqual(again, results)
      ? `Analysed again from the raw samples in ${raw.folder}: the same figures to the last digit.`
      : `Analysed again from the raw samples in ${raw.folder}: figures differ from those of the results file, which version ${results.run.version} computed.`,
  );
  return again;
}
