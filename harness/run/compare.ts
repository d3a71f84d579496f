import { createRandom, type Random } from '../../tasks/kit/random.js';
import type { AccuracyReport } from '../accuracy/collect.js';
import { compareAccuracy } from '../accuracy/summarise.js';
import { compareLatency } from '../latency/summarise.js';
import type { LatencySamples } from '../latency/samples.js';
import type { Figure } from '../results/figure.js';
import type { Comparison, MeasuredCell } from '../results/schema.js';
import type { LoadedReport } from '../memory/collect.js';
import { compareLoaded } from '../memory/summarise.js';
import type { Collected } from '../raw/collected.js';
import { decideVerdicts } from './verdicts.js';

/** A cell with the samples that its comparisons need. */
export interface CellEvidence {
  readonly cell: MeasuredCell;
  readonly exhaustive: boolean;
  readonly collected: Collected;
}

/**
 * Compares every two programs of each task in every measure that both have, and says who wins.
 *
 * @param groups the cells of one task and data set each
 * @param noiseFloor share by which one program's times differ from themselves on this machine
 */
export function compareGroups(
  groups: readonly (readonly CellEvidence[])[],
  seed: number,
  noiseFloor: number,
): Comparison[] {
  const compared = groups.flatMap((group) =>
    group.flatMap((a, at) => group.slice(at + 1).flatMap((b) => comparePair(a, b, seed))),
  );
  return decideVerdicts(compared, noiseFloor);
}

type Identity = Pick<Comparison, 'task' | 'dataset' | 'a' | 'b' | 'verdict'>;

/** One side of a comparison: the figure that the page shows, and what was collected for it. */
export interface ComparedSide<Samples> {
  readonly figure: Figure;
  readonly samples: Samples;
}

/**
 * Compares two programs of a task in every measure that both have. The p values are not yet corrected: pass all
 * comparisons of a page to {@link decideVerdicts}.
 */
function comparePair(a: CellEvidence, b: CellEvidence, seed: number): Comparison[] {
  const identity = {
    task: a.cell.task,
    dataset: a.cell.dataset,
    a: a.cell.program,
    b: b.cell.program,
    verdict: 'undecided',
  } as const;
  const comparisons: Comparison[] = [];
  const accuracy = both(a, b, ({ cell, collected }) => side(cell.accuracy?.share, collected.accuracy));
  if (accuracy) comparisons.push(accuracyComparison(identity, ...accuracy, a.exhaustive));
  const latency = both(a, b, ({ cell, collected }) => side(cell.latency?.median, collected.latency?.samples));
  if (latency) {
    const names = [a, b].map(({ cell: { program, runtime } }) => `${program} on ${runtime}`).join(' and ');
    const purpose = `comparison of ${names} at ${identity.task} on ${identity.dataset}`;
    comparisons.push(latencyComparison(identity, ...latency, createRandom(seed, purpose)));
  }
  const memory = both(a, b, ({ cell, collected }) =>
    side(cell.memory?.loaded.residentSet, collected.memory?.loaded),
  );
  if (memory) comparisons.push(memoryComparison(identity, ...memory));
  const steps = [
    a.cell.interpretability?.simulatability.steps,
    b.cell.interpretability?.simulatability.steps,
  ] as const;
  if (steps[0] && steps[1])
    comparisons.push({
      ...identity,
      ...exactRatio(steps[0], steps[1]),
      measure: 'interpretability',
      title: 'Steps to decide by hand',
    });
  return comparisons;
}

const side = <Samples>(
  figure: Figure | undefined,
  samples: Samples | undefined,
): ComparedSide<Samples> | undefined => figure && samples && { figure, samples };

function both<Samples>(
  a: CellEvidence,
  b: CellEvidence,
  pick: (of: CellEvidence) => ComparedSide<Samples> | undefined,
): [ComparedSide<Samples>, ComparedSide<Samples>] | undefined {
  const [sideA, sideB] = [pick(a), pick(b)];
  return sideA && sideB && [sideA, sideB];
}

/** Two programs on the same examples. */
export function accuracyComparison(
  identity: Identity,
  a: ComparedSide<Pick<AccuracyReport, 'right'>>,
  b: ComparedSide<Pick<AccuracyReport, 'right'>>,
  exhaustive: boolean,
): Comparison {
  const { difference, low, high, p, counts } = compareAccuracy(a.samples, b.samples, exhaustive);
  return {
    ...identity,
    measure: 'accuracy',
    title: 'Accuracy',
    valueA: a.figure,
    valueB: b.figure,
    difference: {
      value: difference,
      ...(low === undefined ? {} : { low, high }),
      n: a.figure.n,
      unit: 'share',
      direction: 'higher-is-better',
      method: `b − a; only a was right on ${counts.onlyA} examples, only b on ${counts.onlyB}${low === undefined ? '; all were counted' : '; interval after Newcombe (1998)'}`,
    },
    p,
    test:
      p === null
        ? 'none needed: every input there is was counted'
        : 'McNemar’s exact mid-p test (Fagerland et al. 2013)',
    direction: 'higher-is-better',
  };
}

/** Two programs timed side by side on the same inputs. */
export function latencyComparison(
  identity: Identity,
  a: ComparedSide<LatencySamples>,
  b: ComparedSide<LatencySamples>,
  random: Random,
): Comparison {
  const { ratio, low, high, p } = compareLatency(a.samples, b.samples, random);
  return {
    ...identity,
    measure: 'latency',
    title: 'Time a decision',
    valueA: a.figure,
    valueB: b.figure,
    difference: {
      value: ratio,
      ...(low === undefined ? {} : { low, high }),
      n: a.samples.times.length,
      unit: '×',
      direction: 'lower-is-better',
      method: 'b ÷ a of the medians, interval over launches and shared inputs',
    },
    p,
    test: 'Student’s t on the logarithm of the ratio, over launches and inputs',
    direction: 'lower-is-better',
  };
}

/** What two programs hold once loaded, over as many processes each. */
export function memoryComparison(
  identity: Identity,
  a: ComparedSide<readonly LoadedReport[]>,
  b: ComparedSide<readonly LoadedReport[]>,
): Comparison {
  return {
    ...identity,
    measure: 'memory',
    title: 'Memory once loaded',
    valueA: a.figure,
    valueB: b.figure,
    ...compareLoaded(a.samples, b.samples),
    test: 'Student’s t over pairs of processes',
    direction: 'lower-is-better',
  };
}

function exactRatio(valueA: Figure, valueB: Figure) {
  return {
    valueA,
    valueB,
    difference: {
      value: valueB.value / valueA.value,
      n: Math.min(valueA.n, valueB.n),
      unit: '×',
      direction: 'lower-is-better',
      method: 'b ÷ a; counted, not sampled',
    },
    p: null,
    test: 'none needed: counted, not sampled',
    direction: 'lower-is-better',
  } as const;
}
