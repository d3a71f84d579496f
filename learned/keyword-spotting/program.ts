import type { LoadedProgram, Program } from '../../tasks/contract/index.js';
import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { buildGraph } from '../graph/build.js';
import { networkProgram, type NetworkProgramOptions } from '../network-program.js';
import { requireRuntime } from '../runtimes/registry.js';
import type { RunningNetwork } from '../runtimes/runtime.js';
import { keywordAugmentations } from './augmentations.js';
import { explainClip } from './explain-clip.js';
import { BANDS, FRAMES } from './front-end.js';

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
