import { Command, InvalidArgumentError, Option } from 'commander';
import { dirname, extname, resolve } from 'node:path';

import { UserError } from '../../tasks/contract/index.js';
import { writeWhole } from '../files.js';
import { countWorse, type VersionComparison } from '../results/version-comparison.js';
import { Baselines } from '../versions/baselines.js';
import { compareRuns, compareWithin } from '../versions/comparison.js';
import { openRun } from '../versions/open-run.js';
import { BASELINES, parseBaseline } from './baseline.js';
import { parseFile, parseFolder, pluginOption, type PluginFlags } from './options.js';
import { openRegistry } from './registry.js';
import { reporterOption, reportTo, type ReporterFlags } from './reporters.js';

/** What `--fail-on` leaves. */
export interface FailOnFlags {
  readonly failOn?: 'worse';
}

/** `--fail-on`, on every verb that compares versions. */
export const failOnOption = (): Option =>
  new Option(
    '--fail-on <verdict>',
    'end with exit code 1 where the later version is worse: a figure beyond its margin, or a measure that fails now',
  ).choices(['worse']);

/** The exit code that a comparison asks for. */
export const codeOf = (comparison: VersionComparison, { failOn }: FailOnFlags): number =>
  failOn === 'worse' && countWorse(comparison) > 0 ? 1 : 0;

interface CompareFlags extends PluginFlags, FailOnFlags, ReporterFlags {
  readonly baseline?: string;
  readonly baselineDir: string;
  readonly times?: boolean;
  readonly out: readonly string[];
}

/** `rvw compare`: an earlier and a later version of programs, from results files. */
export function compareCommand(): Command {
  return new Command('compare')
    .description('say what became better or worse from one results file to another, figure by figure')
    .argument(
      '[results...]',
      'the results.json of the earlier and of the later run, or their folders; the later alone with --baseline, or where it holds both versions (run --against)',
    )
    .addOption(
      new Option('--baseline <name>', 'compare with the baseline of this name').argParser(parseBaseline),
    )
    .addOption(
      new Option('--baseline-dir <folder>', 'where baselines lie').default(BASELINES).argParser(parseFolder),
    )
    .option('--times', 'compare times of two runs, too, which differ by what the machine did meanwhile')
    .addOption(failOnOption())
    .addOption(
      new Option('--out <file>', 'write it as a page, as Markdown or as JSON; may be given several times')
        .argParser((path: string, before: readonly string[]) => [...before, parseOut(path)])
        .default([], 'none'),
    )
    .addOption(reporterOption())
    .addOption(pluginOption())
    .addHelpText(
      'after',
      '\nExample:\n  rvw compare before/results.json after/results.json --fail-on worse --out changes.html',
    )
    .action(async (paths: string[], flags: CompareFlags) => {
      const { measures } = await openRegistry(flags.plugin);
      const open = (path: string) => openRun(parsePath(path), measures);
      const later = paths.at(-1);
      if (later === undefined || paths.length > (flags.baseline === undefined ? 2 : 1))
        throw new UserError(
          `"rvw compare" takes two results files, or one with --baseline or of "rvw run --against", and got ${paths.length}${flags.baseline === undefined ? '' : ' beside a baseline'}; name the earlier, then the later`,
        );
      const run = await open(later);
      const earlier =
        flags.baseline !== undefined
          ? await new Baselines(resolve(flags.baselineDir)).open(flags.baseline, measures)
          : paths.length === 2
            ? await open(paths[0]!)
            : undefined;
      const comparison = earlier
        ? await compareRuns(earlier, run, measures, { times: flags.times ?? false })
        : await compareWithin(run, measures);
      await showComparison(comparison, flags.out);
      await reportTo(flags.reporter, { comparison }, resolve(folderOf(later)));
      process.exitCode = codeOf(comparison, flags);
    });
}

const parsePath = (path: string): string => {
  if (path.trim() === '')
    throw new UserError('an empty word names no results file; name the results.json of a run');
  return path;
};

const folderOf = (path: string): string => (extname(path) === '.json' ? dirname(path) : path);

const FORMATS: readonly string[] = ['.html', '.md', '.json'];

function parseOut(path: string): string {
  if (!FORMATS.includes(extname(path)))
    throw new InvalidArgumentError(
      `"${path}" ends in none of ${FORMATS.join(', ')}, which say what to write.`,
    );
  return parseFile(path);
}

/** Prints a comparison, and writes it to files by how their names end. */
export async function showComparison(comparison: VersionComparison, files: readonly string[]): Promise<void> {
  // Loaded only where it is needed: the page's libraries are large.
  const { comparisonLines, comparisonMarkdown, comparisonPage } =
    await import('../../reports/versions/index.js');
  for (const line of comparisonLines(comparison)) console.log(line);
  for (const file of files) {
    const kind = extname(file);
    await writeWhole(
      resolve(file),
      kind === '.html'
        ? await comparisonPage(comparison)
        : kind === '.md'
          ? comparisonMarkdown(comparison)
          : `${JSON.stringify(comparison, null, 1)}\n`,
    );
    console.log(`Written: ${resolve(file)}`);
  }
}
