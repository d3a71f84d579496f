import type { Figure } from '../../results/figure.js';
import { scoreDifference, scoreFigure, type ScoredOn } from '../accuracy/score-figures.js';
import type { Homogeneity, HomogeneitySamples } from './schema.js';

/** Turns a network's operators and its rounded weights into figures. */
export function summariseHomogeneity(
  { operators, float, quantised }: HomogeneitySamples,
  on: ScoredOn,
): Homogeneity {
  return {
    operators: byKind(operators),
    float: {
      accuracy: scoreFigure(float, on),
      bytes: bytesFigure(float.bytes, 'weights as 32-bit floats, without the topology'),
      gzipped: bytesFigure(float.gzipped, 'the same, gzipped'),
    },
    quantised: quantised.map(({ bits, bytes, gzipped, ...scores }) => ({
      label: `${bits} bits`,
      bits,
      accuracy: scoreFigure(scores, on),
      difference: scoreDifference(float, scores, on, `${bits}-bit minus float weights`),
      bytes: bytesFigure(
        bytes,
        'kernels packed as integers with one scale an output channel (Krishnamoorthi 2018), the rest as floats',
      ),
      gzipped: bytesFigure(gzipped, 'the same, gzipped'),
    })),
  };
}

/** The work of each kind of operator, the largest first. */
function byKind(operators: HomogeneitySamples['operators']): Homogeneity['operators'] {
  const total = operators.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0);
  return [...new Set(operators.map(({ name }) => name))]
    .map((name) => {
      const calls = operators.filter((operator) => operator.name === name);
      const work = calls.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0);
      return {
        name,
        calls: calls.length,
        work: {
          value: total === 0 ? 0 : work / total,
          n: operators.length,
          unit: 'share',
          direction: 'neither' as const,
          method: 'multiply-accumulates of this kind of operator ÷ all, counted',
        },
      };
    })
    .sort((one, other) => other.work.value - one.work.value);
}

const bytesFigure = (value: number, method: string): Figure => ({
  value,
  n: 1,
  unit: 'B',
  direction: 'lower-is-better',
  method,
});
