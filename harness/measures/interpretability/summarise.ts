import { exactFigure } from '../measure.js';
import type { Interpretability, InterpretabilitySamples } from './schema.js';

/** What there is to read of a program: its source, or its network. */
export function summariseInterpretability(samples: InterpretabilitySamples): Interpretability {
  return samples.kind === 'source' ? summariseSource(samples) : summariseNetwork(samples);
}

type Source = Extract<InterpretabilitySamples, { kind: 'source' }>;
type Network = Extract<InterpretabilitySamples, { kind: 'network' }>;

function summariseSource({ gzippedBytes, modules }: Source): Interpretability {
  const total = (pick: (file: (typeof modules)[number]) => number): number =>
    modules.reduce((sum, file) => sum + pick(file), 0);
  const over = `of the compiled modules that the program is made of`;
  return {
    descriptionLength: exactFigure(
      gzippedBytes,
      'B',
      'bundled with what it imports, minified by esbuild, gzipped',
    ),
    complexity: {
      kind: 'source',
      files: modules.length,
      functions: total(({ functions }) => functions),
      linesOfCode: exactFigure(
        total(({ linesOfCode }) => linesOfCode),
        'lines',
        `lines that hold code ${over}`,
      ),
      cyclomatic: exactFigure(
        total(({ cyclomatic }) => cyclomatic),
        'paths',
        `McCabe (1976), summed over functions ${over}`,
      ),
      cognitive: exactFigure(
        total(({ cognitive }) => cognitive),
        'points',
        `Campbell (2018), summed over functions ${over}`,
      ),
      halsteadVolume: exactFigure(
        total(({ halsteadVolume }) => halsteadVolume),
        'bits',
        `Halstead (1977), summed over modules ${over}`,
      ),
      deepestNesting: exactFigure(
        Math.max(...modules.map(({ deepestNesting }) => deepestNesting)),
        'levels',
        `deepest control structure ${over}`,
      ),
    },
  };
}

function summariseNetwork({ gzippedBytes, weights, layers, operatorCalls }: Network): Interpretability {
  return {
    descriptionLength: exactFigure(gzippedBytes, 'B', 'topology and weights, gzipped; not quantised'),
    complexity: {
      kind: 'network',
      weights: exactFigure(weights, 'weights', 'trained numbers'),
      layers: exactFigure(layers, 'layers', 'layers of the saved topology'),
      operatorCalls: exactFigure(operatorCalls, 'operators', 'operators called in one decision'),
    },
  };
}
