import { questions } from '../../cell/protocol.js';
import { otherData } from '../agility/other-data.js';
import { readSweep, unlessDefault } from '../agility/sweep-file.js';
import { isLarge } from '../large-input.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import type { CellSubject, GroupRunner, ProfileId } from '../runner.js';
import { cueSamplesSchema, cueSchema, type CueSamples } from './schema.js';
import { summariseCue } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** On how many inputs, each decided three times. */
const INPUTS: Readonly<Record<ProfileId, number>> = { quick: 60, default: 1000, thorough: 10_000 };

/** In a default run, where each decision takes milliseconds. */
const LARGE = 300;

/** M5: whether a program goes by something that says nothing of the answer, and what networks learn to go by. */
export const cue = defineMeasure({
  id: 'cue',
  title: 'A planted cue',
  reading:
    'Something small is laid into the input that says nothing of the answer: how many answers does it change, beyond what a placebo changes?',
  scope: 'cell',
  samples: cueSamplesSchema,
  result: cueSchema,
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: async (runner, cell, tell): Promise<CueSamples | NotApplicable> => {
      if (!runner.task.cue || !runner.task.classes)
        return new NotApplicable(
          'nothing can be laid into an input of this task without changing its answer',
        );
      const { context, profile } = runner.request;
      const inputs = profile.id === 'default' && isLarge(runner.task) ? LARGE : INPUTS[profile.id];
      const request = { seed: context.seed, inputs: runner.inputs(inputs) };
      const collected = await runner.within(cell.spec, [], (child) =>
        child.request(ask('collectCue'), request, tell),
      );
      const learned = await readLearned(runner, cell);
      return { ...collected, ...(learned ? { learned } : {}) };
    },
  },
  summarise: (samples: CueSamples, { split, exhaustive }) =>
    split === 'train'
      ? new NotApplicable('the examples that networks were trained on say nothing of what they go by')
      : summariseCue(samples, split, exhaustive),
});

/** What was recorded of networks that were trained with cues, on the data that is measured on. */
async function readLearned(runner: GroupRunner, { program }: CellSubject): Promise<CueSamples['learned']> {
  if (!program.sweep?.varies.includes('cue')) return undefined;
  const other = unlessDefault(runner.task, runner.dataset);
  const sweep = await readSweep(program.sweep.recorded, 'cue', other);
  return sweep && (await otherData(sweep, runner)) === undefined ? sweep : undefined;
}
