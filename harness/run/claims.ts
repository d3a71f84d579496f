import { resultOf } from '../measures/index.js';
import type { Cell, Claim, Comparison, TaskResults, Wider } from '../results/schema.js';
import { THRESHOLDS } from './claim-thresholds.js';
import { changeOf, evidenceOf, figureOf, percentOf, type Judged } from './evidence.js';
import { judgeEffort } from './judge-effort.js';
import { judgeBias, judgeMelding } from './judge-records.js';
import { judgeGrowth, judgeHalving, judgeHomogeneity, judgePortability } from './judge-running.js';
import { judgeAttack, judgeReading, judgeSilence } from './judge-trust.js';

/** One of the essay's claims, with the experiment that judges it. */
interface ClaimDefinition {
  readonly id: string;
  readonly statement: string;
  readonly criterion: string;
  /** Evidence for and against, one a task or program; an empty list where the run did not measure it. */
  readonly judge: (evidence: ClaimEvidence) => readonly Judged[];
}

/** What claims are judged on. */
export interface ClaimEvidence {
  readonly tasks: readonly TaskResults[];
  readonly cells: readonly Cell[];
  readonly wider: readonly Wider[];
  readonly comparisons: readonly Comparison[];
}

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
    criterion: `what a network’s process holds does not grow with the decisions that it takes: less than ${THRESHOLDS.constantMemory.mostBytes} bytes a decision over their last doubling, beside a control, by the whole interval`,
    judge: ({ cells }) => cells.flatMap((cell) => judgeGrowth(cell, resultOf(cell, 'memory'))),
  },
  {
    id: 'portable',
    statement: 'These networks are portable: their weights decide alike on the runtimes that were there.',
    criterion: `the same weights decide alike on at least ${THRESHOLDS.portable.leastRuntimes} runtimes, on every input tried, of which there are so many that at most ${100 * THRESHOLDS.portable.mostDiffering} % could differ; a runtime that is missing is no evidence against`,
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
 * undecided where the run was too short to tell of some of it. What was not there to be measured is no evidence. Programs that
 * are run only by name are no evidence, and a network that was measured on several runtimes is evidence once, by the first of them.
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

const isExhaustive = (
  tasks: readonly TaskResults[],
  { task, dataset }: Pick<Cell, 'task' | 'dataset'>,
): boolean =>
  tasks.find(({ id }) => id === task)?.datasets.find(({ id }) => id === dataset)?.exhaustive ?? false;

function rule(holdings: readonly (boolean | null)[]): Claim['verdict'] {
  if (holdings.length === 0) return 'not measured';
  const holding = holdings.includes(true);
  if (holding && holdings.includes(false)) return 'mixed';
  if (holdings.includes(null)) return 'undecided';
  return holding ? 'supported' : 'refuted';
}
