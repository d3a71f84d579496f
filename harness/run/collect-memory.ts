import { CellError } from '../cell/process.js';
import { bundleSource, type SourceBundle } from '../interpretability/bundle.js';
import { atRest } from '../interpretability/summarise.js';
import { MEMORY_FLAGS, type LoadedReport } from '../memory/collect.js';
import type { CollectedPeak } from '../memory/peak.js';
import type { CollectedMemory } from '../raw/collected.js';
import type { GroupRunner } from './group-runner.js';
import type { OpenCell } from './open-cell.js';

/** Collects what a program costs in bytes: shipped, loaded, allocated, and at most. */
export async function collectMemory(
  runner: GroupRunner,
  cell: OpenCell,
  report: (done: number) => void,
): Promise<CollectedMemory> {
  const { memoryLaunches, allocation: plan, timedInputs } = runner.request.profile;
  // The process gets the examples that it needs and no more: what loading a data set leaves would hide the program.
  const examples = runner.inputs(timedInputs).map((at) => runner.examples[at]!);
  const bare = { spec: { ...cell.spec, examples } };
  const single = { spec: { ...cell.spec, examples: examples.slice(0, 1) } };
  const loaded: LoadedReport[] = [];
  for (let launch = 0; launch < memoryLaunches; launch++) {
    loaded.push(await runner.within(single, ['--expose-gc'], (child) => child.request('memoryLoaded', {})));
    report((launch + 1) / (memoryLaunches + 1));
  }
  const allocation = await runner.within(bare, MEMORY_FLAGS, (child) =>
    child.request('allocation', { inputs: [...examples.keys()], ...plan }),
  );
  return {
    atRest: await weigh(runner, cell),
    loaded,
    allocation,
    peak: await collectPeak(runner, cell),
  };
}

/** Examples sent at a time: few, so that what is measured is the program and not the post. */
const SENT_AT_A_TIME = 100;

/** Decides over the examples in a process that holds no data set: its maximum is the program's and Node's alone. */
async function collectPeak(runner: GroupRunner, cell: OpenCell): Promise<CollectedPeak> {
  const { examples } = runner;
  return runner.within({ spec: { ...cell.spec, examples: [] } }, [], async (child) => {
    let peak = await child.request('peak', { inputs: [] });
    for (let at = 0; at < examples.length; at += SENT_AT_A_TIME) {
      const inputs = examples.slice(at, at + SENT_AT_A_TIME).map(({ input }) => input);
      peak = await child.request('peak', { inputs });
    }
    return { ...peak, decisions: examples.length };
  });
}

async function weigh(runner: GroupRunner, cell: OpenCell): Promise<CollectedMemory['atRest']> {
  if (cell.identity.kind === 'handwritten') {
    const { minifiedBytes, gzippedBytes } = await bundleOf(cell);
    return atRest(minifiedBytes, gzippedBytes, 'bundled source, minified');
  }
  const network = await runner.within(cell, [], (child) => child.request('network', {}));
  if (!network) throw new CellError('describes no network, so its weights cannot be weighed');
  return atRest(network.bytes.plain, network.bytes.gzipped, 'topology and weights, without the runtime');
}

/** The source of a program as it would be shipped. */
export function bundleOf({ program }: OpenCell): Promise<SourceBundle> {
  return bundleSource(program.module).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CellError(`its source cannot be bundled: ${reason.replaceAll('\n', ' ')}`, { cause });
  });
}
