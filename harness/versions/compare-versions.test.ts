import { describe, expect, it } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { hashDecisions } from '../measures/accuracy/hash-decisions.js';
import { MEASURES } from '../measures/index.js';
import type { AnyMeasure, SummaryContext } from '../measures/measure.js';
import type { Cell, Results } from '../results/schema.js';
import { compareVersions, type MeasuredVersion, type VersionSetting } from './compare-versions.js';

const DATA = { id: 'numbers', exhaustive: false } as Results['tasks'][number]['datasets'][number];
const TASK = { id: 'toys', datasets: [DATA] } as unknown as Results['tasks'][number];
const RESULTS = { run: { seed: 7, split: 'test' }, tasks: [TASK] } as unknown as Results;
const KNOWN: readonly AnyMeasure[] = MEASURES;
const TOGETHER: VersionSetting = { sideBySide: true, times: true };
const APART: VersionSetting = { sideBySide: false, times: false };

/** A version of which this was collected. */
function version(samples: Readonly<Record<string, unknown>>, failed: string[] = []): MeasuredVersion {
  const context = {
    seed: 7,
    split: 'test',
    task: TASK,
    dataset: DATA,
    exhaustive: false,
    subject: { program: 'toy', runtime: 'v8' },
    samplesOf: (id: string) => samples[id],
    cells: [],
  } as unknown as SummaryContext;
  const cell = {
    ...{ task: 'toys', dataset: 'numbers', program: 'toy', kind: 'handwritten', title: 'Toy', runtime: 'v8' },
    measures: {
      ...Object.fromEntries(
        Object.entries(samples).map(([id, collected]) => [
          id,
          {
            state: 'measured',
            result: KNOWN.find((measure) => measure.id === id)!.summarise(collected, context) as unknown,
          },
        ]),
      ),
      ...Object.fromEntries(failed.map((id) => [id, { state: 'failed', error: 'it threw' }])),
    },
  } as Cell;
  return { results: RESULTS, cell, samples: new Map(Object.entries(samples)) };
}

const compare = (earlier: MeasuredVersion, later: MeasuredVersion, setting = TOGETHER) =>
  compareVersions([{ earlier, later }], KNOWN, setting).cells[0]!;

const verdicts = (earlier: MeasuredVersion, later: MeasuredVersion, setting = TOGETHER) =>
  Object.fromEntries(compare(earlier, later, setting).figures.map(({ title, verdict }) => [title, verdict]));

/** Decisions on so many examples, of which these are wrong. */
function decided(examples: number, wrong: readonly number[], prefix = 'toy') {
  const answers = Array.from({ length: examples }, (_, at) =>
    JSON.stringify((at + (wrong.includes(at) ? 1 : 0)) % 2),
  );
  const confidence = new Float64Array(examples).fill(Number.NaN);
  return {
    right: Uint8Array.from(answers, (_, at) => (wrong.includes(at) ? 0 : 1)),
    answers,
    confidence,
    classes: {
      labels: ['even', 'odd'],
      answers: ['0', '1'],
      truths: Int32Array.from(answers, (_, at) => at % 2),
    },
    exampleIds: answers.map((_, at) => `${prefix}-${at}`),
    evaluations: [],
    decisionsSha256: hashDecisions(answers, confidence),
  };
}

