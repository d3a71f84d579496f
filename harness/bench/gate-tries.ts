// Does the gate open and close where it should? Measures a small program with something planted against the version without
// it, in a fresh run each time, and counts the verdicts: `npm run build && node dist/harness/bench/gate-tries.js`, with
// `--count NUMBER` runs of each plant (20), `--only nothing,slower,wrong,allocating` of them, `--load NUMBER` processes that
// work beside them, and `--settings "--quick --launches 15"` for other settings of the timed runs. The exit code is 1 where
// more than one in twenty runs with nothing planted says "better" or "worse", or fewer than 19 in twenty find what was planted.
import { mkdtemp, readFile, rm, symlink, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import type { VersionComparison } from '../results/version-comparison.js';
import { rvw } from './run-rvw.js';
import { startLoad } from './gate/load.js';
import { makeProject, plant, PLANTS, PLUGIN } from './gate/project.js';

type PlantName = keyof typeof PLANTS;

/** What is asked of a run with a plant. */
interface Trial {
  readonly plant: PlantName;
  /** The measures that are run. */
  readonly only: string;
  readonly settings: readonly string[];
  /** The figure that should be worse; without it, none should be better or worse. */
  readonly figure?: string;
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20' },
    only: { type: 'string', default: Object.keys(PLANTS).join() },
    load: { type: 'string', default: '0' },
    settings: { type: 'string', default: '--quick --launches 9' },
  },
});
const timed = values.settings.split(' ').filter((word) => word !== '');
const TRIALS: readonly Trial[] = [
  { plant: 'nothing', only: 'accuracy,work,latency', settings: timed },
  { plant: 'slower', only: 'latency', settings: timed, figure: 'Time a decision' },
  { plant: 'wrong', only: 'accuracy', settings: ['--quick'], figure: 'Accuracy' },
  // A quick run has too few launches to decide what is allocated.
  { plant: 'nothing', only: 'memory', settings: [] },
  { plant: 'allocating', only: 'memory', settings: [], figure: 'Bytes allocated a decision' },
];

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
    '| planted | measures | settings | runs | as it should be | verdicts |\n|---|---|---|---|---|---|',
  );
  for (const trial of TRIALS.filter((one) => values.only.split(',').includes(one.plant))) {
    await plant(project, PLANTS[trial.plant]);
    const tally = new Map<string, number>();
    let right = 0;
    for (let run = 0; run < count; run++) {
      const comparison = await measure(project, trial, run);
      const figures = comparison.cells.flatMap((cell) => cell.figures);
      const asked = figures.filter(({ title }) => trial.figure === undefined || title === trial.figure);
      for (const { title, verdict } of asked) {
        const name = `${title}: ${verdict}`;
        tally.set(name, (tally.get(name) ?? 0) + 1);
      }
      const isRight =
        trial.figure === undefined
          ? asked.every(({ verdict }) => verdict !== 'worse' && verdict !== 'better')
          : asked.some(({ verdict }) => verdict === 'worse');
      if (isRight) right++;
    }
    if (right < (1 - ALLOWED) * count) failed = true;
    const verdicts = [...tally].map(([name, times]) => `${name} ${times}`).join('; ');
    console.log(
      `| ${trial.plant} | ${trial.only} | ${trial.settings.join(' ') || 'default'} | ${count} | ${right} | ${verdicts} |`,
    );
  }
} finally {
  endLoad();
  await rm(top, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** Measures what is planted against the version without it, in a fresh run of a seed of its own. */
async function measure(project: string, trial: Trial, run: number): Promise<VersionComparison> {
  const out = join(top, 'out');
  const words = [
    'run',
    '--plugin',
    `./${PLUGIN}`,
    '--against',
    'main',
    '--only',
    trial.only,
    ...trial.settings,
  ];
  const { code, said } = await rvw([...words, '--seed', String(run), '--out', out], {
    folder: project,
    cache: join(top, 'cache'),
  });
  if (code !== 0) throw new Error(`a run ended with ${code}: ${said}`);
  const text = await readFile(join(out, 'compare.json'), 'utf8');
  await rm(out, { recursive: true });
  return JSON.parse(text) as VersionComparison;
}

/** This package, which the planted program imports. */
function packageFolder(): string {
  return dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
}
