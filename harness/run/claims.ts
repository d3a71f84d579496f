import { resultOf, type ResultOf } from '../measures/index.js';
import type { Figure } from '../results/figure.js';
import type { Cell, Claim, Comparison, Evidence, TaskResults, Wider } from '../results/schema.js';

/** One of the essay's claims, with the experiment that judges it. */
interface ClaimDefinition {
  readonly id: string;
  readonly statement: string;
  readonly criterion: string;
  /** Evidence for and against, one a task or program; an empty list where the run did not measure it. */
  readonly judge: (evidence: ClaimEvidence) => readonly Evidence[];
}

/** What claims are judged on. */
export interface ClaimEvidence {
  readonly tasks: readonly TaskResults[];
  readonly cells: readonly Cell[];
  readonly wider: readonly Wider[];
  readonly comparisons: readonly Comparison[];
}

/** How much more work by hand counts as "we cannot read it". */
const UNREADABLE_RATIO = 10;

/** On how many runtimes the same weights must decide alike. */
const LEAST_RUNTIMES = 3;

/** What half of the channels must gain, and may cost in share of right answers. */
const HALVING = { leastSpeed: 1.5, mostCost: 0.01 };

/** The share of the work that the largest operator must do, and what 8-bit weights may cost in share of right answers. */
const ALIKE = { leastWork: 0.9, bits: 8, mostCost: 0.005 };

const notYet = (): [] => [];

/** The claims of Karpathy (2017), "Software 2.0", in the order of the essay. */
const CLAIMS: readonly ClaimDefinition[] = [
  {
    id: 'homogeneous',
    statement: 'A network is computationally homogeneous, so it is simple to bake into silicon.',
    criterion:
      'the largest operator does at least 90 % of the network’s work, and 8-bit weights cost at most half a point by the whole interval',
    judge: ({ cells }) => cells.flatMap((cell) => judgeHomogeneity(cell, resultOf(cell, 'homogeneity'))),
  },
  {
    id: 'constant-time',
    statement: 'A network runs in constant time; a program does not.',
    criterion:
      'the whole interval of the input-dependent variation of the network’s time lies below 2 %, the program’s above; that the tail is steady is another finding',
    judge: ({ cells }) =>
      cells.flatMap((cell) => {
        const timed = resultOf(cell, 'latency');
        if (!timed) return [];
        const { verdict, inputDependent } = timed.variation;
        return [
          evidenceOf(
            cell,
            verdict === 'undecided'
              ? null
              : verdict === (cell.kind === 'learned' ? 'constant' : 'input-dependent'),
            `${cell.title}: ${verdict}, varying by ${percent(inputDependent.value)} from input to input; the tail: ${timed.tail.verdict}`,
            [inputDependent],
          ),
        ];
      }),
  },
  {
    id: 'constant-memory',
    statement: 'A network uses constant memory.',
    criterion: 'growth a decision is 0 within its interval, and the allocation does not depend on the input',
    judge: ({ cells }) =>
      cells.flatMap((cell) => {
        const memory = resultOf(cell, 'memory');
        if (!memory || cell.kind !== 'learned') return [];
        const { verdict, growth, allocationSpread } = memory;
        return [
          evidenceOf(
            cell,
            verdict === 'undecided' ? null : verdict === 'constant',
            `${cell.title}: ${verdict}`,
            [growth, allocationSpread],
          ),
        ];
      }),
  },
  {
    id: 'portable',
    statement: 'A network is very portable.',
    criterion: `the same weights decide alike on at least ${LEAST_RUNTIMES} runtimes, on every input tried`,
    judge: ({ wider }) =>
      wider.flatMap((program) => {
        const portability = resultOf(program, 'portability');
        if (!portability) return [];
        const measured = portability.runtimes.filter((runtime) => runtime.state === 'measured');
        const alike = measured.filter(({ identical, examples }) => identical === examples);
        return [
          evidenceOf(
            program,
            measured.length >= LEAST_RUNTIMES && alike.length === measured.length,
            measured
              .map(({ runtime, identical, examples }) => `${runtime} alike on ${identical} of ${examples}`)
              .join(', '),
            measured.map(({ largestOutputDifference }) => largestOutputDifference),
          ),
        ];
      }),
  },
  {
    id: 'agile',
    statement:
      'A network is agile: drop half of its channels and it runs faster at a small cost in accuracy.',
    criterion:
      'half the channels make it at least 1.5 times as fast and cost at most one point, both by their whole intervals',
    judge: ({ cells }) => cells.flatMap((cell) => judgeHalving(cell, resultOf(cell, 'agility'))),
  },
  {
    id: 'better-than-you',
    statement: 'It is better than you.',
    criterion:
      'the network is right more often than the hand-written program, by the paired test at 5 % after correction',
    judge: (evidence) =>
      handAgainstLearned(evidence, 'accuracy').map((comparison) => {
        const { verdict, valueA, valueB, difference } = comparison;
        const who =
          verdict === 'b'
            ? 'the network is better'
            : verdict === 'a'
              ? 'the hand-written program is better'
              : 'neither is shown to be better';
        return evidenceOf(
          comparison,
          verdict === 'undecided' ? null : verdict === 'b',
          `by hand ${percent(valueA.value)}, learned ${percent(valueB.value)}; ${who}`,
          [difference],
        );
      }),
  },
  {
    id: 'unreadable',
    statement: 'We are left with networks that work, but that we cannot read.',
    criterion: `deciding by hand as the network does takes at least ${UNREADABLE_RATIO} times the steps of the hand-written program`,
    judge: (evidence) =>
      handAgainstLearned(evidence, 'work').map((comparison) => {
        const { valueA, valueB, difference } = comparison;
        const times =
          difference.value < 10 ? difference.value.toFixed(1) : String(Math.round(difference.value));
        return evidenceOf(
          comparison,
          difference.value >= UNREADABLE_RATIO,
          `${Math.round(valueA.value).toLocaleString('en')} steps by hand, ${Math.round(valueB.value).toLocaleString('en')} multiply-accumulates learned (× ${times})`,
          [difference],
        );
      }),
  },
  {
    id: 'silent',
    statement: 'It fails silently.',
    criterion: 'of the network’s wrong answers, at least a tenth are given with a confidence of 0.9 or more',
    judge: notYet,
  },
  {
    id: 'attackable',
    statement: 'It can be attacked.',
    criterion:
      'the same attack with the same budget costs the network more accuracy than the hand-written program',
    judge: notYet,
  },
];

