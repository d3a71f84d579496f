import type { WorkSamples } from '../work/schema.js';
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
  counted: Extract<WorkSamples, { kind: 'source' }>,
  drawings: Readonly<Record<string, string>>,
): NonNullable<Latency['work']> {
  const blocksOf = new Map(counted.exampleIds.map((id, at) => [id, counted.blocks[at]!]));
  const both = perInput.flatMap(({ example, median }) => {
    const blocks = blocksOf.get(example);
    return blocks === undefined ? [] : [{ example, median, blocks }];
  });
  const correlation = rankCorrelation(
    both.map(({ blocks }) => blocks),
    both.map(({ median }) => median),
  );
  const { fastest, slowest } = extremeInputs(samples);
  const shown = (places: readonly number[]) =>
    places.flatMap((place) => {
      const { example, median } = perInput[place]!;
      const blocks = blocksOf.get(example);
      const drawing = drawings[example];
      return blocks === undefined || drawing === undefined ? [] : [{ example, median, blocks, drawing }];
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
              'Spearman’s rank correlation of the exact number of basic blocks with the median time, over the inputs that were both counted and timed; 95 % interval after Bonett and Wright (2000)',
          },
        }
      : {}),
    inputs: both.length,
    fewestBlocks: Math.min(...both.map(({ blocks }) => blocks)),
    mostBlocks: Math.max(...both.map(({ blocks }) => blocks)),
    fastest: shown(fastest),
    slowest: shown(slowest),
  };
}
