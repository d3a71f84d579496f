import { questions } from '../../cell/protocol.js';
import { bundleSource } from '../../sources/bundle.js';
import { defineMeasure, exactFigure } from '../measure.js';
import type { CellSubject, GroupRunner, ProfileId } from '../runner.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import { workSamplesSchema, workSchema, type WorkSamples } from './schema.js';
import { summariseWork } from './summarise.js';

const ask = questions<typeof import('./count-blocks.js')>(new URL('./count-blocks.js', import.meta.url));
const askNetwork = questions<typeof import('../../sources/network.js')>(
  new URL('../../sources/network.js', import.meta.url),
);

/** On how many inputs the work of a decision is counted; at least on all that are timed, to set both side by side. */
const COUNTED: Readonly<Record<ProfileId, number>> = { quick: 30, default: 200, thorough: 1000 };

/**
 * Keeps V8's optimising compilers off while work is counted: functions that they put inside others are no longer counted,
 * and what they reach, and when, differs from run to run. A fifth of the steps of tic-tac-toe's rules was missing with them.
 */
const UNOPTIMISED = ['--no-opt', '--no-maglev'];

/** M4, operations a decision. */
export const work = defineMeasure({
  id: 'work',
  title: 'Steps to decide by hand',
  reading:
    'Comparisons and arithmetic that a decision executes, counted exactly; of a network its multiply-accumulates.',
  scope: 'cell',
  samples: workSamplesSchema,
  result: workSchema,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, cell, tell) =>
      cell.kind === 'learned' ? describeWork(runner, cell) : countWork(runner, cell, tell),
  },
  summarise: summariseWork,
  compare: (a, b) => ({
    title: 'Steps to decide by hand',
    valueA: a.result.steps,
    valueB: b.result.steps,
    difference: {
      ...exactFigure(b.result.steps.value / a.result.steps.value, '×', 'b ÷ a; counted, not sampled'),
      n: Math.min(a.result.steps.n, b.result.steps.n),
    },
    p: null,
    test: 'none needed: counted, not sampled',
    direction: 'lower-is-better',
  }),
  margin: {
    scale: 'ratio',
    value: 1,
    reason: 'operations differ in what they cost: only a multiple says which program does more',
  },
});

async function describeWork(runner: GroupRunner, { spec }: CellSubject): Promise<WorkSamples> {
  const { network } = await runner.within(spec, [], (child) =>
    child.request(askNetwork('describeNetwork'), {}),
  );
  return { kind: 'network', multiplyAccumulates: network.multiplyAccumulates };
}

async function countWork(
  runner: GroupRunner,
  { spec, program }: CellSubject,
  tell: ProgressTeller,
): Promise<WorkSamples> {
  const { id, timedInputs } = runner.request.profile;
  const inputs = runner.inputs(Math.max(COUNTED[id], timedInputs));
  const { modules } = await bundleSource(program.module);
  const counted = await runner.within({ ...spec, before: ask('startCountingBlocks') }, UNOPTIMISED, (child) =>
    child.request(ask('collectBlocks'), { inputs, modules }, tell),
  );
  return { kind: 'source', exampleIds: inputs.map((at) => runner.examples[at]!.id), ...counted };
}
