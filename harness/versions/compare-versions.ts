import { isDeepStrictEqual } from 'node:util';

import { changedDecisions } from '../measures/accuracy/changed-decisions.js';
import type { AccuracySamples } from '../measures/accuracy/schema.js';
import type { AnyMeasure, SummaryContext, UncorrectedComparison } from '../measures/measure.js';
import type { Cell, Comparison, Results } from '../results/schema.js';
import { decideVerdicts, type UndecidedComparison } from '../results/verdicts.js';
import type {
  ChangedDecisions,
  ComparedCell,
  ComparedFigure,
  VersionVerdict,
} from '../results/version-comparison.js';
import { compareFigures } from './compare-figures.js';

/** One version of a program, as it was measured. */
export interface MeasuredVersion {
  readonly results: Results;
  readonly cell: Cell;
  /** By measure; none where they are not at hand. */
  readonly samples: ReadonlyMap<string, unknown>;
}

/** An earlier and a later version of one program on one data set. */
export interface VersionPair {
  readonly earlier: MeasuredVersion;
  readonly later: MeasuredVersion;
}

/** How two versions came to be measured. */
export interface VersionSetting {
  /** False where they were measured by two runs: what is timed then differs by more than the programs do. */
  readonly sideBySide: boolean;
  /** Whether times of two runs are compared all the same. */
  readonly times: boolean;
}

/** Measures that say how two programs compare. */
export const comparing = (measures: readonly AnyMeasure[]): readonly AnyMeasure[] =>
  measures.filter((measure) => measure.scope === 'cell' && measure.compare !== undefined);

/** A comparison with the cell that it is of. */
interface Found {
  readonly pair: VersionPair;
  readonly undecided: UndecidedComparison;
}

/**
 * Compares an earlier and a later version of programs, figure by figure, and says which are better or worse: by the rule and the
 * margins by which two programs are. What is counted is compared exactly; where samples are at hand, input by input.
 *
 * The p values are corrected together (Holm 1979), over all measures that compare programs, whether or not they were run.
 *
 * @param known all measures that there are
 */
export function compareVersions(
  pairs: readonly VersionPair[],
  known: readonly AnyMeasure[],
  setting: VersionSetting,
): { readonly cells: ComparedCell[]; readonly family: number } {
  const measures = comparing(known);
  const cells = pairs.map((pair) => ({ pair, ...comparePair(pair, measures, setting) }));
  const found = cells.flatMap(({ pair, compared }) =>
    compared.map((undecided): Found => ({ pair, undecided })),
  );
  // A measure that looks at more than one figure adds to the family what it looks at.
  const more = cells.reduce(
    (sum, { compared }) =>
      sum + compared.length - new Set(compared.map(({ comparison }) => comparison.measure)).size,
    0,
  );
  const family = pairs.length * measures.length + more;
  const decided = decideVerdicts(
    found.map(({ undecided }) => undecided),
    family,
  );
  return {
    cells: cells.map(({ pair, failed, left, decisions }) => {
      const { task, dataset, program, kind, title, runtime } = pair.later.cell;
      return {
        ...{ task, dataset, program, kind, title, runtime },
        figures: decided.filter((_, at) => found[at]!.pair === pair).map(figureOf),
        failed,
        left,
        ...(decisions ? { decisions } : {}),
      };
    }),
    family,
  };
}

type PairFindings = Pick<ComparedCell, 'failed' | 'left'> & {
  readonly compared: readonly UndecidedComparison[];
  readonly decisions?: ChangedDecisions;
};

function comparePair(
  pair: VersionPair,
  measures: readonly AnyMeasure[],
  setting: VersionSetting,
): PairFindings {
  const compared: UndecidedComparison[] = [];
  const failed: ComparedCell['failed'] = [];
  const left: ComparedCell['left'] = [];
  for (const measure of measures) {
    const [before, now] = [pair.earlier.cell.measures[measure.id], pair.later.cell.measures[measure.id]];
    const leave = (reason: string): void => void left.push({ measure: measure.id, reason });
    if (now?.state === 'failed' && before?.state === 'measured')
      failed.push({ measure: measure.id, error: now.error });
    else if (before?.state === 'measured' && now?.state === 'measured') {
      const comparisons = compareIn(measure, pair, setting);
      if (typeof comparisons === 'string') leave(comparisons);
      else compared.push(...comparisons.map((one) => undecidedOf(measure, pair, one)));
    } else if (before?.state === 'measured') leave(`the later run did not measure it${reasonOf(now)}`);
    else if (now?.state === 'measured') leave(`the earlier run did not measure it${reasonOf(before)}`);
  }
  const decisions = decisionsOf(pair);
  return { compared, failed, left, ...(decisions ? { decisions } : {}) };
}

const reasonOf = (outcome: Cell['measures'][string] | undefined): string =>
  !outcome || outcome.state === 'measured'
    ? ''
    : `: ${outcome.state === 'failed' ? outcome.error : outcome.reason}`;

