import type { AgilityPlan } from '../agility/measure.js';
import type { LatencyPlan } from '../latency/measure.js';
import type { AllocationRequest } from '../memory/collect.js';
import type { PortabilityRequest } from '../portability/collect.js';

/** How much is measured. */
export interface Profile {
  readonly id: 'quick' | 'default' | 'thorough';
  readonly title: string;
  /** Examples of the split that are decided on; all without a limit. */
  readonly accuracyExamples?: number;
  /** The same for data that has to be made first. */
  readonly costlyExamples?: number;
  readonly timedInputs: number;
  readonly latency: Omit<LatencyPlan, 'inputs'>;
  readonly throughputSeconds: number;
  readonly memoryLaunches: number;
  readonly allocation: Omit<AllocationRequest, 'inputs'>;
  readonly countedInputs: number;
  readonly disagreements: number;
  /** How many examples every runtime of a network decides on, and for how long at most. */
  readonly portability: PortabilityRequest;
  /** How much is measured of programs without some of their parts. */
  readonly agility: AgilityPlan;
}

/** The profiles, from a smoke test to a night's run. */
export const PROFILES: Readonly<Record<Profile['id'], Profile>> = {
  quick: {
    id: 'quick',
    title: 'about a minute, to see that everything works; its intervals are wide',
    accuracyExamples: 1000,
    costlyExamples: 60,
    timedInputs: 30,
    latency: { launches: 2, warmUpMilliseconds: 400, rounds: { milliseconds: 300, least: 3, most: 50 } },
    throughputSeconds: 0.3,
    memoryLaunches: 2,
    allocation: {
      chunks: 3,
      chunkMilliseconds: 150,
      warmUpMilliseconds: 400,
      inputsApart: 4,
      checkpoints: 10,
      checkpointMilliseconds: 40,
    },
    countedInputs: 30,
    disagreements: 4,
    portability: { mostExamples: 200, mostMilliseconds: 150 },
    agility: {
      examples: 100,
      timedInputs: 10,
      latency: { launches: 1, warmUpMilliseconds: 50, rounds: { milliseconds: 40, least: 2, most: 8 } },
    },
  },
  default: {
    id: 'default',
    title: 'a few minutes',
    timedInputs: 150,
    latency: { launches: 7, warmUpMilliseconds: 2000, rounds: { milliseconds: 1000, least: 5, most: 100 } },
    throughputSeconds: 2,
    memoryLaunches: 4,
    allocation: {
      chunks: 10,
      chunkMilliseconds: 600,
      warmUpMilliseconds: 1500,
      inputsApart: 20,
      checkpoints: 14,
      checkpointMilliseconds: 150,
    },
    countedInputs: 200,
    disagreements: 12,
    portability: { mostExamples: 10_000, mostMilliseconds: 3000 },
    agility: {
      examples: 300,
      timedInputs: 30,
      latency: { launches: 3, warmUpMilliseconds: 200, rounds: { milliseconds: 100, least: 3, most: 20 } },
    },
  },
  thorough: {
    id: 'thorough',
    title: 'a quarter of an hour or more, for figures to publish',
    timedInputs: 500,
    latency: { launches: 15, warmUpMilliseconds: 5000, rounds: { milliseconds: 4000, least: 10, most: 100 } },
    throughputSeconds: 5,
    memoryLaunches: 10,
    allocation: {
      chunks: 20,
      chunkMilliseconds: 3000,
      warmUpMilliseconds: 3000,
      inputsApart: 50,
      checkpoints: 30,
      checkpointMilliseconds: 500,
    },
    countedInputs: 1000,
    disagreements: 24,
    portability: { mostExamples: 10_000, mostMilliseconds: 600_000 },
    agility: {
      examples: 10_000,
      timedInputs: 200,
      latency: {
        launches: 8,
        warmUpMilliseconds: 3000,
        rounds: { milliseconds: 2000, least: 10, most: 100 },
      },
    },
  },
};
