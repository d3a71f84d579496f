import { latencyStudies } from '../measures/latency/coverage.js';
import type { CoverageStudy } from './study.js';

/** All studies of the coverage table: a line for every measure that has some. */
export const STUDIES: readonly CoverageStudy[] = [...latencyStudies];
