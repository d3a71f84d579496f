import Benchmark from 'benchmark';

import type { CellSession } from '../../cell/session.js';

/** Run Benchmark.js over these inputs for about so long. */
export interface ThroughputRequest {
  readonly inputs: readonly number[];
  readonly seconds: number;
}

/** What Benchmark.js says. */
export interface ThroughputReport {
  /** Decisions a second. */
  readonly hertz: number;
  /** Benchmark.js' own relative margin of error, a share. */
  readonly relativeMargin: number;
  readonly samples: number;
}

/**
 * Throughput by Benchmark.js 2.1.4, as a cross-check by a method that is not ours: each of its cycles decides on every
 * input once, in order.
 */
export async function collectThroughput(
  session: CellSession,
  request: ThroughputRequest,
): Promise<ThroughputReport> {
  await session.load();
  const { loaded } = session;
  const inputs = request.inputs.map((at) => session.examples[at]!.input);
  const asynchronous = loaded.decide(inputs[0]) instanceof Promise;
  const options = { maxTime: request.seconds, minSamples: 5 };
  let sink: unknown;
  const benchmark = asynchronous
    ? new Benchmark('decide', {
        ...options,
        defer: true,
        fn: (deferred: { resolve(): void }) => {
          void (async () => {
            for (const input of inputs) sink = await loaded.decide(input);
            deferred.resolve();
          })();
        },
      })
    : new Benchmark('decide', {
        ...options,
        fn: () => {
          for (const input of inputs) sink = loaded.decide(input);
        },
      });
  await new Promise<void>((resolve, reject) => {
    benchmark.on('complete', () => resolve());
    benchmark.on('error', () => reject(benchmark.error));
    benchmark.run({ async: true });
  });
  if (sink === undefined) throw new Error('Benchmark.js ran no decision');
  return {
    hertz: benchmark.hz * inputs.length,
    relativeMargin: benchmark.stats.rme / 100,
    samples: benchmark.stats.sample.length,
  };
}
