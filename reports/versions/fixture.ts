import type { Figure } from '../../harness/results/figure.js';
import type {
  ComparedFigure,
  VersionComparison,
  VersionVerdict,
} from '../../harness/results/version-comparison.js';

const figure = (value: number, unit: string): Figure => ({
  value,
  n: 1,
  unit,
  direction: unit === 'share' ? 'higher-is-better' : 'lower-is-better',
  method: 'made up',
});

const compared = (
  title: string,
  verdict: VersionVerdict,
  [earlier, later]: readonly [Figure, Figure],
  difference: Figure,
): ComparedFigure => ({
  measure: title.toLowerCase(),
  title,
  earlier,
  later,
  difference,
  p: null,
  test: 'made up',
  direction: difference.direction,
  margin: { scale: 'ratio', value: 0.05, reason: 'made up' },
  verdict,
  ...(verdict === 'undecided' ? { undecided: 'there were 3 launches' } : {}),
});

/** A comparison with every kind of finding, and with texts that XML, Markdown, HTML and GitHub's commands take amiss. */
export const COMPARISON: VersionComparison = {
  comparisonVersion: 1,
  of: 'two runs',
  earlier: { name: 'before', run: 'one', startedAt: '2026-01-01T00:00:00.000Z', machine: 'made up' },
  later: { name: '<after>', run: 'two', startedAt: '2026-01-02T00:00:00.000Z', machine: 'made up' },
  profile: 'quick',
  split: 'test',
  seed: 7,
  notes: ['A note with <b>markup</b>.'],
  cells: [
    {
      task: 'toys',
      dataset: 'numbers',
      program: 'parity',
      kind: 'handwritten',
      title: 'Parity',
      runtime: 'v8',
      figures: [
        compared('Time a decision', 'worse', [figure(100, 'ns'), figure(110, 'ns')], {
          ...figure(1.1, '×'),
          low: 1.09,
          high: 1.11,
          interval: 'confidence',
        }),
        compared('Bytes shipped', 'slightly worse', [figure(100, 'B'), figure(106, 'B')], figure(1.06, '×')),
        compared('Accuracy', 'better', [figure(0.9, 'share'), figure(0.95, 'share')], figure(0.05, 'share')),
        compared(
          'Operations',
          'equivalent',
          [figure(5, 'operations'), figure(5, 'operations')],
          figure(1, '×'),
        ),
        compared('Allocation', 'undecided', [figure(5, 'B'), figure(6, 'B')], figure(1, 'B')),
      ],
      failed: [{ measure: 'attack', error: 'threw\n::error::"<&]]>\u001b[31m' }],
      left: [{ measure: 'latency', reason: 'times of two runs' }],
      decisions: {
        examples: 400,
        changed: 2,
        lost: 1,
        won: 1,
        shown: [
          {
            example: 'toy-1',
            truth: 'odd',
            earlier: { answer: 'odd', right: true },
            later: { answer: null, right: false },
          },
          { example: 'toy-2', earlier: { answer: '[1]', value: 2 }, later: { answer: '[2]', value: 1 } },
        ],
      },
    },
  ],
  family: 9,
};
