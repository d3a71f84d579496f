import type { Example, FeatureGroups, FeatureView, Task } from '../../tasks/contract/index.js';
import { reasonOf } from '../../tasks/kit/one-line.js';

type AnyExample = Example<unknown, unknown>;
type AnyTask = Task<unknown, unknown, unknown>;

/** So many examples, spread over the split, tell whether inputs can be seen, taken apart and told of. */
const VIEWED = 10;

function* viewed(examples: readonly AnyExample[]): Generator<AnyExample> {
  const step = Math.max(1, Math.floor(examples.length / VIEWED));
  for (let at = 0; at < examples.length; at += step) yield examples[at]!;
}

/** What an input amounts to as numbers is as large as it says, and leads back to the input. */
export function checkView(view: FeatureView<unknown>, examples: readonly AnyExample[]): string[] {
  const size = view.shape.reduce((product, length) => product * length, 1);
  for (const { id, input } of viewed(examples)) {
    try {
      const fault = viewFault(view, size, input);
      if (fault !== undefined) return [`features: ${fault}, on example ${id}`];
    } catch (error) {
      return [`features: a view throws on example ${id}: ${reasonOf(error)}`];
    }
  }
  return [];
}

/** A number as 32-bit floats keep it, after a step there and back. */
const PRECISION = 1e-4;

function viewFault(view: FeatureView<unknown>, size: number, input: unknown): string | undefined {
  const vector = view.toVector(input);
  if (!(vector instanceof Float32Array)) return '"toVector" gives no Float32Array';
  if (vector.length !== size)
    return `"toVector" gives ${vector.length} numbers for the shape [${view.shape.join(', ')}], which has ${size}`;
  const odd = vector.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) return `"toVector" gives ${vector[odd]} in place ${odd}`;
  const again = view.toVector(view.fromVector(vector.slice()));
  const lost = vector.findIndex(
    (value, place) => !(Math.abs(value - again[place]!) <= PRECISION * Math.max(1, Math.abs(value))),
  );
  return lost < 0
    ? undefined
    : `"fromVector" does not undo "toVector": ${vector[lost]} in place ${lost} comes back as ${again[lost]}`;
}

/** Of an input that was taken apart and put together: as a share of its size, what rounding may change. */
const CHANGED = 1e-3;

/**
 * Groups are as many as their shape says; with all of them kept an input is what it was, and with none kept it is the
 * donor, so that no feature is in none.
 */
export function checkGroups({ groups, features }: AnyTask, examples: readonly AnyExample[]): string[] {
  if (!groups) return [];
  if (groups.axes.length !== groups.shape.length)
    return [
      `groups: "axes" has ${groups.axes.length} words for a shape of ${groups.shape.length} sizes: give each size a word`,
    ];
  let [donor] = examples;
  for (const example of viewed(examples)) {
    try {
      const fault = groupsFault(groups, features, example, donor!);
      if (fault !== undefined) return [`groups: ${fault}, on example ${example.id}`];
    } catch (error) {
      return [`groups: taking apart example ${example.id} throws: ${reasonOf(error)}`];
    }
    donor = example;
  }
  return [];
}

function groupsFault(
  groups: FeatureGroups<unknown>,
  features: FeatureView<unknown>,
  example: AnyExample,
  donor: AnyExample,
): string | undefined {
  const count = groups.shape.reduce((product, length) => product * length, 1);
  const [parts, others] = [groups.takeApart(example.input), groups.takeApart(donor.input)];
  const values = groups.values(parts);
  if (values.length !== count)
    return `"values" gives ${values.length} numbers for the shape [${groups.shape.join(', ')}], which has ${count}`;
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) return `"values" gives ${values[odd]} in place ${odd}`;
  const put = (kept: number): Float32Array =>
    features.toVector(groups.putTogether(parts, others, new Uint8Array(count).fill(kept)));
  const [own, other] = [features.toVector(example.input), features.toVector(donor.input)];
  const size = Math.max(largest(own), largest(other));
  const differs = (one: Float32Array, wanted: Float32Array): number =>
    wanted.findIndex((value, place) => !(Math.abs(value - one[place]!) <= CHANGED * size));
  const changed = differs(put(1), own);
  if (changed >= 0) return `with all of them kept, "putTogether" changes feature ${changed}`;
  const uncovered = differs(put(0), other);
  return uncovered < 0
    ? undefined
    : `feature ${uncovered} is in none of them: with none kept, "putTogether" does not give the donor's`;
}

const largest = (vector: Float32Array): number =>
  vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** What a person would say of an input is a number. */
export function checkConcepts({ concepts = [] }: AnyTask, examples: readonly AnyExample[]): string[] {
  return concepts.flatMap((concept) => {
    for (const { id, input } of viewed(examples)) {
      try {
        const said: unknown = concept.value(input);
        if (!Number.isFinite(said))
          return [`concept "${concept.id}" is ${String(said)} on example ${id}; expected a number`];
      } catch (error) {
        return [`concept "${concept.id}" throws on example ${id}: ${reasonOf(error)}`];
      }
    }
    return [];
  });
}
