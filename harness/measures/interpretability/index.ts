import { readFile } from 'node:fs/promises';

import { questions } from '../../cell/protocol.js';
import { bundleSource } from '../../sources/bundle.js';
import { measureComplexity } from '../../sources/complexity.js';
import { defineMeasure } from '../measure.js';
import { interpretabilitySamplesSchema, interpretabilitySchema } from './schema.js';
import { summariseInterpretability } from './summarise.js';

const ask = questions<typeof import('../../sources/network.js')>(
  new URL('../../sources/network.js', import.meta.url),
);

/** M4, the parts that need no perturbation: how much there is to read. */
export const interpretability = defineMeasure({
  id: 'interpretability',
  title: 'Interpretability',
  reading:
    'How much there is to read of a program: bytes to describe it, and the complexity of what they say.',
  scope: 'cell',
  samples: interpretabilitySamplesSchema,
  result: interpretabilitySchema,
  seconds: () => 1,
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: async (runner, { spec, program, kind }) => {
      if (kind === 'learned') {
        const { network, bytes } = await runner.within(spec, [], (child) =>
          child.request(ask('describeNetwork'), {}),
        );
        const { weights, layers, operatorCalls } = network;
        return {
          kind: 'network' as const,
          gzippedBytes: bytes.gzipped,
          weights,
          layers: layers.length,
          operatorCalls,
        };
      }
      const { gzippedBytes, modules } = await bundleSource(program.module);
      const sources = await Promise.all(modules.map((module) => readFile(new URL(module), 'utf8')));
      return { kind: 'source' as const, gzippedBytes, modules: sources.map(measureComplexity) };
    },
  },
  summarise: summariseInterpretability,
});
