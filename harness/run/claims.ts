import { EQUAL_SHARE } from '../measures/accuracy/compare-outcomes.js';
import { resultOf, type ResultOf } from '../measures/index.js';
import type { Figure } from '../results/figure.js';
import type { Cell, Claim, Comparison, Evidence, TaskResults, Wider } from '../results/schema.js';
import { THRESHOLDS } from './claim-thresholds.js';
import {
  both,
  changeOf,
  evidenceOf,
  figureOf,
  percent,
  percentOf,
  points,
  reaches,
  written,
} from './evidence.js';
import { judgeEffort } from './judge-effort.js';
import { judgeBias, judgeMelding } from './judge-records.js';
import { judgeAttack, judgeSilence } from './judge-trust.js';

/** One of the essay's claims, with the experiment that judges it. */
interface ClaimDefinition {
  readonly id: string;
  readonly statement: string;
  readonly criterion: string;
  /** Evidence for and against, one a task or program; an empty list where the run did not measure it. */
  readonly judge: (evidence: ClaimEvidence) => readonly Judged[];
}

/** A piece of evidence; `missing` is true where what the claim asks for was not there to be measured. */
type Judged = Evidence & { readonly missing?: true };

/** What claims are judged on. */
export interface ClaimEvidence {
  readonly tasks: readonly TaskResults[];
  readonly cells: readonly Cell[];
  readonly wider: readonly Wider[];
  readonly comparisons: readonly Comparison[];
}

const {
  homogeneous: ALIKE,
  constantMemory: { mostBytes: NO_GROWTH },
  portable: PORTABLE,
  agile: HALVING,
  unreadable: UNREADABLE,
} = THRESHOLDS;

/**
 * The claims of Karpathy (2017), "Software 2.0", in the order of the essay, reworded to what a run can say: of its programs,
 * on its inputs, on its engine and machine.
 */
