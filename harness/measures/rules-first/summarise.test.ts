import { describe, expect, it } from 'vitest';

import type { RulesFirstSamples } from './schema.js';
import { summariseRulesFirst } from './summarise.js';

/** Rows of `confidence of the rules (null: they abstain), whether the rules are right, whether the network is`. */
type Row = readonly [confidence: number | null, rules: 0 | 1, network: 0 | 1];

const repeat = (times: number, row: Row): Row[] => new Array<Row>(times).fill(row);

const samples = (rows: readonly Row[]): RulesFirstSamples => ({
  rules: { program: 'handwritten', runtime: 'v8' },
  network: { program: 'learned', runtime: 'wasm' },
  split: 'validation',
  confidence: Float64Array.from(rows, ([confidence]) => confidence ?? Number.NaN),
  rulesRight: Uint8Array.from(rows, ([, right]) => right),
  networkRight: Uint8Array.from(rows, ([, , right]) => right),
});
const evidence = (rows: readonly Row[]) => ({
  rules: {
    right: Uint8Array.from(rows, ([, right]) => right),
    confidence: Float64Array.from(rows, ([confidence]) => confidence ?? Number.NaN),
    answers: rows.map(([confidence]) => (confidence === null ? null : '"yes"')),
  },
  network: { right: Uint8Array.from(rows, ([, , right]) => right) },
  exhaustive: false,
});

// Sure and right on 80, unsure and wrong on 15, silent on 5; the network is right but for one of those that are sure.
const rows: readonly Row[] = [
  ...repeat(79, [0.9, 1, 1]),
  [0.9, 1, 0],
  ...repeat(15, [0.3, 0, 1]),
  ...repeat(5, [null, 0, 1]),
];

describe('rules first', () => {
  it('lets the rules take what they are sure of, and gains what the network misses', () => {
    const { best, curve, networkAlone, rulesAlone } = summariseRulesFirst(samples(rows), evidence(rows));
    expect(best).toMatchObject({
      confidence: 0.9,
      byRules: { value: 0.8 },
      rulesRight: { value: 1 },
      accuracy: { value: 1 },
    });
    expect([networkAlone.value, rulesAlone.value]).toEqual([0.99, 0.8]);
    expect(curve.map(({ byRules, accuracy }) => [byRules.value, accuracy.value])).toEqual([
      [0, 0.99],
      [0.8, 1],
      [0.95, 0.85],
    ]);
  });

  it('chooses on one set and reports on another', () => {
    // Where it is chosen, the unsure answers are right, too: on the examples that are reported on that costs 15 in 100.
    const rosy = rows.map(([confidence, rules, network]): Row => [
      confidence,
      confidence === 0.3 ? 1 : rules,
      network,
    ]);
    const { best } = summariseRulesFirst(samples(rosy), evidence(rows));
    expect(best).toMatchObject({ confidence: 0.3, byRules: { value: 0.95 }, accuracy: { value: 0.85 } });
  });

  it('has no best point where the rules lose too much from their first answer on', () => {
    const hopeless = repeat(100, [0.9, 0, 1]);
    const found = summariseRulesFirst(samples(hopeless), evidence(hopeless));
    expect(found.best).toBeUndefined();
    expect(found.curve.map(({ accuracy }) => accuracy.value)).toEqual([1, 0]);
  });

  it('takes an answer without a confidence for a sure one', () => {
    const plain = {
      ...evidence(rows),
      rules: { ...evidence(rows).rules, confidence: new Float64Array(100).fill(Number.NaN) },
    };
    const sure = samples(
      rows.map(([confidence, rules, network]): Row => [confidence === null ? null : 1, rules, network]),
    );
    expect(summariseRulesFirst(sure, plain).curve.at(-1)).toMatchObject({ byRules: { value: 0.95 } });
  });

  it('adds the network’s time as often as it is asked', () => {
    const timed = { ...evidence(rows), nanoseconds: { rules: 100, network: 50 } };
    const { curve, best } = summariseRulesFirst(samples(rows), timed);
    expect(curve[0]!.nanoseconds).toBe(150);
    expect(best!.nanoseconds).toBeCloseTo(110);
  });
});
