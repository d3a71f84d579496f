import type { Example, MeaninglessInputs, Task } from '../../../tasks/contract/index.js';
import { defaultGroups } from '../../../tasks/kit/grid-groups.js';
import { createRandom } from '../../../tasks/kit/random.js';
import { countGroups } from '../reasons/question.js';

/** Of fewer features what is drawn may well be an input like any other. */
const LEAST_FEATURES = 64;

/** Examples that the range of the features is taken from. */
const RANGED = 100;

/**
 * Kinds of inputs that no answer is right for: the task's own, and, where its inputs are long lists of numbers, noise, an
 * input that says nothing, and halves of two examples of unlike classes. Some of the halves may look like a known thing by
 * chance; it is the same ones for every program.
 *
 * @param examples that ranges and halves are taken from
 */
export function kindsOfMeaningless(
  task: Task<unknown, unknown, unknown>,
  examples: readonly Example<unknown, unknown>[],
): readonly MeaninglessInputs<unknown>[] {
  const { features, groups = defaultGroups(features), meaningless: own = [] } = task;
  const long = features.shape.reduce((product, length) => product * length, 1) >= LEAST_FEATURES;
  if (!long || groups.same || examples.length === 0) return own;
  return [
    ...own,
    noise(task, examples),
    ...(groups.blank === undefined ? [] : [{ title: 'the blank input', draw: () => [groups.blank] }]),
    ...halves(task, examples),
  ];
}

function noise(
  { features }: Task<unknown, unknown, unknown>,
  examples: readonly Example<unknown, unknown>[],
): MeaninglessInputs<unknown> {
  return {
    title: 'uniform noise',
    draw: (count, seed) => {
      let [least, most] = [Infinity, -Infinity];
      for (const { input } of examples.slice(0, RANGED))
        for (const value of features.toVector(input)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      const random = createRandom(seed, 'meaningless noise');
      const { length } = features.toVector(examples[0]!.input);
      return Array.from({ length: count }, () =>
        features.fromVector(Float32Array.from({ length }, () => random.between(least, most))),
      );
    },
  };
}

function halves(
  task: Task<unknown, unknown, unknown>,
  examples: readonly Example<unknown, unknown>[],
): readonly MeaninglessInputs<unknown>[] {
  const { classes, features, groups = defaultGroups(features) } = task;
  if (!classes) return [];
  const nameOf = ({ truth }: Example<unknown, unknown>): string =>
    JSON.stringify(task.classOf ? task.classOf(truth) : truth);
  if (new Set(examples.map(nameOf)).size < 2) return [];
  // The first half of the groups along the longest axis.
  const axis = groups.shape.indexOf(Math.max(...groups.shape));
  const stride = groups.shape.slice(axis + 1).reduce((product, length) => product * length, 1);
  const kept = Uint8Array.from({ length: countGroups(groups) }, (_, group) =>
    Math.floor(group / stride) % groups.shape[axis]! < groups.shape[axis]! / 2 ? 1 : 0,
  );
  return [
    {
      title: 'halves of two unlike examples',
      draw: (count, seed) => {
        const random = createRandom(seed, 'meaningless halves');
        return Array.from({ length: count }, () => {
          const first = random.pick(examples);
          let second = random.pick(examples);
          while (nameOf(second) === nameOf(first)) second = random.pick(examples);
          return groups.putTogether(groups.takeApart(first.input), groups.takeApart(second.input), kept);
        });
      },
    },
  ];
}
