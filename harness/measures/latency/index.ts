import { createRandom } from '../../../tasks/kit/random.js';
import { defineMeasure } from '../measure.js';
import type { WorkSamples } from '../work/schema.js';
import { LatencyLaunches } from './collect-group.js';
import { latencyAcrossRuns } from './across-runs.js';
import { compareLatency, TIME } from './compare.js';
import { latencyPlan, THROUGHPUT_SECONDS } from './plans.js';
import { latencySamplesSchema, latencySchema } from './schema.js';
import { summariseLatency } from './summarise.js';

/** M2: how long a decision takes, and how much of that depends on the input. */
export const latency = defineMeasure({
  id: 'latency',
  title: 'Latency',
  reading: 'The time of one decision, and how much of its variation depends on the input.',
  scope: 'cell',
  uses: ['work'],
  samples: latencySamplesSchema,
  result: latencySchema,
  timed: true,
  acrossRuns: latencyAcrossRuns,
  collection: {
    of: 'cells',
    launches: (request) => latencyPlan(request).launches,
    launchSeconds: (request, cells) => {
      const { warmUpMilliseconds, rounds } = latencyPlan(request);
      // Of the first program there is a copy.
      return (cells.length + 1) * (1 + (0.5 * warmUpMilliseconds + rounds.milliseconds) / 1000);
    },
    steps: (request, cells) =>
      cells.map(({ label }) => ({
        what: `throughput of ${label}`,
        seconds: 1 + 1.5 * THROUGHPUT_SECONDS[request.profile.id],
      })),
    isComplete: ({ throughput, samples }, request) =>
      throughput !== undefined && samples.times.length === latencyPlan(request).launches,
    begin: (runner, together) => Promise.resolve(new LatencyLaunches(runner, together)),
  },
  summarise: (samples, { seed, task, dataset, subject: { program, runtime }, samplesOf }) =>
    summariseLatency(
      samples,
      createRandom(seed, `latency figures of ${program} on ${runtime} at ${task.id} on ${dataset.id}`),
      samplesOf('work') as WorkSamples | undefined,
    ),
  compare: (a, b, { seed, task, dataset }) => {
    const names = [a, b].map(({ program, runtime }) => `${program} on ${runtime}`).join(' and ');
    return compareLatency(
      { figure: a.result.median, timings: a.samples.samples },
      { figure: b.result.median, timings: b.samples.samples },
      createRandom(seed, `comparison of ${names} at ${task.id} on ${dataset.id}`),
    );
  },
  primary: ({ median }) => ({ title: TIME, figure: median }),
  margin: {
    scale: 'ratio',
    value: 0.05,
    reason: 'people do not notice a twentieth, and another build of the same code may differ by as much',
  },
  // What a program of the same group differs from itself by; short decisions are more restless than long ones.
  noise: ({ aa, noiseFloor }, { task, dataset }) => {
    const own = aa.find((trial) => trial.task === task && trial.dataset === dataset);
    return Math.abs(own ? Math.log(own.difference.value) : Math.log1p(noiseFloor.value));
  },
});
