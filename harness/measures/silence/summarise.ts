import { createRandom } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import { percentiles, resampleCounts } from '../../statistics/bootstrap.js';
import { errorOfMean } from '../../statistics/mean-figure.js';
import { countPeople, shareOverPeople, type People } from '../../statistics/over-people.js';
import { studentInterval } from '../../statistics/student.js';
import type { RightSamples } from '../accuracy/schema.js';
import { NotApplicable } from '../measure.js';
import type { Silence, SilenceSamples } from './schema.js';
import {
  areaUnderRisk,
  calibrationError,
  rankDecisions,
  riskCurve,
  tellErrors,
  type RankedDecisions,
} from './selective.js';

/**
 * The share of inputs that every program is to answer surely: a person who may be asked about one in five. The same for all,
 * since the confidences of two programs are on scales of their own.
 */
export const COVERAGE = 0.8;

/** Points of the risk–coverage curve. */
const STEPS = 40;

/** What a run decided on the examples that are reported on. */
export interface SilenceEvidence {
  readonly accuracy: Pick<RightSamples, 'right' | 'answers' | 'confidence' | 'people'>;
  readonly exhaustive: boolean;
  readonly seed: number;
}

/** Whether a program's confidence warns of its errors, at the same coverage as that of any other. */
export function summariseSilence(
  samples: SilenceSamples,
  { accuracy, exhaustive, seed }: SilenceEvidence,
): Silence | NotApplicable {
  const threshold = thresholdFor(samples.confidence);
  if (threshold === undefined)
    return new NotApplicable(
      `it answered none of the ${samples.confidence.length} examples of the ${samples.split} split, on which a threshold would be set`,
    );
  const { right, people } = accuracy;
  const confidence = Float64Array.from(accuracy.answers, (answer, at) =>
    answer === null ? Number.NaN : Number.isNaN(accuracy.confidence[at]) ? 1 : accuracy.confidence[at]!,
  );
  const all = [...right.keys()];
  const sure = (at: number): boolean => confidence[at]! >= threshold;
  const share = (counts: (at: number) => boolean, of: readonly number[], what: string): Figure =>
    shareOverPeople(
      of.map((at) => (counts(at) ? 1 : 0)),
      people && of.map((at) => people[at]!),
      what,
      exhaustive,
    );
  const fewer = (figure: Figure): Figure => ({ ...figure, direction: 'lower-is-better' });
  const answered = all.filter((at) => !Number.isNaN(confidence[at]));
  const wrong = answered.filter((at) => right[at] !== 1);
  const ranked = rankDecisions(confidence, right);
  const sureOnes = all.filter(sure);
  return {
    coverage: COVERAGE,
    threshold,
    chosenOn: {
      split: samples.split,
      examples: samples.confidence.length,
      answered: samples.confidence.filter((value) => value >= threshold).length / samples.confidence.length,
    },
    answered: share(sure, all, 'inputs answered surely ÷ inputs'),
    wrong: wrong.length,
    ...(wrong.length > 0
      ? {
          passed: fewer(
            share(
              sure,
              wrong,
              `wrong answers given with a confidence as high as in ${100 * COVERAGE} % of the inputs, by a threshold set on the ${samples.split} split ÷ wrong answers`,
            ),
          ),
        }
      : {}),
    ...(sureOnes.length > 0
      ? { riskWhenSure: fewer(share((at) => right[at] !== 1, sureOnes, 'wrong ÷ sure answers')) }
      : {}),
    curve: riskCurve(ranked, STEPS),
    area: areaFigure(ranked, people, exhaustive, seed),
    bestArea: areaUnderRisk(rankDecisions(Float64Array.from(right), right)),
    ...telling(answered, confidence, accuracy, exhaustive),
    ...calibration(answered, confidence, right),
    meaningless: samples.meaningless.map((kind) => meaningless(kind, threshold)),
  };
}

/** The confidence from which on so many are answered; the least of all where there are too few answers. */
function thresholdFor(confidence: Float64Array): number | undefined {
  const given = [...confidence].filter((value) => !Number.isNaN(value)).sort((left, right) => right - left);
  return given.at(Math.min(given.length, Math.ceil(COVERAGE * confidence.length)) - 1);
}

