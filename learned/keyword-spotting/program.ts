import type { Attribution, LoadedProgram, Program } from '../../tasks/contract/index.js';
import { CLIP_LENGTH, WORDS, type Clip, type Word } from '../../tasks/keyword-spotting/clip.js';
import { buildGraph } from '../graph/build.js';
import { indexOfLargest, logarithmicMargin } from '../loaded-network.js';
import { networkProgram, type NetworkProgramOptions } from '../network-program.js';
import { occlusion } from '../occlusion.js';
import { requireRuntime } from '../runtimes/registry.js';
import type { RunningNetwork } from '../runtimes/runtime.js';
import { keywordAugmentations } from './augmentations.js';
import { BANDS, encodeClip, FRAMES, PICTURE } from './front-end.js';

/** How any of the task's networks decides, for its summary. */
export const NETWORK = `The second of sound becomes a picture of ${FRAMES} moments by ${BANDS} bands of frequency; a convolution, eight depthwise separable convolutions, the last three over time alone, and one matrix product turn it into twelve probabilities. The largest is the answer, unless it is a digit that is not probable enough.`;

/** How any of them learned, beyond what it heard. */
export const LESSONS =
  'On the way it was also asked which sounds of speech a word is made of, and told what two networks that were trained before it heard in the same clip; neither is part of what is shipped.';

/**
 * A network's program whose explanations cover stretches of sound, since a window around every one of 16,000 samples
 * would take 16,000 decisions and a gigabyte. What explains is opened when it is first asked for, so that a program
 * that only decides holds its network once.
 */
export function clipProgram(options: NetworkProgramOptions<Clip, Word>): Program<Clip, Word> {
  const program = networkProgram(options);
  return {
    ...program,
    augmentations: keywordAugmentations,
    load: async ({ runtime }): Promise<LoadedProgram<Clip, Word>> => {
      const loaded = await program.load({ runtime });
      let opened: Promise<RunningNetwork> | undefined;
      const open = async (): Promise<RunningNetwork> => {
        const { readNetwork } = await import('../weights.js');
        const { network } = await readNetwork(options.weightsFolder);
        return (await requireRuntime(runtime)).open(buildGraph(network));
      };
      return {
        ...loaded,
        explain: async (clip) => explainClip(clip, await (opened ??= open())),
        dispose: () => {
          loaded.dispose();
          void opened?.then((running) => running.dispose());
        },
      };
    },
  };
}

/** Samples that are covered together or not at all: 20 ms, about a period of the deepest voice. */
const SEGMENT = 320;

/** Segments that are covered at once: 60 ms, about the shortest sound of speech. */
const WINDOW = 3;

/**
 * How much each sample of a clip spoke for the answer: by covering one 60 ms after the other with silence. A single
 * sample says nothing, and to cover each by itself would take sixteen thousand decisions.
 *
 * @param running the network; its answer is the most probable word
 * @returns one number a sample, the same over 20 ms
 */
async function explainClip(clip: Clip, running: RunningNetwork): Promise<Attribution> {
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
        logarithmicMargin(probabilities!.subarray(at * WORDS.length, (at + 1) * WORDS.length), answer),
      );
    },
  );
  return {
    kind: 'attribution',
    values: Float32Array.from({ length: CLIP_LENGTH }, (_, at) => values[Math.floor(at / SEGMENT)]!),
    method: `${method}, 60 ms at a time`,
  };
}
