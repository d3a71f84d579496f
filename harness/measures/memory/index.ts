import { defineMeasure } from '../measure.js';
import { collectMemory, MEMORY_PLANS } from './collect-cell.js';
import { compareAllocation, compareShipped, SHIPPED } from './compare.js';
import { memorySamplesSchema, memorySchema } from './schema.js';
import { summariseMemory } from './summarise.js';

/** M3: what a program costs in bytes. */
export const memory = defineMeasure({
  id: 'memory',
  title: 'Memory',
  reading:
    'Bytes that a program ships, holds once loaded beside its runtime, holds at most, allocates for every decision, and keeps of it for good.',
  scope: 'cell',
  samples: memorySamplesSchema,
  result: memorySchema,
  seconds: ({ profile }) => 4 + MEMORY_PLANS[profile.id].launches,
  collection: { of: 'cell', run: 'side by side', collect: collectMemory },
  summarise: summariseMemory,
  compare: compareShipped,
  compareVersions: (earlier, later) => [compareShipped(earlier, later), compareAllocation(earlier, later)],
  primary: ({ atRest }) => ({ title: SHIPPED, figure: atRest.plain }),
  margin: {
    scale: 'ratio',
    value: 0.1,
    reason: 'bytes shipped change by as much with the bundler and the format of the weights',
  },
});
