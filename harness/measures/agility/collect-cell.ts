import { questions } from '../../cell/protocol.js';
import type { Timings } from '../latency/timings.js';
import { NotApplicable } from '../measure.js';
import { isScored, NOT_SCORED } from './over-networks.js';
import type { CellSubject, GroupRunner } from '../runner.js';
import type { ProgramForm } from './form.js';
import { agilityPlan } from './plans.js';
import type { AgilitySamples } from './schema.js';
import { widthsOf } from './summarise.js';
import { otherData } from './other-data.js';
import { readSweep, scoredOn, unlessDefault } from './sweep-file.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** Other forms of a program, and what was collected of them before they are timed. */
export interface Forms {
  readonly forms: readonly ProgramForm[];
  /** What they are kept as, with their timings. */
  readonly withTimings: (timed: readonly Timings[]) => AgilitySamples;
}

/** Which other forms of a program there are: with more or fewer channels, or without groups of rules. */
export const prepareForms = (runner: GroupRunner, cell: CellSubject): Promise<Forms | NotApplicable> =>
  cell.kind === 'learned' ? prepareWidths(runner, cell) : prepareRuleGroups(runner, cell);

async function prepareWidths(
  runner: GroupRunner,
  { program, spec }: CellSubject,
): Promise<Forms | NotApplicable> {
  if (!program.sweep) return new NotApplicable('the plugin offers no other widths of this network');
  if (!isScored(spec.split)) return new NotApplicable(NOT_SCORED);
  const other = unlessDefault(runner.task, runner.dataset);
  const sweep = await readSweep(program.sweep.recorded, 'width', other);
  if (!sweep)
    return new NotApplicable(
      `no sweep was recorded; "rvw train ${spec.task}${program.training ? ' --plugin PLUGIN' : ''} --width 0.25,0.5,1,2 --seeds 3${scoredOn(other)}" records one`,
    );
  const reason = await otherData(sweep, runner);
  if (reason) return new NotApplicable(reason);
  return {
    forms: widthsOf(sweep).map((width) => ({ kind: 'width', width })),
    withTimings: (timed) => ({
      kind: 'widths',
      sweep,
      timed: [...timed],
    }),
  };
}

async function prepareRuleGroups(runner: GroupRunner, cell: CellSubject): Promise<Forms> {
  const groups = cell.program.ruleGroups ?? [];
  const limit = runner.dataset.exhaustive ? {} : { limit: agilityPlan(runner.request).examples };
  const right = await runner.within(cell.spec, [], (child) => child.request(ask('collectRules'), limit));
  return {
    forms: [
      { kind: 'without', ruleGroups: [] },
      ...groups.map(({ id }): ProgramForm => ({ kind: 'without', ruleGroups: [id] })),
    ],
    withTimings: (timed) => ({ kind: 'rules', right, timed: [...timed] }),
  };
}