/** The area under the risk–coverage curve, with its interval. */
export function areaFigure(
  ranked: RankedDecisions,
  people: People,
  exhaustive: boolean,
  seed: number,
): Figure {
  const n = ranked.order.length;
  const persons = countPeople(people);
  const figure = {
    value: areaUnderRisk(ranked),
    n,
    unit: 'share',
    direction: 'lower-is-better' as const,
  };
  const what =
    'area under the risk–coverage curve (Geifman and El-Yaniv 2017), abstentions last and not right';
  if (exhaustive)
    return { ...figure, method: `${what}; all ${n} were counted, so there is no sampling error` };
  const areas: number[] = [];
  for (const counts of resampleCounts(n, people, createRandom(seed, 'area under risk')))
    areas.push(areaUnderRisk(ranked, counts));
  const interval = percentiles(areas, persons > 0 ? persons : n);
  return {
    ...figure,
    ...(interval ? { ...interval, interval: 'confidence' as const } : {}),
    method: `${what}; ${interval ? `95 % interval between percentiles of 1,000 resamples of ${persons > 0 ? `${persons} people` : 'examples'} (Efron 1979; expanded, Hesterberg 2015)` : 'without an interval'}`,
  };
}

/** How well confidence tells right answers from wrong ones, with its interval; nothing where all are right, or all wrong. */
export function telling(
  answered: readonly number[],
  confidence: Float64Array,
  { right, people }: Pick<RightSamples, 'right' | 'people'>,
  exhaustive: boolean,
): Pick<Silence, 'tells'> {
  const told = tellErrors(
    answered.map((at) => confidence[at]!),
    answered.map((at) => right[at]!),
  );
  if (!told) return {};
  const { area, influence, rightOnes, wrongOnes } = told;
  const figure = { value: area, n: answered.length, unit: 'area', direction: 'higher-is-better' as const };
  const what =
    'area under the ROC curve of confidence for right against wrong answers; one half is no better than chance';
  if (exhaustive)
    return {
      tells: {
        ...figure,
        method: `${what}; all ${answered.length} were counted, so there is no sampling error`,
      },
    };
  const { error, freedom } = errorOfMean(influence, people && answered.map((at) => people[at]!));
  const least = Math.min(freedom, rightOnes - 1, wrongOnes - 1);
  // Near 1 the area is far from normal, its logit is not.
  const slope = area * (1 - area);
  if (least < 1 || slope === 0)
    return { tells: { ...figure, method: `${what}; too few errors for an interval` } };
  const { low, high } = studentInterval(Math.log(area / (1 - area)), error / slope, least);
  const back = (logit: number): number => 1 / (1 + Math.exp(-logit));
  return {
    tells: {
      ...figure,
      low: back(low),
      high: back(high),
      interval: 'confidence',
      method: `${what}; 95 % interval after DeLong et al. (1988), on the logit${countPeople(people) > 0 ? ', over people (Obuchowski 1997)' : ''}, with Student’s t`,
    },
  };
}

function calibration(
  answered: readonly number[],
  confidence: Float64Array,
  right: Uint8Array,
): Pick<Silence, 'calibration'> {
  const value = calibrationError(
    answered.map((at) => confidence[at]!),
    answered.map((at) => right[at]!),
  );
  if (value === undefined) return {};
  return {
    calibration: {
      value,
      n: answered.length,
      unit: 'share',
      direction: 'lower-is-better',
      method:
        'confidence against share of right answers in 15 bins of equally many, root mean square without what chance adds (Kumar et al. 2019); without an interval',
    },
  };
}

function meaningless(
  { title, confidence }: SilenceSamples['meaningless'][number],
  threshold: number,
): Silence['meaningless'][number] {
  const share = (counts: (value: number) => boolean, what: string): Figure => ({
    ...shareOverPeople(
      Array.from(confidence, (value) => (counts(value) ? 1 : 0)),
      undefined,
      `${what} ÷ inputs that no answer is right for (${title})`,
      // A single one is all that there is of its kind.
      confidence.length === 1,
    ),
    direction: 'lower-is-better',
  });
  return {
    title,
    answered: share((value) => !Number.isNaN(value), 'answered with a known thing all the same'),
    surely: share((value) => value >= threshold, 'answered surely'),
  };
}
