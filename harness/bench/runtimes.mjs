// How fast is each network on every runtime that is here, and does it decide alike? Times the networks alone, without what
// comes before and after them, in turns, all in one process (those in the browser inside of it, by its own clock); then
// lets every runtime decide on test examples. Prints a table each. On a machine that does nothing else:
// `npm run build && node harness/bench/runtimes.mjs`, with `--inputs NUMBER` of examples to decide on (1,000 by default, of
// more than there are all), `--without cpu,plain` for runtimes that would take too long for that, and `--task NAME` for one.
import { parseArgs } from 'node:util';
import { median } from 'simple-statistics';

import { cacheFolder, DEFAULT_SEED } from '../../dist/harness/command-line/options.js';
import { runInBrowser } from '../../dist/learned/browser/run-in-browser.js';
import { buildGraph } from '../../dist/learned/graph/build.js';
import { sizeOf } from '../../dist/learned/graph/graph.js';
import { networkRuntimes } from '../../dist/learned/runtimes/registry.js';
import { readNetwork } from '../../dist/learned/weights.js';
import { findChromium } from '../../dist/tasks/kit/find-chromium.js';
import { createRandom } from '../../dist/tasks/kit/random.js';

const ROUNDS = 31;
const MILLISECONDS_OF_A_TURN = 20;

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000' },
    without: { type: 'string', default: '' },
    task: { type: 'string' },
  },
});
const TASKS = ['tic-tac-toe', 'digits', 'keyword-spotting'];
const tasks = TASKS.filter((task) => values.task === undefined || values.task === task);
if (tasks.length === 0) throw new Error(`no task "${values.task}"; there are ${TASKS.join(', ')}`);

const present = [];
for (const runtime of networkRuntimes)
  if ((await runtime.availability()).state === 'available') present.push(runtime);

/** Networks on runtimes, each with what gives the nanoseconds of one of so many decisions on one input. */
async function openEverywhere(graph, input) {
  const inThisProcess = (running) => async (decisions) => {
    const start = performance.now();
    for (let left = decisions; left > 0; left--) {
      const outputs = running.run(input);
      if (outputs instanceof Promise) await outputs;
    }
    return ((performance.now() - start) * 1e6) / decisions;
  };
  const opened = [];
  for (const { id, open } of present) {
    const running = id === 'browser' ? await runInBrowser(graph, findChromium()) : await open(graph);
    const time =
      id === 'browser' ? (decisions) => running.timeInside(input, decisions) : inThisProcess(running);
    opened.push({ id, running, time, nanoseconds: [] });
  }
  return opened;
}

async function timeNetwork(task) {
  const { network } = await readNetwork(new URL(`../../learned/${task}/weights/`, import.meta.url));
  const graph = buildGraph(network);
  const random = createRandom(DEFAULT_SEED, 'bench', task);
  const input = Float32Array.from({ length: sizeOf(graph.inputShape) }, () =>
    random.chance(0.5) ? 0 : random.uniform(),
  );
  const opened = await openEverywhere(graph, input);
  for (const one of opened) {
    const trial = await one.time(1).then(() => one.time(20));
    one.decisions = Math.max(1, Math.round((MILLISECONDS_OF_A_TURN * 1e6) / trial));
  }
  for (let round = 0; round < ROUNDS; round++) {
    // There and back again, so that what the machine does meanwhile hits all alike.
    for (const one of round % 2 === 0 ? opened : [...opened].reverse())
      one.nanoseconds.push(await one.time(one.decisions));
  }
  for (const { running } of opened) running.dispose();
  const onnx = opened.find(({ id }) => id === 'onnx');
  return opened.map(({ id, nanoseconds }) => ({
    task,
    runtime: id,
    'median (µs)': microseconds(median(nanoseconds)),
    'least (µs)': microseconds(Math.min(...nanoseconds)),
    // Of every round its own, so that a slow minute of the machine counts for both.
    '÷ onnx': onnx ? rounded(median(nanoseconds.map((time, at) => time / onnx.nanoseconds[at]))) : '–',
  }));
}

const rounded = (value) => Number(value.toPrecision(3));
const microseconds = (nanoseconds) => rounded(nanoseconds / 1000);

/** How many test examples every runtime decides as the first one does, and how far its outputs are off at most. */
async function compareDecisions(task) {
  const plugin = (await import(`../../dist/harness/command-line/built-in/${task}.js`)).default;
  const program = plugin.programs.find(({ id }) => id === 'learned');
  const context = { seed: DEFAULT_SEED, cacheFolder: cacheFolder({}) };
  const all = await plugin.task.dataSets[0].load('test', context);
  const examples = createRandom(DEFAULT_SEED, 'bench', task).shuffled(all).slice(0, Number(values.inputs));
  const rows = [];
  let reference;
  for (const { id } of present.filter((runtime) => !values.without.split(',').includes(runtime.id))) {
    const loaded = await program.load({ runtime: id });
    const decisions = [];
    for (const { input } of examples) {
      const decision = await loaded.decide(input);
      decisions.push({
        answer: decision.kind === 'answer' ? decision.answer : undefined,
        outputs: await loaded.outputs(input),
      });
    }
    loaded.dispose();
    reference ??= decisions;
    const alike = decisions.filter(({ answer }, at) => answer === reference[at].answer).length;
    let largest = 0;
    decisions.forEach(({ outputs }, at) =>
      outputs.forEach((numbers, output) =>
        numbers.forEach((value, place) => {
          largest = Math.max(largest, Math.abs(value - reference[at].outputs[output][place]));
        }),
      ),
    );
    rows.push({
      task,
      runtime: id,
      'decided alike': `${alike} of ${examples.length}`,
      'largest difference of an output': Number(largest.toPrecision(2)),
    });
  }
  return rows;
}

for (const measure of [timeNetwork, compareDecisions]) {
  const rows = [];
  for (const task of tasks) rows.push(...(await measure(task)));
  console.table(rows);
}
