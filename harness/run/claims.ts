import type { Agility, Homogeneity } from '../results/agility-schema.js';
import type { Portability } from '../results/measures-schema.js';
import { judgeHalving, judgeHomogeneity, type Judgement } from './judge-variants.js';
import type { Claim, Comparison, MeasuredCell } from '../results/schema.js';

/** One of the essay's claims, with the experiment that judges it. */
interface ClaimDefinition {
  readonly id: string;
  readonly statement: string;
  readonly criterion: string;
  /** Sentences for and against, one a task or program; an empty list where the run did not measure it. */
  readonly judge: (evidence: ClaimEvidence) => readonly Judgement[];
}

/** What a claim is judged on. */
export interface ClaimEvidence {
  readonly comparisons: readonly Comparison[];
  readonly cells: readonly MeasuredCell[];
  readonly portability: readonly Portability[];
  readonly agility: readonly Agility[];
  readonly homogeneity: readonly Homogeneity[];
}

/** How much more work by hand counts as "we cannot read it". */
const UNREADABLE_RATIO = 10;

const notYet = (): [] => [];

/** The claims of Karpathy (2017), "Software 2.0", in the order of the essay. */
const CLAIMS: readonly ClaimDefinition[] = [
  {
    id: 'homogeneous',
    statement: 'A network is computationally homogeneous, so it is simple to bake into silicon.',
    criterion:
      'the largest operator does at least 90 % of the network’s work, and 8-bit weights cost at most half a point by the whole interval',
    judge: ({ homogeneity }) => homogeneity.flatMap(judgeHomogeneity),
  },
  {
    id: 'constant-time',
    statement: 'A network runs in constant time; a program does not.',
    criterion:
      'the input-dependent variation of the network’s time lies below the noise floor or 2 %, the program’s above',
    judge: ({ cells }) =>
      cells.flatMap(({ task, dataset, kind, title, latency }) => {
        if (!latency) return [];
        const { verdict, inputDependent } = latency.variation;
        return [
          {
            holds:
              verdict === 'undecided'
                ? undefined
                : verdict === (kind === 'learned' ? 'constant' : 'input-dependent'),
            evidence: `${task} (${dataset}), ${title}: ${verdict}, varying by ${percent(inputDependent.value)} from input to input`,
          },
        ];
      }),
  },
  {
    id: 'constant-memory',
    statement: 'A network uses constant memory.',
    criterion: 'growth a decision is 0 within its interval, and the allocation does not depend on the input',
    judge: ({ cells }) =>
      cells.flatMap(({ task, dataset, kind, title, memory }) =>
        memory && kind === 'learned'
          ? [
              {
                holds: memory.verdict === 'undecided' ? undefined : memory.verdict === 'constant',
                evidence: `${task} (${dataset}), ${title}: ${memory.verdict}`,
              },
            ]
          : [],
      ),
  },
  {
    id: 'portable',
    statement: 'A network is very portable.',
    criterion: 'the same weights decide alike on at least three runtimes, on every input tried',
    judge: ({ portability }) =>
      portability.map(({ task, dataset, runtimes }) => {
        const measured = runtimes.filter((runtime) => runtime.state === 'measured');
        const alike = measured.filter(({ identical, examples }) => identical === examples);
        return {
          holds: measured.length >= 3 && alike.length === measured.length,
          evidence: `${task} (${dataset}): ${measured.map(({ runtime, identical, examples }) => `${runtime} alike on ${identical} of ${examples}`).join(', ')}`,
        };
      }),
  },
  {
    id: 'agile',
    statement:
      'A network is agile: drop half of its channels and it runs faster at a small cost in accuracy.',
    criterion:
      'half the channels make it at least 1.5 times as fast and cost at most one point, both by their whole intervals',
    judge: ({ agility }) => agility.flatMap(judgeHalving),
  },
  {
    id: 'better-than-you',
    statement: 'It is better than you.',
    criterion:
      'the network is right more often than the hand-written program, by the paired test at 5 % after correction',
    judge: (evidence) =>
      handAgainstLearned(evidence, 'accuracy').map(({ task, dataset, verdict, valueA, valueB }) => ({
        holds: verdict === 'undecided' ? undefined : verdict === 'b',
        evidence: `${task} (${dataset}): by hand ${percent(valueA.value)}, learned ${percent(valueB.value)}; ${
          verdict === 'b'
            ? 'the network is better'
            : verdict === 'a'
              ? 'the hand-written program is better'
              : 'neither is shown to be better'
        }`,
      })),
  },
  {
    id: 'unreadable',
    statement: 'We are left with networks that work, but that we cannot read.',
    criterion: `deciding by hand as the network does takes at least ${UNREADABLE_RATIO} times the steps of the hand-written program`,
    judge: (evidence) =>
      handAgainstLearned(evidence, 'interpretability').map(
        ({ task, dataset, valueA, valueB, difference }) => ({
          holds: difference.value >= UNREADABLE_RATIO,
          evidence: `${task} (${dataset}): ${Math.round(valueA.value).toLocaleString('en')} steps by hand, ${Math.round(valueB.value).toLocaleString('en')} multiply-accumulates learned (× ${difference.value < 10 ? difference.value.toFixed(1) : Math.round(difference.value)})`,
        }),
      ),
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

/** Comparisons of a hand-written program with a learned one, in this measure. */
function handAgainstLearned({ comparisons, cells }: ClaimEvidence, measure: string): Comparison[] {
  const kindOf = (task: string, program: string) =>
    cells.find((cell) => cell.task === task && cell.program === program)?.kind;
  return comparisons.filter(
    ({ task, a, b, measure: compared }) =>
      compared === measure && kindOf(task, a) === 'handwritten' && kindOf(task, b) === 'learned',
  );
}

/**
 * Judges every claim on what a run measured: supported or refuted where all evidence agrees, mixed where it does not,
 * undecided where the run was too short to tell of some of it. Each piece of evidence begins with what it says.
 */
export function judgeClaims(evidence: ClaimEvidence): Claim[] {
  return CLAIMS.map(({ id, statement, criterion, judge }) => {
    const judged = judge(evidence);
    return {
      id,
      statement,
      criterion,
      verdict: rule(judged.map(({ holds }) => holds)),
      evidence: judged.map(({ holds, evidence }) => `${markOf(holds)} ${evidence}`),
    };
  });
}

function rule(holdings: readonly (boolean | undefined)[]): Claim['verdict'] {
  if (holdings.length === 0) return 'not measured';
  const holding = holdings.includes(true);
  if (holding && holdings.includes(false)) return 'mixed';
  if (holdings.includes(undefined)) return 'undecided';
  return holding ? 'supported' : 'refuted';
}

const markOf = (holds: boolean | undefined): string => (holds === undefined ? '?' : holds ? '✓' : '✗');

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