/** How two versions compare in a measure that both were measured by; in words, why they do not. */
function compareIn(
  measure: AnyMeasure,
  { earlier, later }: VersionPair,
  { sideBySide, times }: VersionSetting,
): readonly UncorrectedComparison[] | string {
  const twoRuns = measure.timed === true && !sideBySide;
  if (twoRuns && !times)
    return 'times of two runs are compared only where --times asks for it; "rvw run --against" measures both versions side by side';
  const [ofEarlier, ofLater] = [earlier, later].map((version) => ({
    program: version.cell.program,
    runtime: version.cell.runtime,
    samples: version.samples.get(measure.id),
    result: resultIn(version, measure),
  })) as [Side, Side];
  const context = contextOf(later);
  const known = ofEarlier.samples !== undefined && ofLater.samples !== undefined;
  let why = twoRuns ? 'two runs have no launches in common' : 'the samples of one of both are not at hand';
  if (known && !twoRuns) {
    try {
      const given = measure.compareVersions
        ? measure.compareVersions(ofEarlier, ofLater, context)
        : [measure.compare!(ofEarlier, ofLater, context)];
      const comparisons = given.filter((one) => one !== undefined);
      if (comparisons.length === 0) return 'there is too little to compare';
      if (!comparisons.every(isFinite)) return 'a figure of one of both is no number';
      const same = measure.timed !== true && isDeepStrictEqual(ofEarlier.samples, ofLater.samples);
      return same ? comparisons.map(asSame) : comparisons;
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
    }
  }
  const [primaryEarlier, primaryLater] = [
    measure.primary?.(ofEarlier.result),
    measure.primary?.(ofLater.result),
  ];
  if (!primaryEarlier || !primaryLater) return why;
  const comparison = compareFigures(
    primaryEarlier,
    primaryLater,
    measure.margin,
    { exhaustive: context.exhaustive, timed: measure.timed === true },
    why,
  );
  if (!comparison) return 'the earlier figure is 0';
  const same = measure.timed !== true && isDeepStrictEqual(ofEarlier.result, ofLater.result);
  return [same ? asSame(comparison) : comparison];
}

interface Side {
  readonly program: string;
  readonly runtime: string;
  readonly samples: unknown;
  readonly result: unknown;
}

function resultIn({ cell }: MeasuredVersion, { id }: AnyMeasure): unknown {
  const outcome = cell.measures[id];
  return outcome?.state === 'measured' ? outcome.result : undefined;
}

const isFinite = ({ valueA, valueB, difference }: UncorrectedComparison): boolean =>
  [valueA, valueB, difference].every(({ value }) => Number.isFinite(value));

/** What was collected of both is the same to the last digit: nothing of it is left to chance. */
function asSame({ undecided: _, difference, ...comparison }: UncorrectedComparison): UncorrectedComparison {
  const { n, unit, direction } = difference;
  return {
    ...comparison,
    difference: {
      value: unit === '×' ? 1 : 0,
      n,
      unit,
      direction,
      method: 'both are the same to the last digit',
    },
    p: null,
    test: 'none needed: what was collected of both is the same',
  };
}

function undecidedOf(
  measure: AnyMeasure,
  { earlier, later }: VersionPair,
  comparison: UncorrectedComparison,
): UndecidedComparison {
  const { task, dataset } = later.cell;
  const noise = [earlier, later].map(({ results: { selfCheck } }) =>
    selfCheck ? (measure.noise?.(selfCheck, { task, dataset }) ?? 0) : 0,
  );
  return {
    comparison: {
      task,
      dataset,
      measure: measure.id,
      a: { program: earlier.cell.program, runtime: earlier.cell.runtime },
      b: { program: later.cell.program, runtime: later.cell.runtime },
      ...(measure.margin ? { margin: { ...measure.margin } } : {}),
      ...comparison,
    },
    noise: Math.max(...noise),
  };
}

/** What measures know of the later version's data; the earlier one's is the same. */
function contextOf({ results: { run, tasks, selfCheck }, cell, samples }: MeasuredVersion): SummaryContext {
  const task = tasks.find(({ id }) => id === cell.task)!;
  const dataset = task.datasets.find(({ id }) => id === cell.dataset)!;
  return {
    seed: run.seed,
    split: run.split,
    task,
    dataset,
    exhaustive: dataset.exhaustive,
    subject: { program: cell.program, runtime: cell.runtime },
    selfCheck,
    samplesOf: (measure) => samples.get(measure),
    cells: [],
  };
}

function decisionsOf({ earlier, later }: VersionPair): ChangedDecisions | undefined {
  const [before, now] = [earlier, later].map(({ samples }) => samples.get('accuracy')) as [
    AccuracySamples | undefined,
    AccuracySamples | undefined,
  ];
  if (!before || !now || before.exampleIds.join('\n') !== now.exampleIds.join('\n')) return undefined;
  const { scoring } = later.results.tasks.find(({ id }) => id === later.cell.task)!;
  return changedDecisions(before, now, scoring?.direction === 'higher-is-better');
}

const VERDICTS: Readonly<Record<Comparison['verdict'], VersionVerdict>> = {
  a: 'worse',
  b: 'better',
  'slightly a': 'slightly worse',
  'slightly b': 'slightly better',
  equivalent: 'equivalent',
  undecided: 'undecided',
};

const figureOf = ({
  measure,
  title,
  valueA,
  valueB,
  difference,
  p,
  test,
  direction,
  margin,
  verdict,
  undecided,
}: Comparison): ComparedFigure => ({
  measure,
  title,
  earlier: valueA,
  later: valueB,
  difference,
  p,
  test,
  direction,
  ...(margin ? { margin } : {}),
  verdict: VERDICTS[verdict],
  ...(undecided === undefined ? {} : { undecided }),
});
