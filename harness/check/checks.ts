import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { SPLITS, type DataContext, type Split } from '../../tasks/contract/index.js';
import { CellProcess } from '../cell/process.js';
import { hashExamples } from '../cell/example-hash.js';
import { loadExamples } from '../cell/load-examples.js';
import { questions } from '../cell/protocol.js';
import { messageOf } from '../cell/on-example.js';
import type { Findings } from '../plugin/check.js';
import { noteSizes } from '../plugin/notes.js';
import type { AnyProgram, KnownTask } from '../plugins.js';
import { findDataFaults, type CheckedData } from '../run/check-data.js';
import { describeNetwork } from '../sources/network.js';
import { noteProgramOmissions, noteTaskOmissions } from './omissions.js';
import type { Tried } from './try-program.js';

const ask = questions<typeof import('./try-program.js')>(new URL('./try-program.js', import.meta.url));

/** One thing that is checked of a plugin. */
export interface Check {
  /** What is checked, as the beginning of a line: `iris, handwritten: its decisions`. */
  readonly title: string;
  /** Never throws for what a plugin's author did: that is a fault. */
  readonly run: () => Promise<Findings>;
}

/** Which parts of a known task are to be checked: those that a plugin brings. */
export interface CheckedTask {
  readonly known: KnownTask;
  /** False where the plugin adds to a task that is there. */
  readonly bringsTask: boolean;
  readonly dataSets: KnownTask['task']['dataSets'][number][];
  readonly programs: readonly AnyProgram[];
}

/** So many examples a program is tried on, and so many of a costly data set are made for it. */
const TRIED = { decisions: 20, explanations: 5 };

/** A program that takes longer for all it is tried on has hung. */
const TIMEOUT_MILLISECONDS = 30_000;

const NOTHING: Findings = { faults: [], notes: [] };

/** What is checked of a task, one after the other, each in seconds. */
export function checksOf(checked: CheckedTask, context: DataContext): readonly Check[] {
  const { known, bringsTask, dataSets, programs } = checked;
  const { task } = known;
  const dataset = dataSets[0] ?? task.dataSets[0];
  return [
    ...(bringsTask
      ? [{ title: `${task.id}: what it has`, run: () => found([], noteTaskOmissions(task)) }]
      : []),
    ...dataSets.flatMap((one) => dataChecks({ known, dataset: one, context }, known)),
    ...programs.flatMap((program) => programChecks(known, program, { known, dataset, context })),
    {
      title: `${task.id}: sizes of its programs`,
      run: async () => ({ faults: [], notes: await noteSizes({ ...known, programs }) }),
    },
  ];
}

const found = (faults: readonly string[], notes: readonly string[]): Promise<Findings> =>
  Promise.resolve({ faults, notes });

/** Turns what a plugin threw into a fault. */
async function faultOf(look: () => Promise<Findings>): Promise<Findings> {
  try {
    return await look();
  } catch (error) {
    return { faults: [messageOf(error)], notes: [] };
  }
}

function dataChecks(data: CheckedData, known: KnownTask): Check[] {
  const { dataset } = data;
  const title = `${known.task.id}, data set ${dataset.id}`;
  return [
    { title: `${title}: its examples`, run: () => faultOf(() => checkSplits(data)) },
    {
      title: `${title}: the same in two processes`,
      run: () =>
        faultOf(async () => {
          const split = await splitWithExamples(data);
          const { examples } = await loadExamples(dataset, split, limited(data));
          await inCell(known, known.programs[0]!, data, split, hashExamples(examples), () =>
            Promise.resolve(),
          );
          return NOTHING;
        }),
    },
  ];
}

async function checkSplits(data: CheckedData): Promise<Findings> {
  const { signal } = new AbortController();
  const { dataset } = data;
  const faults: string[] = [];
  const notes: string[] = [];
  // Every two splits are compared once.
  const [train, validation, test] = SPLITS;
  for (const [split, others] of [
    [test, [train, validation]],
    [validation, [train]],
    [train, []],
  ] as [Split, Split[]][]) {
    const drawn = await loadExamples(dataset, split, limited(data));
    const name = `its ${split} split`;
    if (drawn.all.length === 0 && split !== 'test') {
      notes.push(`${name} is empty: ${EMPTY_SPLIT[split]}`);
      continue;
    }
    const looked = await findDataFaults(data, split, drawn, signal, others);
    faults.push(...looked.faults.map((fault) => `${name}: ${fault}`));
    notes.push(...looked.notes.map((note) => `${name}: ${note}`));
  }
  return { faults, notes };
}

const EMPTY_SPLIT: Readonly<Partial<Record<Split, string>>> = {
  train: 'no network can be trained on it',
  validation: 'there is nothing to develop on, and no thresholds are chosen ("rules-first")',
};

/** Of a costly data set only as many examples are made as are tried. */
const limited = ({ dataset, context }: CheckedData): DataContext =>
  dataset.costly ? { ...context, limit: TRIED.decisions } : context;

/** What programs are tried on: validation examples, where there are any. */
async function splitWithExamples(data: CheckedData): Promise<Split> {
  const { all } = await loadExamples(data.dataset, 'validation', limited(data));
  return all.length > 0 ? 'validation' : 'test';
}

function programChecks(known: KnownTask, program: AnyProgram, data: CheckedData): Check[] {
  const title = `${known.task.id}, ${program.id}`;
  let tried: Promise<Tried> | undefined;
  const tryOnce = (): Promise<Tried> => (tried ??= tryIn(known, program, data));
  return [
    { title: `${title}: what it has`, run: () => faultOf(() => checkParts(program)) },
    { title: `${title}: its decisions`, run: () => faultOf(async () => (await tryOnce()).decides) },
    {
      title: `${title}: its explanations`,
      // A program that does not even load has said so.
      run: () =>
        tryOnce().then(
          ({ explains }) => explains,
          () => NOTHING,
        ),
    },
  ];
}

async function tryIn(known: KnownTask, program: AnyProgram, data: CheckedData): Promise<Tried> {
  const split = await splitWithExamples(data);
  return inCell(known, program, data, split, undefined, (cell) => cell.request(ask('tryProgram'), TRIED));
}

async function inCell<Result>(
  { modules, task }: KnownTask,
  program: AnyProgram,
  data: CheckedData,
  split: Split,
  examplesSha256: string | undefined,
  use: (cell: CellProcess) => Promise<Result>,
): Promise<Result> {
  const cell = await CellProcess.open(
    {
      plugins: modules,
      task: task.id,
      dataset: data.dataset.id,
      program: program.id,
      runtime: program.runtimes[0],
      split,
      context: examplesSha256 === undefined ? { ...data.context, limit: TRIED.decisions } : limited(data),
      ...(examplesSha256 === undefined ? {} : { examplesSha256 }),
    },
    { timeoutMilliseconds: TIMEOUT_MILLISECONDS },
  );
  try {
    return await use(cell);
  } finally {
    await cell.close();
  }
}

async function checkParts(program: AnyProgram): Promise<Findings> {
  const faults: string[] = [];
  if (!existsSync(fileURLToPath(program.module)))
    faults.push(
      `its "module" is ${program.module}, which is not there; give import.meta.url of the module that it is in`,
    );
  if (program.network) {
    try {
      await describeNetwork({ program });
    } catch (error) {
      faults.push(messageOf(error));
    }
  }
  return { faults, notes: noteProgramOmissions(program) };
}
