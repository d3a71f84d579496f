import type { Attribution } from '../../tasks/contract/index.js';
import { CLIP_LENGTH, WORDS, type Clip } from '../../tasks/keyword-spotting/clip.js';
import { indexOfLargest } from '../loaded-network.js';
import { occlusion } from '../occlusion.js';
import type { RunningNetwork } from '../runtimes/runtime.js';
import { encodeClip, PICTURE } from './front-end.js';

/** Samples that are covered together or not at all: 20 ms, about a period of the deepest voice. */
const SEGMENT = 320;

/** Segments that are covered at once: 60 ms, about the shortest sound of speech. */
const WINDOW = 3;

/** Keeps a logarithm finite. */
const LEAST = 1e-30;

/**
 * How much each sample of a clip spoke for the answer: by covering one 60 ms after the other with silence. A single
 * sample says nothing, and to cover each by itself would take sixteen thousand decisions.
 *
 * @param running the network; its answer is the most probable word
 * @returns one number a sample, the same over 20 ms
 */
export async function explainClip(clip: Clip, running: RunningNetwork): Promise<Attribution> {
  const segments = CLIP_LENGTH / SEGMENT;
  const [reference] = await running.run(encodeClip(clip));
  const answer = indexOfLargest(reference!);
  const { values, method } = await occlusion(
    new Float32Array(segments).fill(1),
    { shape: [segments], window: WINDOW, blank: 0 },
    async (masks, count) => {
      const pictures = new Float32Array(count * PICTURE);
      for (let at = 0; at < count; at++) {
        const covered = clip.map(
          (sample, place) => sample * masks[at * segments + Math.floor(place / SEGMENT)]!,
        );
        pictures.set(encodeClip(covered), at * PICTURE);
      }
      const [probabilities] = await running.runBatch(pictures, count);
      return Float32Array.from({ length: count }, (_, at) =>
        margin(probabilities!.subarray(at * WORDS.length, (at + 1) * WORDS.length), answer),
      );
    },
  );
  return {
    kind: 'attribution',
    values: Float32Array.from({ length: CLIP_LENGTH }, (_, at) => values[Math.floor(at / SEGMENT)]!),
    method: `${method}, 60 ms at a time`,
  };
}

/** The logarithm of how many times as probable an answer is as the likeliest other: a probability alone saturates. */
function margin(probabilities: Float32Array, answer: number): number {
  const others = probabilities.reduce((most, value, at) => (at === answer ? most : Math.max(most, value)), 0);
  return Math.log(Math.max(probabilities[answer]!, LEAST)) - Math.log(Math.max(others, LEAST));
}