/**
 * Judges every claim on what a run measured: supported or refuted where all evidence agrees, mixed where it does not,
 * undecided where the run was too short to tell of some of it. Programs that are run only by name are no evidence, and a
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
      verdict: rule(judged.map(({ holds }) => holds)),
      evidence: [...judged],
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
      `half the channels: × ${speed.value.toFixed(2)} as fast${bounds(speed, (value) => value.toFixed(2))}, ${points(accuracy)}, in short trainings`,
      [speed, accuracy],
    ),
  ];
}

/** Whether a network does one thing over and over, in small whole numbers as well. */
export function judgeHomogeneity(
  subject: Pick<Cell, 'task' | 'dataset'>,
  result: ResultOf<'homogeneity'> | undefined,
): Evidence[] {
  const largest = result?.operators[0];
  const rounded = result?.quantised.find(({ bits }) => bits === ALIKE.bits);
  if (!largest || !rounded) return [];
  return [
    evidenceOf(
      subject,
      both(largest.work.value >= ALIKE.leastWork, reaches(rounded.difference, -ALIKE.mostCost)),
      `${largest.name} does ${(100 * largest.work.value).toFixed(1)} % of the work; 8-bit weights: ${points(rounded.difference)}`,
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

/** A piece of evidence; `holds` is null where the run was too short to tell. */
const evidenceOf = (
  { task, dataset = '' }: { readonly task: string; readonly dataset?: string | undefined },
  holds: boolean | null,
  sentence: string,
  figures: readonly Figure[],
): Evidence => ({ task, dataset, holds, sentence, figures: [...figures] });

/** Whether a figure reaches a value with its whole interval; null where the interval holds the value. One without an interval is exact. */
function reaches({ value, low = value, high = value }: Figure, wanted: number): boolean | null {
  if (low >= wanted) return true;
  return high < wanted ? false : null;
}

function both(one: boolean | null, other: boolean | null): boolean | null {
  if (one === false || other === false) return false;
  return one === true && other === true ? true : null;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

const points = (figure: Figure): string => `${signed(figure.value)}${bounds(figure, signed)} points`;

const signed = (share: number): string => `${share > 0 ? '+' : ''}${(100 * share).toFixed(2)}`;

const bounds = ({ low, high }: Figure, write: (value: number) => string): string =>
  low === undefined || high === undefined ? '' : ` [${write(low)}, ${write(high)}]`;
