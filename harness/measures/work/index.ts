import { questions, type ProgressTeller } from '../../cell/protocol.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import type { CellSubject, GroupRunner, ProfileId } from '../runner.js';
import { compareWork, compareWorkOfVersions, OPERATIONS } from './compare.js';
import { workSamplesSchema, workSchema, type WorkSamples } from './schema.js';
import { summariseWork } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** Makes a process count from its start. */
const COUNTING = ['--import', new URL('./counting/start.js', import.meta.url).href];

/** On how many inputs the operations of a decision are counted; at least on all that are timed, to set both side by side. */
const COUNTED: Readonly<Record<ProfileId, number>> = { quick: 30, default: 200, thorough: 1000 };

/** The same for a network, which takes the same for every input but for a few: see `constant`. */
const COUNTED_LEARNED: Readonly<Record<ProfileId, number>> = { quick: 10, default: 40, thorough: 200 };

/** The runtime that is made of plain loops, so that the operations of a network are counted as those of rules are. */
const COUNTABLE_RUNTIME = 'plain';

/** M4, operations a decision. */
export const work = defineMeasure({
  id: 'work',
  title: 'Work',
  reading:
    'Operations of one decision: comparisons, logic and arithmetic that are executed, counted alike for rules and, as plain loops, for networks.',
  scope: 'cell',
  // How much there is to do is neither how well nor how readably it is done.
  descriptive: true,
  samples: workSamplesSchema,
  result: workSchema,
  repeatable: true,
  collection: { of: 'cell', run: 'side by side', collect: countWork },
  summarise: summariseWork,
  compare: compareWork,
  compareVersions: compareWorkOfVersions,
  primary: ({ operations }) => ({ title: OPERATIONS, figure: operations }),
  margin: {
    scale: 'ratio',
    value: 1,
    reason: 'how a loop is written alone makes that much of a difference',
  },
});

async function countWork(
  runner: GroupRunner,
  { spec, program, kind }: CellSubject,
  tell: ProgressTeller,
): Promise<WorkSamples | NotApplicable> {
  const { id, timedInputs } = runner.request.profile;
  const wanted = kind === 'learned' ? COUNTED_LEARNED[id] : Math.max(COUNTED[id], timedInputs);
  const examples = runner.inputs(wanted).map((at) => runner.examples[at]!);
  const runtime = program.runtimes.includes(COUNTABLE_RUNTIME) ? COUNTABLE_RUNTIME : spec.runtime;
  // Sent along: what makes or reads a data set would count and load beside the program.
  const counted = { ...spec, runtime, examples };
  const { decisions, uncountable, ...counts } = await runner.within(counted, COUNTING, (child) =>
    child.request(ask('countOperations'), {}, tell),
  );
  if (uncountable !== undefined)
    return new NotApplicable(
      `on ${runtime} it runs ${uncountable}, in which operations cannot be counted; let it run on "${COUNTABLE_RUNTIME}", too`,
    );
  const plain = await runner.within(counted, [], (child) => child.request(ask('decidePlainly'), {}));
  const changed = decisions.filter((decision, at) => decision !== plain.decisions[at]).length;
  if (changed > 0)
    throw new Error(
      `its operations cannot be counted: it decides otherwise while they are, on ${changed} of ${examples.length} inputs; does it decide at random, or by what its source or the functions of the language look like?`,
    );
  return { runtime, exampleIds: examples.map(({ id }) => id), ...counts };
}
