import type { Decision, FeatureView, LoadedProgram } from '../tasks/contract/index.js';
import type { SavedNetwork } from './network.js';
import { occlusion, type OcclusionOptions } from './occlusion.js';
import type { Outputs, RunningNetwork } from './runtimes/runtime.js';

/** How a task's inputs and answers become a network's numbers and back. */
export interface NetworkCoding<Input, Answer> {
  /** The task's feature view, which explanations are over. */
  readonly features: FeatureView<Input>;
  /** How features are covered to see what each is worth; what they are set to may be something that the network learned. */
  readonly occlusion: Pick<OcclusionOptions, 'window'> & {
    readonly blank: OcclusionOptions['blank'] | ((network: SavedNetwork) => OcclusionOptions['blank']);
  };
  /** The numbers that the network takes; never changes its argument. */
  encode(input: Input): Float32Array;
  /** What the network's outputs mean; `input` is given for games, whose legal moves depend on it. */
  decode(outputs: Outputs, input: Input): Decision<Answer>;
  /**
   * How strongly the outputs speak for an answer, on any scale. Without it: the logarithm of how many times as probable
   * the most probable entry of the first output is as the runner-up.
   *
   * @param reference the outputs for the unchanged input, which the answer was read from
   */
  score?(outputs: Outputs, reference: Outputs): number;
  /** What following an answer back to the features takes; without it nobody can. */
  readonly gradient?: {
    /** Where an answer's probability stands in the first output. */
    placeOf(answer: Answer): number;
    /**
     * From how a score changes with the encoded numbers to how it changes with the features. Without it these are the
     * encoded numbers.
     */
    toFeatures?(input: Input, gradient: Float32Array): Float32Array | Promise<Float32Array>;
  };
}

/** The smallest probability that is told from none. */
export const LEAST_PROBABILITY = 1e-30;

/** Inputs run at once while an explanation is made. */
const EXPLANATION_BATCH = 64;

/** What a program needs of a network that runs. */
type Running = Pick<RunningNetwork, 'run' | 'runBatch'> & Partial<RunningNetwork>;

/** How its features are covered, once that is known of a network. */
type Covering = Pick<OcclusionOptions, 'window' | 'blank'>;

/** Puts a network that runs behind the interface of a program; free of Node's APIs, so that a page can use it too. */
export function programOf<Input, Answer>(
  options: NetworkCoding<Input, Answer>,
  running: Running,
  { window, blank }: Covering,
): LoadedProgram<Input, Answer> {
  const { features } = options;
  const encode = (input: Input): Float32Array => options.encode(input);
  const score = (outputs: Outputs, reference: Outputs): number =>
    options.score
      ? options.score(outputs, reference)
      : logarithmicMargin(outputs[0]!, indexOfLargest(reference[0]!));
  return {
    decide: (input) => {
      const outputs = running.run(encode(input));
      return outputs instanceof Promise
        ? outputs.then((settled) => options.decode(settled, input))
        : options.decode(outputs, input);
    },
    explain: async (input) => {
      const reference = await running.run(encode(input));
      return occlusion(
        features.toVector(input),
        { window, blank, shape: features.shape },
        async (vectors, count) => {
          const size = vectors.length / count;
          const encoded = (at: number): Float32Array =>
            encode(features.fromVector(vectors.slice(at * size, (at + 1) * size)));
          const scores = new Float32Array(count);
          for await (const [at, outputs] of runMany(running, count, encoded))
            scores[at] = score(outputs, reference);
          return scores;
        },
      );
    },
    outputs: (input) => running.run(encode(input)),
    ...(running.heldTensors ? { heldTensors: () => running.heldTensors!() } : {}),
    dispose: () => running.dispose?.(),
  };
}

/** Runs inputs in batches, each made when its batch comes, and gives each one's outputs back with its index. */
async function* runMany(
  running: Running,
  count: number,
  inputAt: (at: number) => Float32Array,
): AsyncGenerator<readonly [number, Outputs]> {
  for (let from = 0; from < count; from += EXPLANATION_BATCH) {
    const batch = Array.from({ length: Math.min(EXPLANATION_BATCH, count - from) }, (_, at) =>
      inputAt(from + at),
    );
    const size = batch[0]!.length;
    const joined = new Float32Array(batch.length * size);
    batch.forEach((input, at) => joined.set(input, at * size));
    const outputs = await running.runBatch(joined, batch.length);
    for (let at = 0; at < batch.length; at++) {
      yield [
        from + at,
        outputs.map((values) => {
          const each = values.length / batch.length;
          return values.slice(at * each, (at + 1) * each);
        }),
      ];
    }
  }
}

/**
 * The logarithm of how many times as probable an answer is as the likeliest other. A probability alone saturates at 1,
 * where every change looks like none; a ratio of two does not.
 */
export function logarithmicMargin(probabilities: Float32Array, answer: number): number {
  const others = probabilities.reduce((most, value, at) => (at === answer ? most : Math.max(most, value)), 0);
  return (
    Math.log(Math.max(probabilities[answer]!, LEAST_PROBABILITY)) -
    Math.log(Math.max(others, LEAST_PROBABILITY))
  );
}

/**
 * Where the largest number stands; the first of several equal ones.
 *
 * @example
 * indexOfLargest(Float32Array.of(0.1, 0.7, 0.2)); // 1
 */
export function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if (values[at]! > values[best]!) best = at;
  return best;
}
