import type { AccuracyReport } from '../accuracy/collect.js';
import type { RulesReport } from '../agility/collect.js';
import type { Sweep } from '../agility/sweep-file.js';
import type { HomogeneityReport } from '../homogeneity/collect.js';
import type { BlocksReport } from '../interpretability/collect-blocks.js';
import type { ClockQuality } from '../latency/clock.js';
import type { TimedProgram } from '../latency/measure.js';
import type { LatencySamples } from '../latency/samples.js';
import type { ThroughputReport } from '../latency/throughput.js';
import type { AllocationReport, LoadedReport } from '../memory/collect.js';
import type { CollectedPeak } from '../memory/peak.js';
import type { RuntimeOutcome } from '../portability/summarise.js';
import type { Memory } from '../results/measures-schema.js';

/**
 * What was collected of one cell: its raw files hold exactly this, and every sampled figure is computed from this and
 * the run's seed alone, so that an analysis can be done again without a new run.
 */
export interface Collected {
  readonly accuracy?: AccuracyReport;
  readonly blocks?: CountedBlocks;
  readonly memory?: CollectedMemory;
  readonly latency?: CollectedLatency;
}

/** Exact counts of work, with the inputs that were counted. */
export interface CountedBlocks extends BlocksReport {
  readonly exampleIds: readonly string[];
}

/** What the memory processes saw. */
export interface CollectedMemory {
  readonly atRest: Memory['atRest'];
  readonly loaded: readonly LoadedReport[];
  readonly allocation: AllocationReport;
  readonly peak: CollectedPeak;
}

/** Everything that was timed of one program. */
export interface CollectedLatency extends TimedProgram {
  readonly exampleIds: readonly string[];
  /** Absent where the run was cut short before it. */
  readonly throughput?: ThroughputReport;
  /** The fastest and slowest inputs as SVG, by the example's id; of hand-written programs. */
  readonly drawings?: Readonly<Record<string, string>>;
}

/** What the harness saw of itself: the clock, and one program timed against itself. */
export interface CollectedSelfCheck {
  readonly clock: ClockQuality;
  readonly trial: readonly [CollectedLatency, CollectedLatency];
}

/** What the same weights decided on every runtime. */
export interface CollectedPortability {
  readonly outcomes: readonly RuntimeOutcome[];
}

/** Forms of a program without some of its parts: the whole program first, or the widths from the smallest on. */
export type CollectedAgility =
  | {
      readonly state: 'widths';
      readonly sweep: Sweep;
      readonly data?: Sweep;
      readonly timed: readonly LatencySamples[];
    }
  | { readonly state: 'rules'; readonly report: RulesReport; readonly timed: readonly LatencySamples[] }
  | { readonly state: 'none'; readonly reason: string };

/** A network with its weights as they are, and rounded. */
export type CollectedHomogeneity =
  | { readonly state: 'measured'; readonly report: HomogeneityReport }
  | { readonly state: 'failed'; readonly error: string };
