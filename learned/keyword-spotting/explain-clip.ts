import type { Attribution } from '../../tasks/contract/index.js';
import { CLIP_LENGTH, WORDS, type Clip } from '../../tasks/keyword-spotting/clip.js';
import { occlusion } from '../occlusion.js';
import { indexOfLargest, logarithmicMargin } from '../running-program.js';
import type { RunningNetwork } from '../runtimes/runtime.js';
import { encodeClip, PICTURE } from './front-end.js';

/** Samples that are covered together or not at all: 20 ms, about a period of the deepest voice. */
const SEGMENT = 320;

/** Segments of a clip. */
const SEGMENTS = CLIP_LENGTH / SEGMENT;

/** Segments that are covered at once: 60 ms, about the shortest sound of speech. */
const WINDOW = 3;

/**
 * How much each sample of a clip spoke for the answer: by covering one 60 ms after the other with silence. A single
 * sample says nothing, and to cover each by itself would take sixteen thousand decisions.
 *
 * @param running the network; its answer is the most probable word
 * @param atOnce how many covered clips are run together; a page takes few, to answer its reader in between
 * @returns one number a sample, the same over 20 ms
 */
export async function explainClip(
  clip: Clip,
  running: Pick<RunningNetwork, 'run' | 'runBatch'>,
  atOnce: number = SEGMENTS + 1,
): Promise<Attribution> {
  const [reference] = await running.run(encodeClip(clip));
  const answer = indexOfLargest(reference!);
  const { values, method } = await occlusion(
    new Float32Array(SEGMENTS).fill(1),
    { shape: [SEGMENTS], window: WINDOW, blank: 0 },
    async (masks, count) => {
      const scores = new Float32Array(count);
      for (let from = 0; from < count; from += atOnce) {
        const batch = Math.min(atOnce, count - from);
        const pictures = new Float32Array(batch * PICTURE);
        for (let at = 0; at < batch; at++) {
          const mask = masks.subarray((from + at) * SEGMENTS, (from + at + 1) * SEGMENTS);
          const covered = clip.map((sample, place) => sample * mask[Math.floor(place / SEGMENT)]!);
          pictures.set(encodeClip(covered), at * PICTURE);
        }
        const [probabilities] = await running.runBatch(pictures, batch);
        for (let at = 0; at < batch; at++)
          scores[from + at] = logarithmicMargin(
            probabilities!.subarray(at * WORDS.length, (at + 1) * WORDS.length),
            answer,
          );
      }
      return scores;
    },
  );
  return {
    kind: 'attribution',
    values: Float32Array.from({ length: CLIP_LENGTH }, (_, at) => values[Math.floor(at / SEGMENT)]!),
    method: `${method}, 60 ms at a time`,
  };
}
