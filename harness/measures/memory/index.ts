import { defineMeasure } from '../measure.js';
import { collectMemory, MEMORY_PLANS } from './collect-cell.js';
import { memorySamplesSchema, memorySchema } from './schema.js';
import { compareLoaded, summariseMemory } from './summarise.js';

/** M3: what a program costs in bytes. */
export const memory = defineMeasure({
  id: 'memory',
  title: 'Memory',
  reading: 'Bytes that a program ships, holds once loaded, holds at most, and allocates for every decision.',
  scope: 'cell',
  samples: memorySamplesSchema,
  result: memorySchema,
  seconds: ({ profile }) => 4 + MEMORY_PLANS[profile.id].launches,
  collection: { of: 'cell', run: 'side by side', collect: collectMemory },
  summarise: summariseMemory,
  compare: (a, b) =>
    compareLoaded(
      { figure: a.result.loaded.residentSet, loaded: a.samples.loaded },
      { figure: b.result.loaded.residentSet, loaded: b.samples.loaded },
    ),
  margin: {
    scale: 'difference',
    value: 1e6,
    reason: 'one process of a program differs from the next by as much',
  },
});
