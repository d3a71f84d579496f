import { questions, type ProgressTeller } from '../../cell/protocol.js';
import { bundleSource } from '../../sources/bundle.js';
import type { CellSubject, GroupRunner, ProfileId } from '../runner.js';
import { MEMORY_FLAGS, type AllocationRequest, type LoadedMemory } from './collect.js';
import type { PeakMemory } from './peak.js';
import type { MemorySamples } from './schema.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));
const askPeak = questions<typeof import('./peak.js')>(new URL('./peak.js', import.meta.url));
const askNetwork = questions<typeof import('../../sources/network.js')>(
  new URL('../../sources/network.js', import.meta.url),
);

/** How much is measured. */
interface MemoryPlan {
  /** Processes in which a program is loaded. */
  readonly launches: number;
  readonly allocation: Omit<AllocationRequest, 'inputs'>;
}

export const MEMORY_PLANS: Readonly<Record<ProfileId, MemoryPlan>> = {
  quick: {
    launches: 2,
    allocation: {
      chunks: 3,
      chunkMilliseconds: 150,
      warmUpMilliseconds: 400,
      inputsApart: 4,
      checkpoints: 10,
      checkpointMilliseconds: 40,
    },
  },
  default: {
    launches: 4,
    allocation: {
      chunks: 10,
      chunkMilliseconds: 600,
      warmUpMilliseconds: 1500,
      inputsApart: 20,
      checkpoints: 14,
      checkpointMilliseconds: 150,
    },
  },
  thorough: {
    launches: 10,
    allocation: {
      chunks: 20,
      chunkMilliseconds: 3000,
      warmUpMilliseconds: 3000,
      inputsApart: 50,
      checkpoints: 30,
      checkpointMilliseconds: 500,
    },
  },
};

/** Collects what a program costs in bytes: shipped, loaded, allocated, and at most. */
export async function collectMemory(
  runner: GroupRunner,
  cell: CellSubject,
  tell: ProgressTeller,
): Promise<MemorySamples> {
  const { id, timedInputs } = runner.request.profile;
  const { launches, allocation: plan } = MEMORY_PLANS[id];
  // The process gets the examples that it needs and no more: what loading a data set leaves would hide the program.
  const examples = runner.inputs(timedInputs).map((at) => runner.examples[at]!);
  const single = { ...cell.spec, examples: examples.slice(0, 1) };
  const loaded: LoadedMemory[] = [];
  for (let launch = 0; launch < launches; launch++) {
    loaded.push(
      await runner.within(single, ['--expose-gc'], (child) => child.request(ask('collectLoaded'), {})),
    );
    tell((launch + 1) / (launches + 1));
  }
  const allocation = await runner.within({ ...cell.spec, examples }, MEMORY_FLAGS, (child) =>
    child.request(ask('collectAllocation'), { inputs: [...examples.keys()], ...plan }),
  );
  return { atRest: await weigh(runner, cell), loaded, allocation, peak: await collectPeak(runner, cell) };
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
