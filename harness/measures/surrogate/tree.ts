/** A table of numbers with an answer a row: what a tree is fitted to. */
export interface Table {
  /** One list a feature, all of the same length. */
  readonly features: readonly Float32Array[];
  /** The class of every row, from 0. */
  readonly labels: ArrayLike<number>;
  /** How many classes there are. */
  readonly classes: number;
}

/** A node of a {@link Tree}; a leaf in trees of fewer leaves than it takes to split it. */
export interface TreeNode {
  /** Rows of each class that come here. */
  readonly counts: readonly number[];
  /** The most frequent class, the first of several. */
  readonly label: number;
  /** Absent where it was never split. */
  readonly split?: Split;
}

/** A question with two answers. */
export interface Split {
  readonly feature: number;
  /** Rows with at most this go left. */
  readonly threshold: number;
  /** Places of the nodes in {@link Tree}. */
  readonly left: number;
  readonly right: number;
  /** The tree has this split when it has more than so many leaves. */
  readonly beyondLeaves: number;
}

/** All nodes, the root first; trees of all numbers of leaves in one. */
export type Tree = readonly TreeNode[];

/** When to stop. */
export interface TreeLimits {
  readonly mostLeaves: number;
  readonly leastRowsInLeaf: number;
}

/**
 * A classification tree (Breiman, Friedman, Olshen and Stone 1984, "Classification and Regression Trees"): splits are
 * those that lower Gini's impurity most, and the leaf whose split lowers it most is split first (best-first: Friedman,
 * Hastie and Tibshirani 2000; Shi 2007), so that one fit holds the trees of every number of leaves. Of splits that are
 * as good the first feature and the lowest threshold are taken: the same table gives the same tree.
 *
 * Our own, because how many leaves it takes to imitate a program is what is asked, and the libraries that are kept grow
 * trees by depth.
 */
export function fitTree(table: Table, { mostLeaves, leastRowsInLeaf }: TreeLimits): Tree {
  const nodes: { counts: number[]; label: number; split?: Split }[] = [];
  const open: { node: number; rows: Uint32Array; best: Candidate }[] = [];
  const add = (rows: Uint32Array): number => {
    const counts = countClasses(table, rows);
    const node = nodes.push({ counts, label: counts.indexOf(Math.max(...counts)) }) - 1;
    const best = bestSplit(table, rows, counts, leastRowsInLeaf);
    if (best) open.push({ node, rows, best });
    return node;
  };
  add(Uint32Array.from({ length: table.labels.length }, (_, row) => row));
  for (let leaves = 1; leaves < mostLeaves && open.length > 0; leaves++) {
    let next = 0;
    for (let at = 1; at < open.length; at++) if (open[at]!.best.gain > open[next]!.best.gain) next = at;
    const [{ node, rows, best }] = open.splice(next, 1) as [(typeof open)[number]];
    const values = table.features[best.feature]!;
    const left = add(rows.filter((row) => values[row]! <= best.threshold));
    const right = add(rows.filter((row) => values[row]! > best.threshold));
    nodes[node]!.split = {
      feature: best.feature,
      threshold: best.threshold,
      left,
      right,
      beyondLeaves: leaves,
    };
  }
  return nodes;
}

/**
 * The class that a tree of so many leaves gives a row.
 *
 * @param valueOf the row's value of a feature
 */
export function classify(tree: Tree, leaves: number, valueOf: (feature: number) => number): number {
  let node = tree[0]!;
  while (node.split && node.split.beyondLeaves < leaves)
    node = tree[valueOf(node.split.feature) <= node.split.threshold ? node.split.left : node.split.right]!;
  return node.label;
}

interface Candidate {
  readonly feature: number;
  readonly threshold: number;
  /** How much the split lowers the impurity, times the rows. */
  readonly gain: number;
}

function countClasses({ labels, classes }: Table, rows: Uint32Array): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const row of rows) counts[labels[row]!]! += 1;
  return counts;
}

/** Rows times Gini's impurity, up to what all splits of a node share: the sum of squares over the number. */
const purity = (squares: number, rows: number): number => (rows === 0 ? 0 : squares / rows);

function bestSplit(
  { features, labels, classes }: Table,
  rows: Uint32Array,
  counts: readonly number[],
  least: number,
): Candidate | undefined {
  const whole = purity(
    counts.reduce((sum, count) => sum + count * count, 0),
    rows.length,
  );
  // Rounding must not make a split out of none.
  let best: Candidate = { feature: -1, threshold: 0, gain: 1e-9 };
  features.forEach((values, feature) => {
    const order = rows.slice().sort((left, right) => values[left]! - values[right]!);
    const left = new Float64Array(classes);
    const right = Float64Array.from(counts);
    let squaresLeft = 0;
    let squaresRight = counts.reduce((sum, count) => sum + count * count, 0);
    for (let at = 0; at + 1 < order.length; at++) {
      const label = labels[order[at]!]!;
      squaresLeft += 2 * left[label]! + 1;
      squaresRight -= 2 * right[label]! - 1;
      left[label]! += 1;
      right[label]! -= 1;
      const [value, next] = [values[order[at]!]!, values[order[at + 1]!]!];
      if (value === next || at + 1 < least || order.length - at - 1 < least) continue;
      const gain = purity(squaresLeft, at + 1) + purity(squaresRight, order.length - at - 1) - whole;
      if (gain > best.gain) best = { feature, threshold: (value + next) / 2, gain };
    }
  });
  return best.feature < 0 ? undefined : best;
}
