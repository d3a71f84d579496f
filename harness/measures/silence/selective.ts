/** Decisions as they are ranked by confidence: NaN is an abstention, which comes last and is not right. */
export interface RankedDecisions {
  /** Places of the decisions, the surest first. */
  readonly order: readonly number[];
  readonly confidence: Float64Array;
  readonly right: ArrayLike<number>;
}

/** Ranks decisions, the surest first, abstentions last. */
export function rankDecisions(confidence: Float64Array, right: ArrayLike<number>): RankedDecisions {
  const sureness = (at: number): number => (Number.isNaN(confidence[at]) ? -1 : confidence[at]!);
  const order = [...confidence.keys()].sort((one, other) => sureness(other) - sureness(one));
  return { order, confidence, right };
}

/**
 * Calls back for every run of decisions of one confidence, the surest first, with how many there are and how many of them
 * are wrong.
 */
function overTies(
  { order, confidence, right }: RankedDecisions,
  counts: ArrayLike<number> | undefined,
  visit: (size: number, wrong: number) => void,
): void {
  let size = 0;
  let wrong = 0;
  order.forEach((at, place) => {
    const count = counts ? counts[at]! : 1;
    size += count;
    if (right[at] !== 1) wrong += count;
    const next = order[place + 1];
    if (next !== undefined && Object.is(confidence[next], confidence[at])) return;
    if (size > 0) visit(size, wrong);
    size = 0;
    wrong = 0;
  });
}

/**
 * The area under the risk–coverage curve (Geifman and El-Yaniv 2017, "Selective classification for deep neural networks"):
 * the mean, over all k, of the share of wrong decisions among the k surest. Among decisions of one confidence errors are
 * taken to be spread evenly, which is what their order by chance comes to.
 *
 * @param counts how often each decision counts; once without it
 * @returns from 0 to 1
 * @example
 * // One error, and it comes last of four: (0 + 0 + 0 + 1/4) ÷ 4.
 * areaUnderRisk(rankDecisions(Float64Array.of(0.9, 0.8, 0.7, 0.1), [1, 1, 1, 0])); // 0.0625
 */
export function areaUnderRisk(ranked: RankedDecisions, counts?: ArrayLike<number>): number {
  let covered = 0;
  let errors = 0;
  let area = 0;
  overTies(ranked, counts, (size, wrong) => {
    for (let within = 1; within <= size; within++)
      area += (errors + (within * wrong) / size) / (covered + within);
    covered += size;
    errors += wrong;
  });
  return covered === 0 ? Number.NaN : area / covered;
}

/** The share of wrong decisions among the surest, at so many even steps of how many those are. */
export function riskCurve(
  ranked: RankedDecisions,
  steps: number,
): { readonly coverage: number; readonly risk: number }[] {
  const total = ranked.order.length;
  const wanted = Array.from({ length: steps }, (_, step) => Math.ceil(((step + 1) * total) / steps));
  const points: { coverage: number; risk: number }[] = [];
  let covered = 0;
  let errors = 0;
  overTies(ranked, undefined, (size, wrong) => {
    for (const count of new Set(wanted))
      if (count > covered && count <= covered + size)
        points.push({
          coverage: count / total,
          risk: (errors + ((count - covered) * wrong) / size) / count,
        });
    covered += size;
    errors += wrong;
  });
  return points;
}

/** How well confidence tells right answers from wrong ones. */
export interface Telling {
  /** Area under the ROC curve: how probably a right answer has more confidence than a wrong one, ties by half. */
  readonly area: number;
  /** What each answer adds to it, with a mean of 0: their variance is that of the area times their number. */
  readonly influence: readonly number[];
  readonly rightOnes: number;
  readonly wrongOnes: number;
}

/**
 * The area under the ROC curve with its placement values (DeLong, DeLong and Clarke-Pearson 1988, "Comparing the areas under
 * two or more correlated receiver operating characteristic curves"), from which its variance comes, over clusters as well
 * (Obuchowski 1997, "Nonparametric analysis of clustered ROC curve data").
 *
 * @returns nothing where all answers are right, or all wrong
 */
export function tellErrors(confidence: ArrayLike<number>, right: ArrayLike<number>): Telling | undefined {
  const n = right.length;
  const order = Array.from({ length: n }, (_, at) => at).sort(
    (one, other) => confidence[one]! - confidence[other]!,
  );
  const rightOnes = order.filter((at) => right[at] === 1).length;
  const wrongOnes = n - rightOnes;
  if (rightOnes === 0 || wrongOnes === 0) return undefined;
  const placement = new Float64Array(n);
  let [rightBelow, wrongBelow] = [0, 0];
  for (let from = 0; from < n;) {
    let to = from;
    let tiedRight = 0;
    while (to < n && confidence[order[to]!] === confidence[order[from]!])
      tiedRight += right[order[to++]!] === 1 ? 1 : 0;
    const tiedWrong = to - from - tiedRight;
    for (const at of order.slice(from, to))
      placement[at] =
        right[at] === 1
          ? (wrongBelow + tiedWrong / 2) / wrongOnes
          : 1 - (rightBelow + tiedRight / 2) / rightOnes;
    rightBelow += tiedRight;
    wrongBelow += tiedWrong;
    from = to;
  }
  const area = order.reduce((sum, at) => sum + (right[at] === 1 ? placement[at]! : 0), 0) / rightOnes;
  // As one of several each is a little too near the mean of its kind: n ÷ (n − 1), as in any variance.
  const scaleOf = (ones: number): number => (n / ones) * Math.sqrt(ones / Math.max(1, ones - 1));
  const [ofRight, ofWrong] = [scaleOf(rightOnes), scaleOf(wrongOnes)];
  const influence = Array.from(
    placement,
    (value, at) => (value - area) * (right[at] === 1 ? ofRight : ofWrong),
  );
  return { area, influence, rightOnes, wrongOnes };
}

/** Bins of the calibration error, of equally many answers each (as Kumar et al. 2019 have them). */
const BINS = 15;

/**
 * How far confidences are from the share that is right: the root of the mean square over bins of equally many answers, less
 * what chance alone adds to it (Kumar, Liang and Ma 2019, "Verified uncertainty calibration", the debiased estimator).
 *
 * @returns nothing where there are too few answers for two in a bin
 */
export function calibrationError(
  confidence: ArrayLike<number>,
  right: ArrayLike<number>,
): number | undefined {
  const n = right.length;
  if (n < 2 * BINS) return undefined;
  const order = Array.from({ length: n }, (_, at) => at).sort(
    (one, other) => confidence[one]! - confidence[other]!,
  );
  let square = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const members = order.slice(Math.round((bin * n) / BINS), Math.round(((bin + 1) * n) / BINS));
    const size = members.length;
    const said = members.reduce((sum, at) => sum + confidence[at]!, 0) / size;
    const share = members.reduce((sum, at) => sum + right[at]!, 0) / size;
    square += (size / n) * ((said - share) ** 2 - (share * (1 - share)) / (size - 1));
  }
  return Math.sqrt(Math.max(0, square));
}
