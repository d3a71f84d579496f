import { createHash } from 'node:crypto';

import { SPLITS, type Example, type FeatureView, type Split } from '../../tasks/contract/index.js';
import { closest } from '../../tasks/kit/nearest.js';
import { reasonOf } from '../../tasks/kit/one-line.js';
import { hashValue } from '../cell/example-hash.js';
import { loadExamples, type DrawnExamples } from '../cell/load-examples.js';
import { requireSound } from '../plugin/check.js';
import type { CellGroup } from './plan.js';

type AnyExample = Example<unknown, unknown>;

/** Examples of every other split that those of a run are looked for among: more would take long to load. */
const MOST_COMPARED = 10_000;

/** So many examples, spread over the split, tell whether a view of numbers goes there and back. */
const VIEWED = 10;

/**
 * Checks a data set whose examples a run decides on, before anything is measured.
 *
 * @param drawn the examples that the run decides on, and all that they were drawn from
 * @returns what a reader of the figures must know
 * @throws UserError with all faults of the data
 */
export async function checkData(
  group: CellGroup,
  split: Split,
  { examples, all }: DrawnExamples,
  signal: AbortSignal,
): Promise<string[]> {
  const { known, dataset } = group;
  const { task } = known;
  const name = `data set "${dataset.id}" of task ${task.id}, its ${split} split`;
  requireSound(name, checkExamples(all));
  const faults = [...checkClasses(task, examples), ...checkView(task.features, examples)];
  const notes: string[] = [];
  for (const other of SPLITS.filter((one) => one !== split)) {
    const { fault, note } = await compareSplits(group, split, examples, other, signal);
    if (fault !== undefined) faults.push(fault);
    if (note !== undefined) notes.push(note);
  }
  requireSound(name, faults);
  return notes;
}

/** Every example has an input and a name of its own, and there is one at least. */
function checkExamples(examples: readonly unknown[]): string[] {
  if (examples.length === 0) return ['holds no examples: let "load" give some, or run another --split'];
  const faults: string[] = [];
  const ids = new Map<unknown, number>();
  for (const [at, example] of (examples as (Partial<AnyExample> | null)[]).entries()) {
    const { id, input } = example ?? {};
    const first = ids.get(id);
    if (typeof id !== 'string' || id === '') faults.push(`example ${at} has no id: give it one, as text`);
    else if (first !== undefined)
      faults.push(`examples ${first} and ${at} both have the id "${id}": ids must be unique`);
    else ids.set(id, at);
    if (input === undefined) faults.push(`example ${at} has no input: give it one`);
  }
  return few(faults);
}

/** The first of many faults of a kind stand for all of them. */
const MOST_FAULTS = 3;

const few = (faults: readonly string[]): string[] =>
  faults.length <= MOST_FAULTS
    ? [...faults]
    : [...faults.slice(0, MOST_FAULTS), `and ${faults.length - MOST_FAULTS} more of this kind`];

/** The data has no class that its task lacks. */
function checkClasses(task: CellGroup['known']['task'], examples: readonly AnyExample[]): string[] {
  const { classes } = task;
  // What is judged by a loss or by episodes has truths that are no classes.
  if (!classes || task.loss || task.episode) return [];
  const known = classes.map((answer) => JSON.stringify(answer));
  const lacking = new Map<string, string>();
  for (const { id, truth } of examples) {
    const written = JSON.stringify(task.classOf ? task.classOf(truth) : truth) as string | undefined;
    const named = written ?? 'undefined';
    if (!known.includes(named) && !lacking.has(named)) lacking.set(named, id);
  }
  return few(
    [...lacking].map(([named, id]) => {
      const [meant] = closest(named, known);
      const guess = meant === undefined ? '' : `: did you mean ${meant}?`;
      return `example ${id} is of the class ${named}, which "classes" of the task lacks${guess}; known are ${known.join(', ')}${task.classOf ? '' : '; where a truth is not itself a class, add "classOf" to the task'}`;
    }),
  );
}

/** What an input amounts to as numbers is as large as it says, and leads back to the input. */
function checkView(view: FeatureView<unknown>, examples: readonly AnyExample[]): string[] {
  const size = view.shape.reduce((product, length) => product * length, 1);
  const step = Math.max(1, Math.floor(examples.length / VIEWED));
  for (let at = 0; at < examples.length; at += step) {
    const { id, input } = examples[at]!;
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

/** A share of inputs that other splits have, too, beyond which a data set is no test. */
const MOST_SHARED = 0.05;

/**
 * Looks for examples of the run's split in another. By their id they are the same; by their content they may be so by
 * chance, where inputs are few and coarse: then they repeat within a split, too.
 */
async function compareSplits(
  { dataset, context }: CellGroup,
  split: Split,
  examples: readonly AnyExample[],
  other: Split,
  signal: AbortSignal,
): Promise<{ readonly fault?: string; readonly note?: string }> {
  // Of all that there is, both may be the same; what has to be made first is not made for this.
  if (dataset.exhaustive || dataset.costly) return {};
  let others: readonly AnyExample[];
  try {
    ({ examples: others } = await loadExamples(dataset, other, { ...context, limit: MOST_COMPARED, signal }));
  } catch (error) {
    signal.throwIfAborted();
    return { note: `whether its ${split} examples are in ${other}, too, is not known: ${reasonOf(error)}` };
  }
  const ids = new Set(others.map(({ id }) => id));
  const same = examples.filter(({ id }) => ids.has(id));
  if (same.length > 0)
    return {
      fault: `${same.length} of ${examples.length} examples are in ${other}, too, "${same[0]!.id}" for one: let every example be in one split, and have an id of its own`,
    };
  const contents = new Set(others.map(hashInput));
  const shared = examples.filter((example) => contents.has(hashInput(example)));
  if (shared.length === 0) return {};
  const said = `${shared.length} of ${examples.length} inputs are in ${other}, too, under other ids, that of "${shared[0]!.id}" for one`;
  const repeated = 1 - contents.size / others.length;
  return shared.length / examples.length > MOST_SHARED + 2 * repeated
    ? {
        fault: `${said}: let every input be in one split, or say "exhaustive: true" where the split is all that there is`,
      }
    : { note: `${said}: a program that knows ${other} by heart has them right` };
}

function hashInput({ input }: AnyExample): string {
  const hash = createHash('sha1');
  hashValue(hash, input);
  return hash.digest('base64');
}
