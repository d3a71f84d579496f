import type { Attribution } from '../tasks/contract/index.js';

/** How the features are covered. */
export interface OcclusionOptions {
  /** Shape of the features. */
  readonly shape: readonly number[];
  /** Side of the window that is covered at once, in features along each dimension, odd. */
  readonly window: number;
  /** What a covered feature is set to: its value when it says nothing, such as paper or silence; one number, or one a feature. */
  readonly blank: number | Float32Array;
}

/** The method's name with its source, as an explanation states it. */
export const OCCLUSION = 'occlusion (Zeiler and Fergus 2014)';

/**
 * Attribution by occlusion: how much the score falls when a window of features around each feature is blanked
 * (Zeiler and Fergus 2014, "Visualizing and Understanding Convolutional Networks", section 4.2). It needs nothing of
 * the network but its score, so it works on every runtime.
 *
 * @param features the flat input; not changed
 * @param score the score of the answer for each of `count` inputs, laid one after the other
 * @returns one number per feature: positive where covering it lowers the score
 */
export async function occlusion(
  features: Float32Array,
  options: OcclusionOptions,
  score: (inputs: Float32Array, count: number) => Promise<Float32Array>,
): Promise<Attribution> {
  const windows = windowsOf(options);
  const { blank } = options;
  const blankAt = typeof blank === 'number' ? () => blank : (at: number) => blank[at]!;
  // The input itself, then one copy for every window that would change it.
  const changing = windows.filter((window) => window.some((at) => features[at] !== blankAt(at)));
  const inputs = new Float32Array(features.length * (changing.length + 1));
  inputs.set(features);
  changing.forEach((window, index) => {
    const from = (index + 1) * features.length;
    inputs.set(features, from);
    for (const at of window) inputs[from + at] = blankAt(at);
  });
  const scores = await score(inputs, changing.length + 1);
  const values = new Float32Array(features.length);
  const covers = new Float32Array(features.length);
  changing.forEach((window, index) => {
    for (const at of window) {
      values[at] = values[at]! + scores[0]! - scores[index + 1]!;
      covers[at] = covers[at]! + 1;
    }
  });
  return {
    kind: 'attribution',
    values: values.map((value, at) => (covers[at]! > 0 ? value / covers[at]! : 0)),
    method: OCCLUSION,
  };
}

/** For every feature the indices of the features in the window around it. */
function windowsOf({ shape, window }: OcclusionOptions): readonly (readonly number[])[] {
  const reach = (window - 1) / 2;
  let windows: readonly (readonly number[])[] = [[0]];
  for (const size of shape) {
    windows = windows.flatMap((indices) =>
      Array.from({ length: size }, (_, centre) => {
        const from = Math.max(0, centre - reach);
        const to = Math.min(size - 1, centre + reach);
        return Array.from({ length: to - from + 1 }, (_, place) =>
          indices.map((index) => index * size + from + place),
        ).flat();
      }),
    );
  }
  return windows;
}
