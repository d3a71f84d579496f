import { operationsOf, type WorkSamples } from '../work/schema.js';
import type { Latency } from './schema.js';
import { rankCorrelation } from '../../statistics/rank-correlation.js';
import { perInputMedians, type Timings } from './timings.js';

/** How many of the fastest and of the slowest inputs are shown. */
const SHOWN = 3;

/** Places of the fastest inputs among the timed ones, fastest first, and of the slowest, slowest first. */
export function extremeInputs(samples: Timings): { fastest: number[]; slowest: number[] } {
  const medians = perInputMedians(samples);
  const order = [...medians.keys()].sort((left, right) => medians[left]! - medians[right]!);
  const shown = Math.min(SHOWN, Math.floor(order.length / 2));
  return { fastest: order.slice(0, shown), slowest: order.slice(order.length - shown).reverse() };
}

/**
 * Sets the work that a decision takes, counted exactly, beside the time that it takes: where the two rank the inputs
 * alike, the time depends on the input because the work does.
 *
 * @param perInput median times; those that were counted, too, are compared
 * @param drawings of the fastest and slowest inputs, by the example's id
 */
export function relateWork(
  samples: Timings,
  perInput: Latency['perInput'],
  counted: WorkSamples,
  drawings: Readonly<Record<string, string>>,
): NonNullable<Latency['work']> {
  const counts = operationsOf(counted);
  const operationsOn = new Map(counted.exampleIds.map((id, at) => [id, counts[at]!]));
  const both = perInput.flatMap(({ example, median }) => {
    const operations = operationsOn.get(example);
    return operations === undefined ? [] : [{ example, median, operations }];
  });
  const correlation = rankCorrelation(
    both.map(({ operations }) => operations),
    both.map(({ median }) => median),
  );
  const { fastest, slowest } = extremeInputs(samples);
  const shown = (places: readonly number[]) =>
    places.flatMap((place) => {
      const { example, median } = perInput[place]!;
      const operations = operationsOn.get(example);
      const drawing = drawings[example];
      return operations === undefined || drawing === undefined
        ? []
        : [{ example, median, operations, drawing }];
    });
  return {
    ...(correlation
      ? {
          correlation: {
            ...correlation,
            interval: 'confidence',
            n: both.length,
            unit: 'ρ',
            direction: 'neither',
            method:
              'Spearman’s rank correlation of the exact number of operations with the median time, over the inputs that were both counted and timed; 95 % interval after Bonett and Wright (2000)',
          },
        }
      : {}),
    inputs: both.length,
    fewestOperations: Math.min(...both.map(({ operations }) => operations)),
    mostOperations: Math.max(...both.map(({ operations }) => operations)),
    fastest: shown(fastest),
    slowest: shown(slowest),
  };
}
