import type { Surrogate } from '../../harness/measures/surrogate/schema.js';
import { chartsBlock, sectionOf, type Block, type MeasureReport, type Outline } from '../block.js';
import { surrogateChart } from '../charts/surrogate.js';
import { formatNumber, slug } from '../format.js';
import { programsWith } from '../slice.js';

type Tree = Surrogate['imitations'][number]['tree'];

/** How small a tree stands in for a program, and the tree. */
export const surrogate: MeasureReport = {
  id: 'surrogate',
  sections(slice, title) {
    const measured = programsWith(slice, 'surrogate');
    return [
      sectionOf(slug(slice.id, 'surrogate'), title, [
        chartsBlock(surrogateChart(slice)),
        ...measured.map(({ name, result }): Block => ({
          kind: 'outline',
          title: `The tree of eight leaves that comes closest to ${name}`,
          items: outline(result.imitations.at(-1)!.tree, 0),
        })),
      ]),
    ];
  },
};

/** A threshold as short as it can be told. */
const short = (threshold: number): string => formatNumber(Number(threshold.toPrecision(2)));

/** What follows from a node, a line an answer to its question. */
function outline(tree: Tree, node: number): Outline[] {
  const { split } = tree[node]!;
  if (!split) return [];
  const { question, threshold, left, right } = split;
  return [
    branch(tree, left, `${question} ≤ ${short(threshold)}`),
    branch(tree, right, `${question} > ${short(threshold)}`),
  ];
}

function branch(tree: Tree, node: number, condition: string): Outline {
  const { answer, agreeing, rows, split } = tree[node]!;
  return split
    ? { text: condition, items: outline(tree, node) }
    : {
        text: condition,
        result: answer,
        note: `${formatNumber(agreeing)} of ${formatNumber(rows)}`,
        items: [],
      };
}
