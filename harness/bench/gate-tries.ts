// Does the gate open and close where it should? Measures a small program with something planted against the version without
// it, in a fresh run each time, and counts the verdicts: `npm run build && node dist/harness/bench/gate-tries.js`, with
// `--count NUMBER` runs of each trial (20), `--only same-times,slower,wrong,same-memory,allocating,two-jobs` of them,
// `--load NUMBER` processes that work beside them, and `--settings "--quick --launches 15"` for other settings of the timed
// runs. The exit code is 1 where more than one in twenty runs with nothing planted says "better" or "worse", or fewer than 19
// in twenty find what was planted; `two-jobs`, whose times the machine may well have changed, only says what it found.
import { mkdtemp, readFile, rm, symlink, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import type { VersionComparison } from '../results/version-comparison.js';
import { rvw } from './run-rvw.js';
import { startLoad } from './gate/load.js';
import { makeProject, plant, PLANTS, PLUGIN, type Plant } from './gate/project.js';

/** What is asked of a run with a plant. */
interface Trial {
  readonly name: string;
  readonly planted: Plant;
  /** The measures that are run. */
  readonly only: string;
  readonly settings: readonly string[];
  /** The figure that should be worse; without it, none should be better or worse. */
  readonly figure?: string;
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20' },
    only: { type: 'string' },
    load: { type: 'string', default: '0' },
    settings: { type: 'string', default: '--quick --launches 9' },
  },
});
const timed = values.settings.split(' ').filter((word) => word !== '');
const { nothing, slower, wrong, allocating } = PLANTS;
const TRIALS: readonly Trial[] = [
  { name: 'same-times', planted: nothing, only: 'accuracy,work,latency', settings: timed },
  { name: 'slower', planted: slower, only: 'latency', settings: timed, figure: 'Time a decision' },
  { name: 'wrong', planted: wrong, only: 'accuracy', settings: ['--quick'], figure: 'Accuracy' },
  // A quick run has too few launches to decide what is allocated.
  { name: 'same-memory', planted: nothing, only: 'memory', settings: [] },
  {
    name: 'allocating',
    planted: allocating,
    only: 'memory',
    settings: [],
    figure: 'Bytes allocated a decision',
  },
];
/** Two runs of the same, one after the other, compared as `rvw compare --times` does. */
const TWO_JOBS: Trial = {
  name: 'two-jobs',
  planted: nothing,
  only: 'accuracy,work,latency',
  settings: timed,
};

/** Of so many runs at most this share may be wrong. */
const ALLOWED = 0.05;

const top = await mkdtemp(join(tmpdir(), 'rvw-gate-'));
const endLoad = startLoad(Number(values.load));
const count = Number(values.count);
let failed = false;
try {
  const project = join(top, 'project');
  await makeProject(project);
  await mkdir(join(project, 'node_modules'));
  await symlink(packageFolder(), join(project, 'node_modules', 'rules-vs-weights'), 'dir');
  console.log(
    '| trial | measures | settings | runs | as it should be | verdicts |\n|---|---|---|---|---|---|',
  );
  const asked = values.only?.split(',');
  const isAsked = ({ name }: Trial): boolean => asked?.includes(name) ?? true;
  for (const trial of TRIALS.filter(isAsked)) {
    await plant(project, trial.planted);
    const right = await tally(trial, (run) => measure(project, trial, run));
    if (right < (1 - ALLOWED) * count) failed = true;
  }
  if (isAsked(TWO_JOBS)) {
    await plant(project, TWO_JOBS.planted);
    let earlier = await runAlone(project, TWO_JOBS, 0);
    await tally(TWO_JOBS, async (run) => {
      const later = await runAlone(project, TWO_JOBS, run + 1);
      const comparison = await compareJobs(project, earlier, later);
      await rm(earlier, { recursive: true });
      earlier = later;
      return comparison;
    });
  }
} finally {
  endLoad();
  await rm(top, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** Counts the verdicts over so many runs, says them, and how many were as they should be. */
async function tally(trial: Trial, compare: (run: number) => Promise<VersionComparison>): Promise<number> {
  const times = new Map<string, number>();
  let right = 0;
  for (let run = 0; run < count; run++) {
    const figures = (await compare(run)).cells.flatMap((cell) => cell.figures);
    const asked = figures.filter(({ title }) => trial.figure === undefined || title === trial.figure);
    for (const { title, verdict } of asked) {
      const name = `${title}: ${verdict}`;
      times.set(name, (times.get(name) ?? 0) + 1);
    }
    const isRight =
      trial.figure === undefined
        ? asked.every(({ verdict }) => verdict !== 'worse' && verdict !== 'better')
        : asked.some(({ verdict }) => verdict === 'worse');
    if (isRight) right++;
    process.stderr.write(`\r${trial.name}: ${right} of ${run + 1}  `);
  }
  process.stderr.write('\n');
  const verdicts = [...times].map(([name, number]) => `${name} ${number}`).join('; ');
  const settings = trial.settings.join(' ') || 'default';
  console.log(`| ${trial.name} | ${trial.only} | ${settings} | ${count} | ${right} | ${verdicts} |`);
  return right;
}

/** The command that measures the planted program, in a process and with samples of its own. */
async function run(project: string, { only, settings }: Trial, words: readonly string[]): Promise<void> {
  const measured = ['run', '--plugin', `./${PLUGIN}`, '--only', only, ...settings, ...words];
  const { code, said } = await rvw(measured, { folder: project, cache: join(top, 'cache') });
  if (code !== 0) throw new Error(`a run ended with ${code}: ${said}`);
}

/** Measures what is planted against the version without it, in a fresh run of a seed of its own. */
async function measure(project: string, trial: Trial, seed: number): Promise<VersionComparison> {
  const out = join(top, 'out');
  await run(project, trial, ['--against', 'main', '--seed', String(seed), '--out', out]);
  const comparison = await readComparison(join(out, 'compare.json'));
  await rm(out, { recursive: true });
  return comparison;
}

/** Measures what is planted by itself, and says where the results lie. */
async function runAlone(project: string, trial: Trial, at: number): Promise<string> {
  const out = join(top, `job-${at}`);
  await run(project, trial, ['--out', out]);
  return out;
}

async function compareJobs(project: string, earlier: string, later: string): Promise<VersionComparison> {
  const file = join(top, 'jobs.json');
  const words = ['compare', earlier, later, '--times', '--plugin', `./${PLUGIN}`, '--out', file];
  const { code, said } = await rvw(words, { folder: project });
  if (code !== 0) throw new Error(`comparing two runs ended with ${code}: ${said}`);
  return readComparison(file);
}

async function readComparison(file: string): Promise<VersionComparison> {
  return JSON.parse(await readFile(file, 'utf8')) as VersionComparison;
}

/** This package, which the planted program imports. */
function packageFolder(): string {
  return dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
}
