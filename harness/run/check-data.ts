import { createHash } from 'node:crypto';

import { SPLITS, type Example, type ReportedSplit, type Split } from '../../tasks/contract/index.js';
import { closest } from '../../tasks/kit/nearest.js';
import { reasonOf } from '../../tasks/kit/one-line.js';
import { contentOf } from '../cell/content.js';
import { loadExamples, type DrawnExamples } from '../cell/load-examples.js';
import { few, requireSound, type Findings } from '../plugin/check.js';
import { checkConcepts, checkGroups, checkView } from './check-view.js';
import type { CellGroup } from './plan.js';

type AnyExample = Example<unknown, unknown>;

/** Examples of every other split that those of a run are looked for among: more would take long to load. */
const MOST_COMPARED = 10_000;

/**
 * Checks a data set whose examples a run decides on, before anything is measured.
 *
 * @param drawn the examples that the run decides on, and all that they were drawn from
 * @param said what the data set noted when it was loaded
 * @returns what a reader of the figures must know
 * @throws UserError with all faults of the data
 */
export async function checkData(
  group: CheckedData,
  split: ReportedSplit,
  drawn: DrawnExamples,
  signal: AbortSignal,
  said: readonly string[] = [],
): Promise<readonly string[]> {
  const place = `data set "${group.dataset.id}" of task ${group.known.task.id}, ${split === 'all' ? 'all of it' : `its ${split} split`}`;
  // Of an empty split the data set itself may say what it has instead.
  if (drawn.all.length === 0 && said.length > 0)
    requireSound(place, [`holds no examples: ${said.join('; ')}`]);
  const { faults, notes } = await findDataFaults(group, split, drawn, signal);
  requireSound(place, faults);
  return notes;
}

/** What is checked of a data set. */
export interface CheckedData extends Pick<CellGroup, 'dataset' | 'context'> {
  readonly known: Pick<CellGroup['known'], 'task'>;
}

/**
 * Looks for faults in a split of a data set: whether its examples are whole and of known classes, what they amount to as
 * numbers, in groups and in words, and whether other splits have them, too.
 *
 * @param others the splits that it may share no example with
 */
export async function findDataFaults(
  group: CheckedData,
  split: ReportedSplit,
  { examples, all }: DrawnExamples,
  signal: AbortSignal,
  others: readonly Split[] = split === 'all' ? [] : SPLITS.filter((one) => one !== split),
): Promise<Findings> {
  const { task } = group.known;
  const unusable = checkExamples(all);
  // What is no example cannot be looked at any closer.
  if (unusable.length > 0) return { faults: unusable, notes: [] };
  const view = checkView(task.features, examples);
  const faults = [
    ...checkClasses(task, examples),
    ...view,
    // Groups are told by the view.
    ...(view.length === 0 ? checkGroups(task, examples) : []),
    ...checkConcepts(task, examples),
  ];
  const notes: string[] = [];
  for (const other of others) {
    const { fault, note } = await compareSplits(group, split, examples, other, signal);
    if (fault !== undefined) faults.push(fault);
    if (note !== undefined) notes.push(note);
  }
  return { faults, notes };
}

/** Every example has an input and a name of its own, and there is one at least. */
function checkExamples(examples: readonly unknown[]): readonly string[] {
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

/** The data has no class that its task lacks. */
function checkClasses(task: CellGroup['known']['task'], examples: readonly AnyExample[]): readonly string[] {
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

/** A share of inputs that other splits have, too, beyond which a data set is no test. */
const MOST_SHARED = 0.05;

/**
 * Looks for examples of the run's split in another. By their id they are the same; by their content they may be so by
 * chance, where inputs are few and coarse: then they repeat within a split, too.
 */
async function compareSplits(
  { dataset, context }: CheckedData,
  split: ReportedSplit,
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

const hashInput = ({ input }: AnyExample): string =>
  createHash('sha1').update(contentOf(input)).digest('base64');