const CLAIMS: readonly ClaimDefinition[] = [
  {
    id: 'homogeneous',
    statement:
      'These networks are computationally homogeneous, and nearly as good in small whole numbers: simple to bake into silicon.',
    criterion:
      'the largest operator does at least 90 % of the network’s work, and 8-bit weights cost at most half a point (of a mean error or outcome: its margin) by the whole interval',
    judge: ({ cells, tasks }) =>
      cells.flatMap((cell) =>
        judgeHomogeneity(
          cell,
          resultOf(cell, 'homogeneity'),
          isExhaustive(tasks, cell),
          tasks.find(({ id }) => id === cell.task)?.scoring?.margin,
        ),
      ),
  },
  {
    id: 'constant-time',
    statement:
      'These networks run in constant time whatever the input, of those that were timed; these hand-written programs do not.',
    criterion:
      'the whole interval of the input-dependent variation of the network’s time lies below 2 % (“constant”), the program’s above (“input-dependent”); that the tail is steady is another finding',
    judge: ({ cells }) => {
      const timed = cells.flatMap((cell) => {
        const latency = resultOf(cell, 'latency');
        return latency ? [{ cell, latency }] : [];
      });
      // Of networks nothing is said where none was timed.
      if (!timed.some(({ cell }) => cell.kind === 'learned')) return [];
      return timed.map(({ cell, latency: { variation, tail } }) => {
        const { verdict, inputDependent } = variation;
        return evidenceOf(
          cell,
          verdict === 'undecided'
            ? null
            : verdict === (cell.kind === 'learned' ? 'constant' : 'input-dependent'),
          `${cell.title}: ${verdict}, varying by ${percentOf(inputDependent)} from input to input; the tail: ${tail.verdict}`,
          [inputDependent],
        );
      });
    },
  },
  {
    id: 'constant-memory',
    statement: 'A network uses constant memory.',
    criterion: `what a network’s process holds does not grow with the decisions that it takes: less than ${NO_GROWTH} bytes a decision over their last doubling, beside a control, by the whole interval`,
    judge: ({ cells }) => cells.flatMap((cell) => judgeGrowth(cell, resultOf(cell, 'memory'))),
  },
  {
    id: 'portable',
    statement: 'These networks are portable: their weights decide alike on the runtimes that were there.',
    criterion: `the same weights decide alike on at least ${PORTABLE.leastRuntimes} runtimes, on every input tried, of which there are so many that at most ${100 * PORTABLE.mostDiffering} % could differ; a runtime that is missing is no evidence against`,
    judge: ({ wider }) =>
      wider.flatMap((program) => judgePortability(program, resultOf(program, 'portability'))),
  },
  {
    id: 'agile',
    statement:
      'These networks are agile: with half of their channels they run faster, at a small cost in accuracy.',
    criterion:
      'half the channels make it at least 1.5 times as fast and cost at most one point, both by their whole intervals',
    judge: ({ cells }) => cells.flatMap((cell) => judgeHalving(cell, resultOf(cell, 'agility'))),
  },
  {
    id: 'melding',
    statement: 'Networks meld: two that were trained apart do better once they are tuned together.',
    criterion: `a denoiser and a classifier that are tuned end to end are right on noisy images more often than the same two tuned apart for as many steps, by at least ${100 * THRESHOLDS.melding.leastGain} points by the whole interval over seeds, and in every seed by a paired test on the test images at 5 %`,
    judge: ({ cells }) => cells.flatMap((cell) => judgeMelding(cell, resultOf(cell, 'melding'))),
  },
  {
    id: 'easy-to-write',
    statement: 'A network is easier to write than rules: collecting data is less work than programming.',
    criterion: `the rules take at least ${THRESHOLDS.easyToWrite.leastRatio} times as many lines as the network with its training; what labelling the examples took is not counted, and said beside it`,
    judge: ({ cells, wider }) => judgeEffort(cells, wider),
  },
  {
    id: 'better-than-you',
    statement: 'It is better than the hand-written program beside it, which is the best of no person.',
    criterion:
      'the network is right more often by more than half a point (where a task says how wrong an answer is, or how an episode goes: its mean is better by more than the margin), by the whole interval of the paired difference and its test at 5 % after correction',
    judge: (evidence) =>
      handAgainstLearned(evidence, 'accuracy').map((comparison) => {
        const { verdict, valueA, valueB, difference } = comparison;
        return evidenceOf(
          comparison,
          // A slight lead may be less than the margin.
          verdict === 'undecided' || verdict === 'slightly b' ? null : verdict === 'b',
          `${difference.unit === 'share' ? '' : `${comparison.title.toLowerCase()}: `}by hand ${figureOf(valueA)}, learned ${figureOf(valueB)}, ${changeOf(difference)}: ${WHO[verdict]}`,
          [difference],
        );
      }),
  },
  {
    id: 'unreadable',
    statement: 'We are left with networks that work, but that we cannot read.',
    // How many operations a decision takes says how much work there is, not how readable it is.
    criterion: `half of an input or more has to stay for the network’s answer to stay, and a tree of eight leaves gives fewer than 90 % of its answers, each by the whole interval: neither single answers nor the whole can then be told in a few words`,
    judge: ({ cells }) =>
      cells
        .filter(({ kind }) => kind === 'learned')
        .flatMap((cell) => judgeReading(cell, resultOf(cell, 'reasons'), resultOf(cell, 'surrogate'))),
  },
  {
    id: 'silent',
    statement: 'It fails silently.',
    criterion: `where it may hand a fifth of all inputs to a person, at least ${100 * THRESHOLDS.silent.leastShare} % of the network’s wrong answers still get through, by the whole interval; who may hand over how much is set on other examples than are judged on`,
    judge: ({ cells }) =>
      cells
        .filter(({ kind }) => kind === 'learned')
        .flatMap((cell) => judgeSilence(cell, resultOf(cell, 'silence'))),
  },
  {
    id: 'biased',
    statement: 'It silently adopts what goes with the answers in its training data.',
    criterion: `a network that is trained where a mark goes with the answer in ${100 * THRESHOLDS.biased.agreement} % of the examples is right at least ${100 * THRESHOLDS.biased.leastCost} points less often on examples with the mark of another answer than one that is trained where the mark says nothing, by the whole interval over seeds; rules learn nothing from data, so it is not asked of them`,
    judge: ({ cells }) => cells.flatMap((cell) => judgeBias(cell, resultOf(cell, 'cue'))),
  },
  {
    id: 'attackable',
    statement: 'It can be attacked.',
    criterion: `attackers who see its answers alone break at least ${100 * THRESHOLDS.attackable.leastBroken} % of the inputs that it was right on, by changes within a bound that is the same for the rules, by the whole interval; what they do to the rules stands beside it`,
    judge: ({ cells }) =>
      cells
        .filter(({ kind }) => kind === 'learned')
        .flatMap((cell) =>
          judgeAttack(
            cell,
            resultOf(cell, 'attack'),
            cells.filter(
              ({ kind, task, dataset }) =>
                kind === 'handwritten' && task === cell.task && dataset === cell.dataset,
            ),
          ),
        ),
  },
];

/** What a paired comparison of accuracies, of the program by hand with the network, says in words. */
const WHO: Readonly<Record<Comparison['verdict'], string>> = {
  a: 'the hand-written program is better',
  b: 'the network is better',
  'slightly a': 'the hand-written program is slightly better',
  'slightly b': 'the network is slightly better, perhaps by less than the margin',
  equivalent: 'equivalent',
  undecided: 'neither is shown to be better',
};

