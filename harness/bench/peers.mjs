// How repeatable are we? Measures the same function ten times with this engine, tinybench and mitata, in turn, every
// measurement in fresh processes, and prints how far each tool's ten reported medians spread.
// A development benchmark: `npm run build && node harness/bench/peers.mjs`, on a machine that does nothing else.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { quantileSorted } from 'simple-statistics';

import { CellProcess } from '../../dist/harness/cell/process.js';
import { measureTimes } from '../../dist/harness/measures/latency/measure-times.js';
import { latencyPlan } from '../../dist/harness/measures/latency/plans.js';
import { allInputs, medianOfInputs } from '../../dist/harness/measures/latency/timings.js';
import { PROFILES } from '../../dist/harness/run/profiles.js';
import { createRandom } from '../../dist/tasks/kit/random.js';

const MEASUREMENTS = 10;
const SEED = 2017;

/** What is measured: the rules of a task on its first test example. */
const FUNCTIONS = [
  { task: 'digits', dataset: 'mnist', title: 'the digits rules on one image' },
  { task: 'tic-tac-toe', dataset: 'positions', title: 'the tic-tac-toe rules on one board' },
];

/** Every call of one round is of the same input, so a round holds as many as a run's inputs. */
const SAME_INPUT = Array.from({ length: PROFILES.default.timedInputs }, () => 0);

const pluginOf = ({ task }) =>
  new URL(`../../dist/harness/command-line/built-in/${task}.js`, import.meta.url).href;

const cacheFolder = await mkdtemp(join(tmpdir(), 'rvw-peers-'));

async function ours(measured, measurement) {
  const spec = {
    plugins: [pluginOf(measured)],
    task: measured.task,
    dataset: measured.dataset,
    program: 'handwritten',
    runtime: 'v8',
    split: 'test',
    context: { seed: SEED, cacheFolder },
  };
  const [timed] = await measureTimes(
    1,
    { ...latencyPlan({ profile: PROFILES.default }), inputs: SAME_INPUT },
    () => CellProcess.open(spec, { timeoutMilliseconds: 60_000, signal: new AbortController().signal }),
    createRandom(SEED, `measurement ${measurement}`),
    () => undefined,
  );
  const { inputs, rounds, times } = timed.samples;
  const logs = times.map((launch) => Math.log(medianOfInputs(launch, rounds)(allInputs(inputs))));
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

const peer = (tool) => (measured) =>
  new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('peer.mjs', import.meta.url));
    const words = [script, tool, pluginOf(measured), cacheFolder];
    const child = spawn(process.execPath, ['--expose-gc', ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (text) => (out += text));
    child.on('close', (code) => {
      if (code === 0) resolve(Number(out));
      else reject(new Error(`${tool} ended with ${code}`));
    });
  });

const TOOLS = [
  { name: 'rules-vs-weights', measure: ours },
  { name: 'tinybench', measure: peer('tinybench') },
  { name: 'mitata', measure: peer('mitata') },
];

const found = FUNCTIONS.flatMap((measured) =>
  TOOLS.map((tool) => ({ measured, tool, medians: [], seconds: 0 })),
);
for (let measurement = 0; measurement < MEASUREMENTS; measurement++) {
  for (const row of found) {
    const start = performance.now();
    row.medians.push(await row.tool.measure(row.measured, measurement));
    row.seconds += (performance.now() - start) / 1000 / MEASUREMENTS;
  }
  console.error(`${measurement + 1} of ${MEASUREMENTS}`);
}
await rm(cacheFolder, { recursive: true });

console.table(
  found.map(({ measured, tool, medians, seconds }) => {
    const sorted = medians.sort((left, right) => left - right);
    const quantile = (share) => quantileSorted(sorted, share);
    return {
      function: measured.title,
      tool: tool.name,
      'median of ten (ns)': Number(quantile(0.5).toPrecision(4)),
      'interquartile range / median (%)': Number(
        ((100 * (quantile(0.75) - quantile(0.25))) / quantile(0.5)).toFixed(2),
      ),
      'seconds a measurement': Number(seconds.toFixed(1)),
    };
  }),
);
