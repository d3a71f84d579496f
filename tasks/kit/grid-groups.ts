import type { FeatureGroups, FeatureView } from '../contract/index.js';

/** How a {@link FeatureView} is cut into a grid. */
interface Grid<Input> {
  /** Features of one group along each axis, for example `[4, 4]`; groups at the end may have fewer. */
  readonly size: readonly number[];
  readonly meaning: string;
  readonly blank?: Input;
  /** True where features take few values, so that two inputs may have the very same in a group. */
  readonly discrete?: boolean;
}

/**
 * Groups of features that lie together in the flat view: patches of an image, stretches of a series, single cells.
 *
 * @example
 * gridGroups(imageFeatures, { size: [4, 4], meaning: 'a patch of 4×4 pixels' }).shape; // [7, 7] of 28×28 pixels
 */
export function gridGroups<Input>(
  view: FeatureView<Input>,
  { size, meaning, blank, discrete = false }: Grid<Input>,
): FeatureGroups<Input, Float32Array> {
  const shape = view.shape.map((length, axis) => Math.ceil(length / size[axis]!));
  const groups = shape.reduce((product, length) => product * length, 1);
  const groupOf = groupOfFeature(view.shape, size, shape);
  const members = Array.from({ length: groups }, (): number[] => []);
  groupOf.forEach((group, feature) => members[group]!.push(feature));
  return {
    shape,
    axes: view.axes,
    meaning,
    ...(blank === undefined ? {} : { blank }),
    takeApart: (input) => view.toVector(input),
    putTogether: (parts, donor, kept) =>
      view.fromVector(
        parts.map((value, feature) => (kept[groupOf[feature]!] === 1 ? value : donor[feature]!)),
      ),
    values: (parts) =>
      Float32Array.from(
        members,
        (features) => features.reduce((sum, feature) => sum + parts[feature]!, 0) / features.length,
      ),
    ...(discrete
      ? {
          same: (one, other, group) => members[group]!.every((feature) => one[feature] === other[feature]),
        }
      : {}),
  };
}

/** The most groups of a grid that nobody chose. */
const MOST_GROUPS = 64;

/** The groups of a view whose task names none: every feature by itself where there are few, else equal blocks. */
export function defaultGroups<Input>(view: FeatureView<Input>): FeatureGroups<Input, Float32Array> {
  const features = view.shape.reduce((product, length) => product * length, 1);
  const long = view.shape.filter((length) => length > 1);
  // The same number of groups along every axis that has a length.
  const along = features <= MOST_GROUPS ? Infinity : wholeRoot(MOST_GROUPS, long.length);
  const size = view.shape.map((length) => Math.max(1, Math.ceil(length / along)));
  const single = size.every((length) => length === 1);
  return gridGroups(view, {
    size,
    meaning: single ? 'one feature' : `a block of ${size.join('×')} features`,
  });
}

/** The largest whole number whose power is at most the given one. */
function wholeRoot(power: number, degree: number): number {
  let root = 1;
  while ((root + 1) ** degree <= power) root += 1;
  return root;
}

/** For every feature of the flat view the group that it is in; the last axis runs fastest in both. */
function groupOfFeature(
  featureShape: readonly number[],
  size: readonly number[],
  groupShape: readonly number[],
): Uint32Array {
  let groups: readonly number[] = [0];
  featureShape.forEach((length, axis) => {
    groups = groups.flatMap((group) =>
      Array.from({ length }, (_, at) => group * groupShape[axis]! + Math.floor(at / size[axis]!)),
    );
  });
  return Uint32Array.from(groups);
}