/**
 * Judges every claim on what a run measured: supported or refuted where all evidence agrees, mixed where it does not,
 * undecided where the run was too short to tell of some of it. What was not there to be measured is no evidence. Programs that are run only by name are no evidence, and a
 * network that was measured on several runtimes is evidence once, by the first of them.
 */
export function judgeClaims(given: ClaimEvidence): Claim[] {
  const evidence = ofTheTasks(given);
  return CLAIMS.map(({ id, statement, criterion, judge }) => {
    const judged = judge(evidence);
    return {
      id,
      statement,
      criterion,
      verdict: rule(judged.filter(({ missing }) => !missing).map(({ holds }) => holds)),
      evidence: judged.map(({ missing, ...one }) => one),
    };
  });
}

/** The evidence about each program of a task once, without those that are run only by name. */
function ofTheTasks({ tasks, cells, wider, comparisons }: ClaimEvidence): ClaimEvidence {
  const counts = (task: string, program: string): boolean =>
    tasks.find(({ id }) => id === task)?.programs.find(({ id }) => id === program)?.byName !== true;
  const first = (one: Cell): boolean =>
    cells.find(
      ({ task, dataset, program }) => task === one.task && dataset === one.dataset && program === one.program,
    ) === one;
  const used = cells.filter((cell) => counts(cell.task, cell.program) && first(cell));
  const isUsed = (comparison: Comparison, { program, runtime }: Comparison['a']): boolean =>
    used.some(
      (cell) =>
        cell.task === comparison.task &&
        cell.dataset === comparison.dataset &&
        cell.program === program &&
        cell.runtime === runtime,
    );
  return {
    tasks,
    cells: used,
    wider: wider.filter(({ task, program }) => program === undefined || counts(task, program)),
    comparisons: comparisons.filter(
      (comparison) => isUsed(comparison, comparison.a) && isUsed(comparison, comparison.b),
    ),
  };
}

/** Comparisons of a hand-written program with a learned one, in this measure. */
function handAgainstLearned({ comparisons, cells }: ClaimEvidence, measure: string): Comparison[] {
  const kindOf = (task: string, program: string) =>
    cells.find((cell) => cell.task === task && cell.program === program)?.kind;
  return comparisons.filter(
    ({ task, a, b, measure: compared }) =>
      compared === measure &&
      kindOf(task, a.program) === 'handwritten' &&
      kindOf(task, b.program) === 'learned',
  );
}

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

/** Whether neither single answers of a network nor the whole of it can be told in a few words. */
export function judgeReading(
  subject: Pick<Cell, 'task' | 'dataset' | 'title'>,
  reasons: ResultOf<'reasons'> | undefined,
  surrogate: ResultOf<'surrogate'> | undefined,
): Evidence[] {
  if (!reasons || !surrogate) return [];
  // Over concepts where the task has them: a person reads those.
  const { fidelity, view } = surrogate.imitations.at(-1)!;
  const imitated = reaches(fidelity, UNREADABLE.leastFidelity);
  return [
    evidenceOf(
      subject,
      both(reaches(reasons.shareOfInput, UNREADABLE.leastInput), imitated === null ? null : !imitated),
      `${subject.title}: ${percentOf(reasons.shareOfInput)} of an input have to stay; a tree of eight leaves over ${view} gives ${percentOf(fidelity)} of its answers`,
      [reasons.shareOfInput, fidelity],
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

const isExhaustive = (
  tasks: readonly TaskResults[],
  { task, dataset }: Pick<Cell, 'task' | 'dataset'>,
): boolean =>
  tasks.find(({ id }) => id === task)?.datasets.find(({ id }) => id === dataset)?.exhaustive ?? false;

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

function rule(holdings: readonly (boolean | null)[]): Claim['verdict'] {
  if (holdings.length === 0) return 'not measured';
  const holding = holdings.includes(true);
  if (holding && holdings.includes(false)) return 'mixed';
  if (holdings.includes(null)) return 'undecided';
  return holding ? 'supported' : 'refuted';
}

/** A difference turned so that more is better. */
const asGain = ({ value, low, high, ...figure }: Figure): Figure =>
  figure.direction !== 'lower-is-better'
    ? { ...figure, value, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
    : {
        ...figure,
        value: -value,
        ...(low === undefined || high === undefined ? {} : { low: -high, high: -low }),
      };

/** What rounded weights may cost: half a point, or the margin of a mean. */
const mostCostOf = ({ unit, value }: Figure, margin: number | undefined): number =>
  unit === 'share' ? THRESHOLDS.homogeneous.mostCost : (margin ?? EQUAL_SHARE * Math.abs(value));
