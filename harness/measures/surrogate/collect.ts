import type { FeatureGroups } from '../../../tasks/contract/index.js';
import { defaultGroups } from '../../../tasks/kit/grid-groups.js';
import { createRandom } from '../../../tasks/kit/random.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import { describePeople } from '../../cell/people.js';
import type { CellSession } from '../../cell/session.js';
import { countGroups, inWords } from '../reasons/question.js';
import type { SurrogateSamples } from './schema.js';
import { classify, fitTree, type Tree } from './tree.js';

/** How trees are fitted. */
export interface SurrogateRequest {
  readonly seed: number;
  /** Examples at most, half of which the trees are fitted to. */
  readonly examples: number;
}

/** Numbers of leaves that are looked at; the largest tree has as many questions as a person could still keep in a book. */
export const LEAVES = [2, 4, 8, 16, 32, 64, 128, 256] as const;

/** Leaves of the tree that is drawn: it fits a page. */
export const SHOWN_LEAVES = 8;

/** Leaves of fewer rows say more about these rows than about the program. */
const LEAST_ROWS_IN_LEAF = 5;

type View = SurrogateSamples['imitations'][number]['view'];

/** What trees may ask about, example by example. */
interface Questions {
  readonly view: View;
  /** In words, one a feature. */
  readonly titles: readonly string[];
  valuesOf(input: unknown): ArrayLike<number>;
}

/** Fits trees to a program's own answers on half of the examples, and judges them on the other half. */
export async function collectSurrogate(
  session: CellSession,
  { seed, examples: most }: SurrogateRequest,
  tell: ProgressTeller,
): Promise<SurrogateSamples> {
  await session.load();
  const { task, loaded } = session;
  const drawn = createRandom(seed, 'examples for trees')
    .shuffled(session.examples.keys())
    .slice(0, most)
    .map((at) => session.examples[at]!);
  const half = Math.ceil(drawn.length / 2);
  const answers: string[] = [];
  const right: boolean[] = [];
  for (const [at, example] of drawn.entries()) {
    const decision = await loaded.decide(example.input);
    answers.push(inWords(decision));
    if (task.score) right.push(task.score(decision, example));
    tell((0.5 * at) / drawn.length);
  }
  const truths =
    task.classes && task.score
      ? drawn.map(({ truth }) => JSON.stringify(task.classOf ? task.classOf(truth) : truth))
      : undefined;
  const words = [...new Set([...answers, ...(truths ?? [])])].sort();
  const titles = words.map((word) =>
    word === 'null' ? 'I don’t know' : task.describeAnswer(JSON.parse(word) as unknown),
  );
  const labelsOf = (list: readonly string[]): Int32Array =>
    Int32Array.from(list, (word) => words.indexOf(word));
  const views = questionsOf(session);
  const imitations = views.map((questions, at) => {
    const rows = drawn.map(({ input }) => questions.valuesOf(input));
    const tableOf = (list: readonly string[]) => ({
      features: questions.titles.map((_, feature) =>
        Float32Array.from(rows.slice(0, half), (row) => row[feature]!),
      ),
      labels: labelsOf(list.slice(0, half)),
      classes: words.length,
    });
    const limits = { mostLeaves: LEAVES.at(-1)!, leastRowsInLeaf: LEAST_ROWS_IN_LEAF };
    const tree = fitTree(tableOf(answers), limits);
    const truthTree = truths ? fitTree(tableOf(truths), limits) : undefined;
    tell(0.5 + (0.5 * (at + 1)) / views.length);
    const judged = {
      rows: rows.slice(half),
      labels: labelsOf(answers.slice(half)),
    };
    return {
      view: questions.view,
      features: questions.titles.length,
      curve: LEAVES.map((leaves) => ({
        leaves,
        ...judge(tree, leaves, judged, words.length),
        ...(truthTree ? { truth: { agreed: judge(truthTree, leaves, judged, words.length).agreed } } : {}),
      })),
      tree: inQuestions(tree, questions.titles, titles),
    };
  });
  return {
    fitted: half,
    ...(task.score ? { right: Uint8Array.from(right.slice(half), Number) } : {}),
    ...describePeople(drawn.slice(half)),
    imitations,
  };
}

function questionsOf({ task }: CellSession): Questions[] {
  const groups: FeatureGroups<unknown> = task.groups ?? defaultGroups(task.features);
  const { concepts } = task;
  return [
    {
      view: 'feature groups',
      titles: Array.from({ length: countGroups(groups) }, (_, group) => nameGroup(groups, group)),
      valuesOf: (input) => groups.values(groups.takeApart(input)),
    },
    ...(concepts && concepts.length > 0
      ? [
          {
            view: 'concepts' as const,
            titles: concepts.map(({ title }) => title),
            valuesOf: (input: unknown) => concepts.map((concept) => concept.value(input)),
          },
        ]
      : []),
  ];
}

/** A group by its place on each axis, counted from 1: `row 2, column 5`. */
function nameGroup({ shape, axes }: FeatureGroups<unknown>, group: number): string {
  const places: string[] = [];
  let rest = group;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    places.unshift(`${axes[axis]!} ${(rest % shape[axis]!) + 1}`);
    rest = Math.floor(rest / shape[axis]!);
  }
  return places.join(', ');
}

function judge(
  tree: Tree,
  leaves: number,
  { rows, labels }: { readonly rows: readonly ArrayLike<number>[]; readonly labels: Int32Array },
  classes: number,
): { readonly agreed: Uint8Array; readonly byChance: number } {
  const said = rows.map((row) => classify(tree, leaves, (feature) => Math.fround(row[feature]!)));
  const [ofTree, ofProgram] = [new Float64Array(classes), new Float64Array(classes)];
  said.forEach((label, at) => {
    ofTree[label]! += 1 / said.length;
    ofProgram[labels[at]!]! += 1 / said.length;
  });
  return {
    agreed: Uint8Array.from(said, (label, at) => (label === labels[at] ? 1 : 0)),
    byChance: ofTree.reduce((sum, share, at) => sum + share * ofProgram[at]!, 0),
  };
}

/** The tree of {@link SHOWN_LEAVES} leaves, in the task's own words. */
function inQuestions(
  tree: Tree,
  questions: readonly string[],
  answers: readonly string[],
): SurrogateSamples['imitations'][number]['tree'] {
  const nodes: SurrogateSamples['imitations'][number]['tree'] = [];
  const add = (at: number): number => {
    const { counts, label, split } = tree[at]!;
    const place = nodes.length;
    const node = {
      answer: answers[label]!,
      rows: counts.reduce((sum, count) => sum + count, 0),
      agreeing: counts[label]!,
    };
    nodes.push(node);
    if (split && split.beyondLeaves < SHOWN_LEAVES) {
      const question = questions[split.feature]!;
      const { threshold } = split;
      nodes[place] = {
        ...node,
        split: { question, threshold, left: add(split.left), right: add(split.right) },
      };
    }
    return place;
  };
  add(0);
  return nodes;
}
