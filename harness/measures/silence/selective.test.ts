import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { errorOfMean } from '../../statistics/mean-figure.js';
import { areaUnderRisk, calibrationError, rankDecisions, riskCurve, tellErrors } from './selective.js';

const ranked = (confidence: readonly number[], right: readonly number[]) =>
  rankDecisions(Float64Array.from(confidence), right);

describe('the area under the risk–coverage curve', () => {
  it('is counted by hand', () => {
    expect(areaUnderRisk(ranked([0.1, 0.9, 0.7, 0.8], [0, 1, 1, 1]))).toBeCloseTo(1 / 16);
    // The error comes first: risks 1, 1/2, 1/3, 1/4.
    expect(areaUnderRisk(ranked([0.9, 0.8, 0.7, 0.1], [0, 1, 1, 1]))).toBeCloseTo(
      (1 + 1 / 2 + 1 / 3 + 1 / 4) / 4,
    );
  });

  it('of equal confidences is the share of errors, and an abstention is an error that comes last', () => {
    expect(areaUnderRisk(ranked([1, 1, 1, 1], [0, 1, 1, 0]))).toBeCloseTo(0.5);
    expect(areaUnderRisk(ranked([Number.NaN, 0.2, 0.3, 0.4], [0, 1, 1, 1]))).toBeCloseTo(1 / 16);
  });

  it('counts an example twice as if it were there twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(0.1, 0.5, 0.9), fc.constantFrom(0, 1), fc.nat(3)), {
          minLength: 1,
        }),
        (examples) => {
          fc.pre(examples.some(([, , count]) => count > 0));
          const written = examples.flatMap((one) => new Array<typeof one>(one[2]).fill(one));
          const once = ranked(
            written.map(([sure]) => sure),
            written.map(([, right]) => right),
          );
          const counted = ranked(
            examples.map(([sure]) => sure),
            examples.map(([, right]) => right),
          );
          expect(
            areaUnderRisk(
              counted,
              examples.map(([, , count]) => count),
            ),
          ).toBeCloseTo(areaUnderRisk(once));
        },
      ),
    );
  });

  it('is the mean of its curve where that has a point an example', () => {
    const random = createRandom(3, 'curve');
    const one = ranked(
      Array.from({ length: 200 }, () => random.integer(20) / 20),
      Array.from({ length: 200 }, () => random.integer(2)),
    );
    const risks = riskCurve(one, 200).map(({ risk }) => risk);
    expect(risks.reduce((sum, risk) => sum + risk, 0) / 200).toBeCloseTo(areaUnderRisk(one));
  });
});

describe('telling right answers from wrong ones', () => {
  it('is what Hanley and McNeil (1982) found of a reader of 109 CT images: 0.893; its standard error after DeLong is 0.0307', () => {
    // Ratings from 1, definitely normal, to 5, definitely abnormal: table I.
    const normal = [33, 6, 6, 11, 2];
    const abnormal = [3, 2, 2, 11, 33];
    const ratings = [normal, abnormal].map((counts) =>
      counts.flatMap((count, rating) => new Array<number>(count).fill(rating + 1)),
    );
    const { area, influence } = tellErrors(ratings.flat(), [
      ...ratings[0]!.map(() => 0),
      ...ratings[1]!.map(() => 1),
    ])!;
    expect(area).toBeCloseTo(0.893, 3);
    expect(errorOfMean(influence, undefined).error).toBeCloseTo(0.0307, 3);
  });

  it('is the share of pairs in the right order, ties by half', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.constantFrom(0, 1)), { minLength: 2 }), (answers) => {
        const told = tellErrors(
          answers.map(([sure]) => sure),
          answers.map(([, right]) => right),
        );
        const pairs = answers.flatMap(([sure, right]) =>
          right === 0
            ? []
            : answers.flatMap(([other, otherRight]) =>
                otherRight === 1 ? [] : [sure > other ? 1 : sure === other ? 0.5 : 0],
              ),
        );
        if (pairs.length === 0) expect(told).toBeUndefined();
        else expect(told!.area).toBeCloseTo(pairs.reduce<number>((sum, one) => sum + one, 0) / pairs.length);
      }),
    );
  });
});

describe('the calibration error', () => {
  const simulate = (sayOf: (probability: number) => number) => {
    const random = createRandom(5, 'calibration');
    const probabilities = Array.from({ length: 20_000 }, () => random.between(0.5, 1));
    return calibrationError(
      probabilities.map(sayOf),
      probabilities.map((probability) => (random.chance(probability) ? 1 : 0)),
    )!;
  };

  it('is nothing where each confidence is the probability, and what it is off by elsewhere', () => {
    expect(simulate((probability) => probability)).toBeLessThan(0.01);
    expect(simulate((probability) => probability - 0.2)).toBeCloseTo(0.2, 2);
  });
});
