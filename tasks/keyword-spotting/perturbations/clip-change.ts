import type { Perturbation } from '../../contract/index.js';
import type { Random } from '../../kit/random.js';
import { clipFeatures, type Clip, type Word } from '../clip.js';

/** A change of a clip at some levels, from the least to the most. */
export interface ClipChange<Level> extends Pick<
  Perturbation<Clip, Word>,
  'id' | 'title' | 'meaning' | 'source'
> {
  /** Each with its words. */
  readonly levels: readonly [least: readonly [words: string, level: Level], ...(readonly [string, Level])[]];
  /** @returns as many samples, cut off at -1 and 1 */
  readonly change: (clip: Clip, level: Level, random: Random, others: readonly Clip[]) => Float32Array;
}

/** Makes a perturbation of clips from a change of their samples. */
export function clipPerturbation<Level>({
  levels,
  change,
  ...described
}: ClipChange<Level>): Perturbation<Clip, Word> {
  const [[least], ...more] = levels;
  return {
    ...described,
    severities: [least, ...more.map(([words]) => words)],
    apply: (clip, severity, random, others) =>
      clipFeatures.fromVector(change(clip, levels[severity]![1], random, others)),
  };
}
