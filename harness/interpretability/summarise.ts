import { readFile } from 'node:fs/promises';
import { quantileSorted } from 'simple-statistics';

import type { Figure } from '../results/figure.js';
import type { Interpretability, Memory } from '../results/measures-schema.js';
import type { SourceBundle } from './bundle.js';
import type { BlocksReport } from './collect-blocks.js';
import { measureComplexity } from './complexity.js';
import type { NetworkReport } from './network.js';

const exact = (value: number, unit: string, method: string, n = 1): Figure => ({
  value,
  n,
  unit,
  direction: 'lower-is-better',
  method,
});

/** How work is counted. */
const COUNTED_BY = 'by V8’s precise coverage, its optimising compilers off';

/** What is to be read and to be done by hand in a rule program. */
export async function summariseSource(bundle: SourceBundle, blocks: BlocksReport): Promise<Interpretability> {
  const files = await Promise.all(
    bundle.modules.map(async (module) => measureComplexity(await readFile(new URL(module), 'utf8'))),
  );
  const total = (pick: (file: (typeof files)[number]) => number): number =>
    files.reduce((sum, file) => sum + pick(file), 0);
  const over = `of the compiled modules that the program is made of`;
  const steps = blocks.comparisons.map((comparisons, at) => comparisons + blocks.arithmetic[at]!);
  return {
    descriptionLength: exact(
      bundle.gzippedBytes,
      'B',
      'bundled with what it imports, minified by esbuild, gzipped',
    ),
    complexity: {
      kind: 'source',
      files: files.length,
      functions: total(({ functions }) => functions),
      linesOfCode: exact(
        total(({ linesOfCode }) => linesOfCode),
        'lines',
        `lines that hold code ${over}`,
      ),
      cyclomatic: exact(
        total(({ cyclomatic }) => cyclomatic),
        'paths',
        `McCabe (1976), summed over functions ${over}`,
      ),
      cognitive: exact(
        total(({ cognitive }) => cognitive),
        'points',
        `Campbell (2018), summed over functions ${over}`,
      ),
      halsteadVolume: exact(
        total(({ halsteadVolume }) => halsteadVolume),
        'bits',
        `Halstead (1977), summed over modules ${over}`,
      ),
      deepestNesting: exact(
        Math.max(...files.map(({ deepestNesting }) => deepestNesting)),
        'levels',
        `deepest control structure ${over}`,
      ),
    },
    simulatability: {
      kind: 'source',
      blocks: spread(blocks.blocks, 'blocks', `basic blocks executed, ${COUNTED_BY}`),
      blocksMin: Math.min(...blocks.blocks),
      blocksMax: Math.max(...blocks.blocks),
      comparisons: spread(blocks.comparisons, 'comparisons', `comparisons executed, ${COUNTED_BY}`),
      arithmetic: spread(blocks.arithmetic, 'operations', `arithmetic operations executed, ${COUNTED_BY}`),
      steps: spread(steps, 'steps', `comparisons and arithmetic operations executed, ${COUNTED_BY}`),
    },
  };
}

/** What there is to read and to do by hand in a network. */
export function summariseNetwork(report: NonNullable<NetworkReport>): Interpretability {
  const { network, bytes } = report;
  return {
    descriptionLength: exact(bytes.gzipped, 'B', 'topology and weights, gzipped; not quantised'),
    complexity: {
      kind: 'network',
      weights: exact(network.weights, 'weights', 'trained numbers'),
      layers: exact(network.layers.length, 'layers', 'layers of the saved topology'),
      operatorCalls: exact(network.operatorCalls, 'operators', 'operators called in one decision'),
    },
    simulatability: {
      kind: 'network',
      steps: exact(
        network.multiplyAccumulates,
        'steps',
        'multiply-accumulates of one decision; the same for every input',
      ),
    },
  };
}

/** What a program weighs on disk. */
export function atRest(plain: number, gzipped: number, what: string): Memory['atRest'] {
  return { plain: exact(plain, 'B', what), gzipped: exact(gzipped, 'B', `${what}, gzipped`) };
}

/** The median over inputs; the interval is the middle 95 % of the inputs, since each count is exact. */
function spread(counts: Float64Array, unit: string, method: string): Figure {
  const sorted = [...counts].sort((left, right) => left - right);
  return {
    ...exact(
      quantileSorted(sorted, 0.5),
      unit,
      `${method}; median over inputs, the interval is the middle 95 % of inputs`,
      sorted.length,
    ),
    low: quantileSorted(sorted, 0.025),
    high: quantileSorted(sorted, 0.975),
  };
}
