import { z } from 'zod';

import type { ReportedSplit } from '../../tasks/contract/index.js';

/** What a run reported on. */
export const reportedSplitSchema = z.enum([
  'train',
  'validation',
  'test',
  'all',
] as const satisfies readonly ReportedSplit[]);

/** Where it is in words: `the test split`. */
export const splitInWords = (split: ReportedSplit): string =>
  split === 'all' ? 'all examples' : `the ${split} split`;