describe('decisions of two versions', () => {
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

  it('are counted exactly on the same examples: a point fewer is worse, half a point is not', () => {
    const before = version({ accuracy: decided(400, range(0, 20)) });
    expect(verdicts(before, version({ accuracy: decided(400, range(0, 24)) }))).toEqual({
      Accuracy: 'worse',
    });
    expect(verdicts(before, version({ accuracy: decided(400, range(0, 16)) }))).toEqual({
      Accuracy: 'better',
    });
    expect(verdicts(before, version({ accuracy: decided(400, range(0, 22)) }))).toEqual({
      Accuracy: 'equivalent',
    });
    const { figures } = compare(before, version({ accuracy: decided(400, range(0, 24)) }));
    expect(figures[0]).toMatchObject({ p: null, difference: { value: expect.closeTo(-0.01, 12) as number } });
    // How sure that is of other examples is said beside it: McNemar's mid-p of 0 against 4.
    expect(figures[0]!.test).toContain('p = 0.063');
  });

  it('name the examples that changed sides, those that were lost first', () => {
    const { decisions } = compare(
      version({ accuracy: decided(10, [1, 2]) }),
      version({ accuracy: decided(10, [2, 3]) }),
    );
    expect(decisions).toEqual({
      examples: 10,
      changed: 2,
      lost: 1,
      won: 1,
      shown: [
        {
          example: 'toy-3',
          truth: 'odd',
          earlier: { answer: 'odd', right: true },
          later: { answer: 'even', right: false },
        },
        {
          example: 'toy-1',
          truth: 'odd',
          earlier: { answer: 'even', right: false },
          later: { answer: 'odd', right: true },
        },
      ],
    });
  });

  it('on other examples are not paired, and not told to have changed', () => {
    const { figures, decisions } = compare(
      version({ accuracy: decided(400, range(0, 20)) }),
      version({ accuracy: decided(400, range(0, 24), 'other') }),
    );
    expect(figures[0]).toMatchObject({ verdict: 'undecided' });
    expect(figures[0]!.test).toContain('other examples');
    expect(decisions).toBeUndefined();
  });

  it('are the same to the last digit, or told apart by their figures, where the samples are not at hand', () => {
    const without = (wrong: readonly number[]): MeasuredVersion => ({
      ...version({ accuracy: decided(400, wrong) }),
      samples: new Map(),
    });
    expect(verdicts(without([1]), without([1]))).toEqual({ Accuracy: 'equivalent' });
    expect(verdicts(without(range(0, 20)), without(range(0, 24)))).toEqual({ Accuracy: 'undecided' });
    expect(verdicts(without(range(0, 20)), without(range(0, 200)))).toEqual({ Accuracy: 'worse' });
  });

  it('that fail now are as bad as worse, and what one of both did not measure is left out with its reason', () => {
    const measured = version({ accuracy: decided(10, []) });
    const failing = version({}, ['accuracy']);
    expect(compare(measured, failing)).toMatchObject({
      figures: [],
      failed: [{ measure: 'accuracy', error: 'it threw' }],
    });
    expect(compare(failing, measured)).toMatchObject({
      failed: [],
      left: [{ measure: 'accuracy', reason: 'the earlier run did not measure it: it threw' }],
    });
  });
});

/** Launches of a program: each has a level of its own, and every input strays a little within it. */
function timed(level: number, launches: number, spread: number, stream: string) {
  const random = createRandom(7, 'launches', stream);
  const [inputs, rounds] = [20, 3];
  return {
    samples: {
      inputs,
      rounds,
      times: Array.from({ length: launches }, () => {
        const launch = level * Math.exp(spread * random.normal());
        return Float64Array.from(
          { length: inputs * rounds },
          () => launch * Math.exp(0.005 * random.normal()),
        );
      }),
    },
    exampleIds: Array.from({ length: inputs }, (_, at) => `toy-${at}`),
  };
}

/** The figure is what counts here, not how a result is made of samples. */
function timedVersion(samples: ReturnType<typeof timed>, value = 1000, within = 0.01): MeasuredVersion {
  const median = {
    value,
    low: (1 - within) * value,
    high: (1 + within) * value,
    interval: 'confidence',
    n: 5,
    unit: 'ns',
    direction: 'lower-is-better',
    method: 'made up',
  };
  const base = version({});
  return {
    ...base,
    cell: { ...base.cell, measures: { latency: { state: 'measured', result: { median } } } },
    samples: new Map([['latency', samples]]),
  };
}

describe('times of two versions', () => {
  const trials = 300;
  const rate = (
    slower: number,
    verdict: (said: string) => boolean,
    launches: number,
    spread: number,
  ): number => {
    let found = 0;
    for (let trial = 0; trial < trials; trial++) {
      const said = verdicts(
        timedVersion(timed(1000, launches, spread, `${trial} earlier`)),
        timedVersion(timed(1000 * slower, launches, spread, `${trial} later`)),
      )['Time a decision']!;
      if (verdict(said)) found++;
    }
    return found / trials;
  };
  const isFinding = (said: string): boolean => said.includes('better') || said.includes('worse');

  it('that are the same are told apart in fewer than six of a hundred, however launches stray', () => {
    for (const spread of [0.005, 0.05]) expect(rate(1, isFinding, 5, spread)).toBeLessThanOrEqual(0.06);
  });

  it('are told to be worse by a tenth in 95 of a hundred, where nine launches stray by two per cent', () => {
    expect(rate(1.1, (said) => said === 'worse', 9, 0.02)).toBeGreaterThanOrEqual(0.95);
    expect(rate(1 / 1.1, (said) => said === 'better', 9, 0.02)).toBeGreaterThanOrEqual(0.95);
  });

  it('of two runs are compared only where that is asked for, and then without pairing launches', () => {
    const [earlier, later] = [1000, 1100].map((level) => timedVersion(timed(level, 9, 0.01, String(level))));
    const apart = compare(earlier!, later!, APART);
    expect(apart.figures).toEqual([]);
    expect(apart.left[0]!.reason).toContain('--times');
    const asked = compare(earlier!, later!, { ...APART, times: true });
    expect(asked.figures[0]!.test).toContain('no launches in common');
  });

  it('of two runs are told apart by few launches, whose t has long tails, after correction', () => {
    // Both are known to within 2.5 %: a tenth apart, the interval lies beyond the margin.
    const [earlier, later] = [1000, 1100].map((value) =>
      timedVersion(timed(1000, 5, 0.01, 'x'), value, 0.025),
    );
    const [figure] = compare(earlier!, later!, { ...APART, times: true }).figures;
    expect(figure!.difference.low).toBeGreaterThan(1.05);
    // t = 11.6 of two degrees of freedom has a p value of 0.007, before correction; as a normal quantile, 5.3, it would have one of 1e-7.
    expect(figure!.p).toBeGreaterThan(0.05);
    expect(figure!.verdict).toBe('undecided');
  });
});

