import { Command } from 'commander';

import { UserError } from '../../tasks/contract/index.js';
import { writeWhole } from '../files.js';
import { measureClock, systemClock } from '../measures/latency/clock.js';
import { Progress } from '../run/progress.js';
import { alarmRates, MOST_FALSE_ALARMS, type AlarmRate } from '../self-check/alarm-rates.js';
import { describeCoverage, simulateCoverage, type Coverage } from '../self-check/coverage.js';
import { STUDIES } from '../self-check/studies.js';
import type { CoverageStudy } from '../self-check/study.js';
import { summariseSelfCheck, timeFixedWork } from '../self-check/self-check.js';
import { runTrial, TRIAL_PLAN } from '../self-check/trials.js';
import { createDisplay } from './display.js';
import { DEFAULT_SEED, parseFile, parseSeed, parseWhole } from './options.js';

/** A request of a trial that takes longer has hung. */
const PROCESS_OPTIONS = { timeoutMilliseconds: 60_000 };

const MOST_TRIALS = 100_000;

/** `rvw selfcheck`: how often the harness finds a difference between a program and itself. */
export function selfCheckCommand(): Command {
  return new Command('selfcheck')
    .description('measure how often the harness finds a difference between a program and itself')
    .option('--trials <number>', 'A/A trials', (text) => parseWhole(text, 1, MOST_TRIALS), 200)
    .option('--coverage', 'simulate how often intervals hold the truth, instead; nothing is run for it')
    .option('--only <text>', 'of the coverage, figures and worlds with these words in their names alone')
    .option(
      '--runs <number>',
      'simulated runs of every figure in every world',
      (text) => parseWhole(text, 1, MOST_TRIALS),
      1000,
    )
    .option('--seed <number>', 'the seed of every random choice', parseSeed, DEFAULT_SEED)
    .option('--out <file>', 'write what was found, too: as JSON, coverage as Markdown', parseFile)
    .addHelpText(
      'after',
      `
A trial launches two copies of one program five times each, side by side, and measures
how long their decisions take. Accuracy is simulated: two copies of 1,000 answers, each
spoilt by noise from the seed. Whatever the report would call a difference is a false
alarm. The exit code is 1 where a rate is too high: its whole interval lies above ${MOST_FALSE_ALARMS * 100} %.

With --coverage, runs whose truth is known are simulated in worlds of nasty noise and put
through the functions that compute the report's figures.

Example:
  rvw selfcheck --trials 200
  rvw selfcheck --coverage --out docs/coverage.md
  rvw selfcheck --coverage --only "3 default runs" --runs 200`,
    )
    .action(async ({ trials, coverage, only, runs, seed, out }: SelfCheckFlags) => {
      if (only !== undefined && !coverage)
        throw new UserError('--only is of what --coverage simulates; add --coverage');
      if (coverage) {
        const text = await tryCoverage(studiesWith(only), runs, seed);
        console.log(text);
        if (out !== undefined) await writeWhole(out, text);
        return;
      }
      const rates = await tryOut(trials, seed);
      for (const line of table(rates)) console.log(line);
      if (out !== undefined) await writeWhole(out, `${JSON.stringify({ trials, seed, rates }, null, 1)}\n`);
      process.exitCode = rates.some(({ tooRash }) => tooRash) ? 1 : 0;
    });
}

interface SelfCheckFlags {
  readonly trials: number;
  readonly coverage?: true;
  readonly only?: string;
  readonly runs: number;
  readonly seed: number;
  readonly out?: string;
}

const label = ({ figure, world }: CoverageStudy): string => `${figure}: ${world}`;

/**
 * The studies whose figure or world has these words in its name; all without any.
 *
 * @throws UserError where there is none
 */
function studiesWith(words: string | undefined): readonly CoverageStudy[] {
  const found = STUDIES.filter((study) => words === undefined || label(study).includes(words));
  if (found.length === 0)
    throw new UserError(
      `nothing that is simulated has "${words}" in its name; figures are ${[...new Set(STUDIES.map(({ figure }) => figure))].slice(0, 3).join(', ')} and the like, as in docs/coverage.md`,
    );
  return found;
}

/** Simulates studies, world by world. */
async function tryCoverage(studies: readonly CoverageStudy[], runs: number, seed: number): Promise<string> {
  const display = createDisplay(process.stderr);
  const progress = new Progress(
    studies.map((study) => ({ label: label(study), weight: 1 })),
    display.show,
    () => performance.now(),
  );
  try {
    const found: Coverage[] = [];
    for (const study of studies)
      await progress.step(label(study), () => {
        found.push(simulateCoverage(study, runs, seed));
        return Promise.resolve();
      });
    return describeCoverage(found, seed);
  } finally {
    display.end();
  }
}

/** Where nobody watches a bar, a line comes after so many trials. */
const TRIALS_A_STEP = 10;

async function tryOut(trials: number, seed: number): Promise<AlarmRate[]> {
  const display = createDisplay(process.stderr);
  const floors = 'noise floor';
  const steps = Array.from({ length: Math.ceil(trials / TRIALS_A_STEP) }, (_, step) => {
    const first = step * TRIALS_A_STEP;
    const count = Math.min(TRIALS_A_STEP, trials - first);
    return { label: `trials ${first + 1} to ${first + count}`, weight: count, first };
  });
  const progress = new Progress([{ label: floors, weight: 1 }, ...steps], display.show, () =>
    performance.now(),
  );
  try {
    const itself = await progress.step(floors, (report) =>
      timeFixedWork(seed, TRIAL_PLAN, PROCESS_OPTIONS, report),
    );
    const check = summariseSelfCheck(measureClock(systemClock), [itself], seed);
    const outcomes: Awaited<ReturnType<typeof runTrial>>[] = [];
    for (const { label, weight, first } of steps) {
      await progress.step(label, async (report) => {
        for (let done = 0; done < weight; done++) {
          outcomes.push(await runTrial(first + done, seed, check, PROCESS_OPTIONS));
          report((done + 1) / weight);
        }
      });
    }
    return alarmRates(outcomes);
  } finally {
    display.end();
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function table(rates: readonly AlarmRate[]): string[] {
  const rows = rates.map(({ tried, alarms, rate, significant, tooRash }) => [
    tried,
    `${alarms} of ${rate.n}`,
    percent(rate.value),
    `${percent(rate.low!)} to ${percent(rate.high!)}`,
    significant === undefined ? '–' : `${significant} of ${rate.n}`,
    tooRash ? 'too rash' : 'fine',
  ]);
  const heads = ['decision', 'false alarms', 'rate', '95 % interval', 'by its test alone', ''];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]!.length)),
  );
  return [heads, ...rows].map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
