import { mean, median, quantileSorted, sampleStandardDeviation } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import { medianInterval } from '../../statistics/median.js';
import { studentInterval, studentP } from '../../statistics/student.js';
import type { LoadedMemory } from './collect.js';
import { exactFigure, type UncorrectedComparison } from '../measure.js';
import { analyseGrowth } from './growth.js';
import type { Memory, MemorySamples } from './schema.js';

const LESS = { unit: 'B', direction: 'lower-is-better' } as const;

/** Turns what the memory process saw into M3's figures. */
export function summariseMemory({ atRest, loaded, allocation, peak }: MemorySamples): Memory {
  const { bytesPerDecision, decisionsPerChunk, bytesByInput, collections } = allocation;
  const { growth, goesOn } = analyseGrowth(allocation);
  const allocationSpread = spreadFigure(bytesByInput);
  return {
    atRest: {
      plain: exactFigure(atRest.plainBytes, 'B', atRest.what),
      gzipped: exactFigure(atRest.gzippedBytes, 'B', `${atRest.what}, gzipped`),
    },
    loaded: summariseLoaded(loaded),
    peak: peakFigures(peak),
    allocatedPerDecision: {
      // What the engine adds of its own now and then falls into one chunk, which moves a mean and not a median.
      ...bracketed(medianInterval(bytesPerDecision)),
      ...LESS,
      n: bytesPerDecision.length * decisionsPerChunk,
      method: `heap and external bytes allocated a decision, collector held off: median of ${bytesPerDecision.length} chunks; 95 % interval by order statistics (Thompson 1936) where there are at least six`,
    },
    allocationSpread,
    growth,
    verdict: judge(growth, goesOn, allocationSpread),
    collections,
  };
}

/** What a program holds once it is loaded, over as many processes as there are reports. */
export function summariseLoaded(loaded: readonly LoadedMemory[]): Memory['loaded'] {
  const grown = `growth from before loading to after the first decision, both after forced collections; mean and Student’s 95 % interval over ${loaded.length} processes`;
  return {
    residentSet: meanFigure(
      loaded.map(({ residentSetBytes }) => residentSetBytes),
      `resident set: ${grown}`,
    ),
    heapAndExternal: meanFigure(
      loaded.map(({ heapAndExternalBytes }) => heapAndExternalBytes),
      `heap and external memory: ${grown}`,
    ),
    runtime: meanFigure(
      loaded.map(({ runtimeBytes }) => runtimeBytes),
      `heap and external memory of the runtime alone: growth up to where the network is loaded; mean and Student’s 95 % interval over ${loaded.length} processes`,
    ),
  };
}

function peakFigures({ bareBytes, peakBytes, decisions }: MemorySamples['peak']): Memory['peak'] {
  const method = `maximum resident set of a process of its own that decides on ${decisions} examples, which are sent to it in parts; one pass, so no interval`;
  return {
    residentSet: { value: peakBytes, n: decisions, ...LESS, method },
    aboveBare: {
      value: peakBytes - bareBytes,
      n: decisions,
      ...LESS,
      method: `${method}; less what the process held before the program was loaded`,
    },
  };
}

/** Allocations of inputs within this of one another are the same: the engine hands memory out in pieces. */
const SAME_ALLOCATION = 0.1;

/** Bytes of the smallest object. */
const SMALLEST_OBJECT = 16;

/** Where growth may be above this, an object a decision cannot be ruled out. */
const AN_OBJECT_EACH = 1000 * SMALLEST_OBJECT;

function judge(growth: Figure, goesOn: boolean, spread: Figure): Memory['verdict'] {
  const { high = growth.value } = growth;
  if (goesOn) return 'growing';
  if (high > AN_OBJECT_EACH) return 'undecided';
  return spread.value <= SAME_ALLOCATION ? 'constant' : 'input-dependent';
}

function spreadFigure(bytes: readonly number[]): Figure {
  const sorted = [...bytes].sort((left, right) => left - right);
  const difference = quantileSorted(sorted, 0.9) - quantileSorted(sorted, 0.1);
  return {
    value: difference < SMALLEST_OBJECT ? 0 : difference / Math.max(SMALLEST_OBJECT, median(sorted)),
    n: bytes.length,
    unit: 'share',
    direction: 'lower-is-better',
    method:
      '(90th − 10th percentile) ÷ median over inputs of the bytes that a decision on one input allocates; below 16 bytes it is none',
  };
}

/** What two programs hold once loaded, over as many processes each. */
export function compareLoaded(
  a: { readonly figure: Figure; readonly loaded: readonly LoadedMemory[] },
  b: { readonly figure: Figure; readonly loaded: readonly LoadedMemory[] },
): UncorrectedComparison {
  const differences = a.loaded.map(
    ({ residentSetBytes }, at) => b.loaded[at]!.residentSetBytes - residentSetBytes,
  );
  const difference = meanFigure(differences, 'b − a, process by process; Student’s 95 % interval');
  return {
    title: 'Memory once loaded',
    valueA: a.figure,
    valueB: b.figure,
    difference,
    p: studentP(difference.value, standardError(differences), differences.length - 1),
    test: 'Student’s t over pairs of processes',
    direction: 'lower-is-better',
  };
}

/** Says what bounds are, where there are any. */
const bracketed = <Bounds extends { readonly low?: number; readonly high?: number }>(bounds: Bounds) => ({
  ...bounds,
  ...(bounds.low === undefined ? {} : { interval: 'confidence' as const }),
});

function meanFigure(values: readonly number[], method: string): Figure {
  const value = mean([...values]);
  return {
    value,
    ...studentInterval(value, standardError(values), values.length - 1),
    interval: 'confidence',
    n: values.length,
    ...LESS,
    method,
  };
}

function standardError(values: readonly number[]): number {
  return sampleStandardDeviation([...values]) / Math.sqrt(values.length);
}
