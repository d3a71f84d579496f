import { type Split } from '../../tasks/contract/index.js';
import { createRandom } from '../../tasks/kit/random.js';
import { summariseAccuracy } from '../accuracy/summarise.js';
import { summariseLatency } from '../latency/summarise.js';
import { summariseMemory } from '../memory/summarise.js';
import type { Collected } from '../raw/collected.js';
import type { MeasuredCell } from '../results/schema.js';

/** Which cell it is. */
export type CellIdentity = Pick<MeasuredCell, 'task' | 'dataset' | 'program' | 'kind' | 'runtime' | 'title'>;

/** What the figures of a cell depend on besides its raw samples. */
export interface AnalysisContext {
  readonly seed: number;
  readonly split: Split;
  /** True where the examples are all that there are. */
  readonly exhaustive: boolean;
  /** Input-dependent variation that the harness sees where there is none. */
  readonly variationFloor: number;
}

/**
 * Computes the sampled figures of a cell from what was collected of it. The same samples and the same seed give the
 * same figures to the last digit, in a run and whenever its report is made again.
 */
export function analyse(
  { task, dataset, program, runtime }: CellIdentity,
  { accuracy, blocks, memory, latency }: Collected,
  { seed, split, exhaustive, variationFloor }: AnalysisContext,
): Pick<MeasuredCell, 'accuracy' | 'memory' | 'latency'> {
  const random = createRandom(seed, `latency figures of ${program} on ${runtime} at ${task} on ${dataset}`);
  return {
    ...(accuracy ? { accuracy: summariseAccuracy(accuracy, split, exhaustive) } : {}),
    ...(memory ? { memory: summariseMemory(memory) } : {}),
    ...(latency ? { latency: summariseLatency(latency, random, variationFloor, blocks) } : {}),
  };
}

/** Whether a program is better than guessing; nothing without its accuracy. */
export function solves(
  accuracy: MeasuredCell['accuracy'],
  floor: { readonly accuracy: number },
): Pick<MeasuredCell, 'solves'> {
  return accuracy ? { solves: (accuracy.share.low ?? accuracy.share.value) > floor.accuracy } : {};
}
