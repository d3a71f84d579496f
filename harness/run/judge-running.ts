import { EQUAL_SHARE } from '../measures/accuracy/compare-outcomes.js';
import type { ResultOf } from '../measures/index.js';
import type { Figure } from '../results/figure.js';
import { mapFigure } from '../results/map-figure.js';
import type { Cell, Evidence, Wider } from '../results/schema.js';
import { THRESHOLDS } from './claim-thresholds.js';
import { both, changeOf, evidenceOf, percent, points, reaches, written, type Judged } from './evidence.js';

const { homogeneous: ALIKE, portable: PORTABLE, agile: HALVING } = THRESHOLDS;

/** Whether half of the channels buy speed cheaply; nothing where that step was not recorded. */
export function judgeHalving(
  subject: Pick<Cell, 'task' | 'dataset'>,
  result: ResultOf<'agility'> | undefined,
): Evidence[] {
  if (result?.kind !== 'network') return [];
  const half = result.steps.find(({ from, to }) => from === 1 && to === 0.5);
  if (!half) return [];
  const { speed, accuracy } = half;
  // One launch or one seed alone says nothing of the next.
  const told = speed.low !== undefined && accuracy.low !== undefined;
  return [
    evidenceOf(
      subject,
      told ? both(reaches(speed, HALVING.leastSpeed), reaches(accuracy, -HALVING.mostCost)) : null,
      `half the channels: × ${written(speed, 2, ' as fast')}, ${points(accuracy)}, in short trainings`,
      [speed, accuracy],
    ),
  ];
}

/** Whether a network keeps nothing of its decisions; of hand-written programs the claim says nothing. */
export function judgeGrowth(
  subject: Pick<Cell, 'task' | 'dataset' | 'kind' | 'title'>,
  result: ResultOf<'memory'> | undefined,
): Evidence[] {
  if (!result || subject.kind !== 'learned') return [];
  const { verdict, perDecision, lastDoubling, decisions } = result.growth;
  return [
    evidenceOf(
      subject,
      verdict === 'undecided' ? null : verdict === 'not growing',
      `${subject.title}: ${verdict} over ${(8 * decisions).toLocaleString('en')} decisions; each of the last half adds ${written(lastDoubling, 1)} B`,
      [lastDoubling, perDecision],
    ),
  ];
}

/** Whether a network decides alike on the runtimes that were there, and how sure that is of other inputs. */
export function judgePortability(
  subject: Pick<Wider, 'task' | 'dataset'>,
  result: ResultOf<'portability'> | undefined,
): Judged[] {
  if (!result) return [];
  const measured = result.runtimes.filter((runtime) => runtime.state === 'measured');
  const differs = measured.some(({ identical, examples }) => identical < examples);
  const sure = measured.filter(({ examples }) => couldDiffer(examples) <= PORTABLE.mostDiffering);
  const enough = measured.length >= PORTABLE.leastRuntimes;
  const said = measured.map(({ runtime, identical, examples }) =>
    identical < examples
      ? `${runtime} alike on ${identical} of ${examples}`
      : `${runtime} alike on ${identical} of ${examples}, so that at most ${percent(couldDiffer(examples))} could differ`,
  );
  const absent = result.runtimes.length - measured.length;
  const one = evidenceOf(
    subject,
    differs ? false : sure.length >= PORTABLE.leastRuntimes ? true : null,
    [...said, ...(absent > 0 ? [`${absent} not measured`] : [])].join('; '),
    measured.map(({ largestOutputDifference }) => largestOutputDifference),
  );
  return [differs || enough ? one : { ...one, missing: true }];
}

/** The largest share that differs, with 95 % confidence, where none of so many did (Clopper and Pearson 1934, one-sided). */
const couldDiffer = (examples: number): number => (examples === 0 ? 1 : 1 - 0.05 ** (1 / examples));

/** Whether a network does one thing over and over, in small whole numbers as well. */
export function judgeHomogeneity(
  subject: Pick<Cell, 'task' | 'dataset'>,
  result: ResultOf<'homogeneity'> | undefined,
  exhaustive: boolean,
  margin?: number,
): Evidence[] {
  const largest = result?.operators[0];
  const rounded = result?.quantised.find(({ bits }) => bits === ALIKE.bits);
  if (!largest || !rounded) return [];
  return [
    evidenceOf(
      subject,
      both(
        largest.work.value >= ALIKE.leastWork,
        // A sample without an interval says nothing of other examples.
        rounded.difference.low === undefined && !exhaustive
          ? null
          : reaches(asGain(rounded.difference), -mostCostOf(rounded.accuracy, margin)),
      ),
      `${largest.name} does ${(100 * largest.work.value).toFixed(1)} % of the work; 8-bit weights: ${changeOf(rounded.difference)}`,
      [largest.work, rounded.difference],
    ),
  ];
}

/** A difference turned so that more is better. */
const asGain = (figure: Figure): Figure =>
  figure.direction === 'lower-is-better' ? mapFigure(figure, (value) => -value) : figure;

/** What rounded weights may cost: half a point, or the margin of a mean. */
const mostCostOf = ({ unit, value }: Figure, margin: number | undefined): number =>
  unit === 'share' ? THRESHOLDS.homogeneous.mostCost : (margin ?? EQUAL_SHARE * Math.abs(value));
