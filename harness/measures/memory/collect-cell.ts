import { questions, type ProgressTeller } from '../../cell/protocol.js';
import { idInModule } from '../../plugin/earlier.js';
import { bundleSource } from '../../sources/bundle.js';
import type { CellSubject, GroupRunner, ProfileId } from '../runner.js';
import type { DecisionsPlan } from './decisions.js';
import { MEMORY_FLAGS } from './live.js';
import type { LoadRequest } from './loaded.js';
import { LEAST_LAUNCHES } from './over-launches.js';
import type { PeakMemory } from './peak.js';
import type { MemoryLaunch, MemorySamples } from './schema.js';

const askLoaded = questions<typeof import('./loaded.js')>(new URL('./loaded.js', import.meta.url));
const ask = questions<typeof import('./decisions.js')>(new URL('./decisions.js', import.meta.url));
const askPeak = questions<typeof import('./peak.js')>(new URL('./peak.js', import.meta.url));
const askNetwork = questions<typeof import('../../sources/network.js')>(
  new URL('../../sources/network.js', import.meta.url),
);

/** How much is measured. */
interface MemoryPlan {
  /** Processes in which a program is loaded and decides. */
  readonly launches: number;
  readonly decisions: DecisionsPlan;
  /** On how many inputs to look whether the allocation depends on them. */
  readonly inputsApart: number;
}

/** With so many decisions at first, eight bytes kept of each are twice what the engine keeps for itself. */
const MOST_DECISIONS = 20_000;

export const MEMORY_PLANS: Readonly<Record<ProfileId, MemoryPlan>> = {
  // Too few for an interval: a quick run shows what there is to see, and decides nothing by it.
  quick: {
    launches: 3,
    decisions: { milliseconds: 20, least: 10, most: MOST_DECISIONS },
    inputsApart: 4,
  },
  default: {
    launches: LEAST_LAUNCHES,
    decisions: { milliseconds: 200, least: 200, most: MOST_DECISIONS },
    inputsApart: 20,
  },
  thorough: {
    launches: 2 * LEAST_LAUNCHES,
    decisions: { milliseconds: 1500, least: 1000, most: 2 * MOST_DECISIONS },
    inputsApart: 50,
  },
};

/** Collects what a program costs in bytes: shipped, loaded, allocated, kept, and at most. */
export async function collectMemory(
  runner: GroupRunner,
  cell: CellSubject,
  tell: ProgressTeller,
): Promise<MemorySamples> {
  const { id, timedInputs } = runner.request.profile;
  const plan = MEMORY_PLANS[id];
  const inputs = runner.inputs(timedInputs).map((at) => runner.examples[at]!.input);
  const atRest = await weigh(runner, cell);
  const launches: MemoryLaunch[] = [];
  let bytesByInput: number[] = [];
  for (let launch = 0; launch < plan.launches; launch++) {
    await runner.within(weighed(cell, inputs[0]), MEMORY_FLAGS, async (child) => {
      const loaded = await child.request(askLoaded('collectLoaded'), {});
      const decisions = await child.request(ask('collectDecisions'), { inputs, ...plan.decisions });
      launches.push({ loaded, decisions });
      if (launch > 0) return;
      const { decisionsPerBlock } = decisions;
      const apart = inputs.slice(0, plan.inputsApart);
      bytesByInput = await child.request(ask('collectAllocationByInput'), {
        inputs: apart,
        decisionsPerBlock,
      });
    });
    tell((launch + 1) / (plan.launches + 1));
  }
  return { atRest, launches, bytesByInput, peak: await collectPeak(runner, cell) };
}

/**
 * The cell, in whose process the program is loaded before anything else. The process holds no example but the first:
 * what loading a data set leaves would hide the program.
 */
function weighed({ spec, program }: CellSubject, input: unknown): CellSubject['spec'] {
  const { plugins, task, runtime } = spec;
  const { module, runtimeModule } = program;
  const request: LoadRequest = {
    plugins,
    task,
    runtime,
    program: program.id,
    exportedAs: idInModule(program),
    module,
    ...(runtimeModule === undefined ? {} : { runtimeModule }),
    input,
  };
  return { ...spec, examples: [], before: { ...askLoaded('weighLoading'), request } };
}

/** Examples sent at a time: few, so that what is measured is the program and not the post. */
const SENT_AT_A_TIME = 100;

/** Decides over the examples in a process that holds no data set: its maximum is the program's and Node's alone. */
async function collectPeak(runner: GroupRunner, { spec }: CellSubject): Promise<MemorySamples['peak']> {
  const { examples } = runner;
  return runner.within({ ...spec, examples: [] }, [], async (child) => {
    let peak: PeakMemory = await child.request(askPeak('collectPeak'), { inputs: [] });
    for (let at = 0; at < examples.length; at += SENT_AT_A_TIME) {
      const inputs = examples.slice(at, at + SENT_AT_A_TIME).map(({ input }) => input);
      peak = await child.request(askPeak('collectPeak'), { inputs });
    }
    return { ...peak, decisions: examples.length };
  });
}

async function weigh(
  runner: GroupRunner,
  { spec, program, kind }: CellSubject,
): Promise<MemorySamples['atRest']> {
  if (kind === 'handwritten') {
    const { minifiedBytes, gzippedBytes } = await bundleSource(program.module);
    return { plainBytes: minifiedBytes, gzippedBytes, what: 'bundled source, minified' };
  }
  const { bytes } = await runner.within(spec, [], (child) =>
    child.request(askNetwork('describeNetwork'), {}),
  );
  return {
    plainBytes: bytes.plain,
    gzippedBytes: bytes.gzipped,
    what: 'topology and weights, without the runtime',
  };
}
