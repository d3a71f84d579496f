import { accuracyStudies } from '../measures/accuracy/coverage.js';
import { corruptionStudies } from '../measures/corruptions/coverage.js';
import { latencyStudies } from '../measures/latency/coverage.js';
import { memoryStudies } from '../measures/memory/coverage.js';
import { silenceStudies } from '../measures/silence/coverage.js';
import type { CoverageStudy } from './study.js';

/** All studies of the coverage table: a line for every measure that has some. */
export const STUDIES: readonly CoverageStudy[] = [
  ...latencyStudies,
  ...memoryStudies,
  ...accuracyStudies,
  ...corruptionStudies,
  ...silenceStudies,
];