/** Launches of which each allocates so many bytes a decision. */
function weighed(plainBytes: number, allocated: readonly number[]) {
  return {
    atRest: { plainBytes, gzippedBytes: plainBytes, what: 'made up' },
    launches: allocated.map((bytes) => ({
      loaded: { program: { residentSetBytes: 1, heapAndExternalBytes: 1 } },
      decisions: {
        decisions: 10,
        decisionsPerBlock: 10,
        program: { liveBytes: [0, 0, 0, 0], blockBytes: [10 * bytes, 10 * bytes] },
        control: { liveBytes: [0, 0, 0, 0], blockBytes: [0, 0] },
        collections: 0,
      },
    })),
    bytesByInput: [1],
    peak: { bareBytes: 1, peakBytes: 2, decisions: 10 },
  };
}

describe('bytes of two versions', () => {
  const nine = (bytes: number) => Array.from({ length: 9 }, (_, at) => bytes + (at % 3));
  const of = (plain: number, allocated: readonly number[]) => version({ memory: weighed(plain, allocated) });

  it('are exact where they are shipped, and by launches where they are allocated', () => {
    expect(verdicts(of(1000, nine(600)), of(1200, nine(1624)))).toEqual({
      'Bytes shipped': 'worse',
      'Bytes allocated a decision': 'worse',
    });
    expect(verdicts(of(1000, nine(600)), of(1000, nine(620)))).toEqual({
      'Bytes shipped': 'equivalent',
      'Bytes allocated a decision': 'equivalent',
    });
    expect(verdicts(of(1000, nine(1624)), of(1000, nine(600)))['Bytes allocated a decision']).toBe('better');
  });

  it('are undecided where there were too few launches', () => {
    const { figures } = compare(of(1000, [600, 600, 600]), of(1000, [1600, 1600, 1600]));
    expect(figures[1]).toMatchObject({
      verdict: 'undecided',
      undecided: expect.stringContaining('9 are needed') as string,
    });
  });

  it('that are allocated alike are told apart in fewer than six of a hundred', () => {
    const random = createRandom(7, 'allocation');
    const trials = 500;
    let found = 0;
    for (let trial = 0; trial < trials; trial++) {
      const draw = () => Array.from({ length: 9 }, () => 600 + 200 * random.normal());
      const said = verdicts(of(1000, draw()), of(1000, draw()))['Bytes allocated a decision']!;
      if (said !== 'equivalent' && said !== 'undecided') found++;
    }
    expect(found / trials).toBeLessThanOrEqual(0.06);
  });
});

it('p values are corrected over all measures that compare programs, run or not', () => {
  const one = version({ accuracy: decided(10, []) });
  const comparing = KNOWN.filter((measure) => measure.compare !== undefined).length;
  expect(compareVersions([{ earlier: one, later: one }], KNOWN, TOGETHER).family).toBe(comparing);
  const two = version({ accuracy: decided(10, []), memory: weighed(1, [1, 1, 1]) });
  // Memory looks at two figures.
  expect(compareVersions([{ earlier: two, later: two }], KNOWN, TOGETHER).family).toBe(comparing + 1);
});

it('every measure that compares programs says which figure that is about', () => {
  for (const measure of KNOWN)
    expect(measure.primary !== undefined, measure.id).toBe(measure.compare !== undefined);
});
