import type { Environment, Merged, Results, SelfCheck } from '../harness/results/schema.js';
import type { Block, Section, Table } from './block.js';
import { splitInWords } from '../harness/results/split.js';
import { isAhead } from '../harness/results/verdicts.js';
import { figuresOf, methodsOf } from './figures.js';
import { keptSentences } from './run.js';
import { spentSections } from './spent.js';
import { formatFigure, formatMargin, formatMissing, formatNumber, formatP, formatValue } from './format.js';
import { lower } from './words.js';

/** How everything was measured: the harness's check of itself, the method of every measure, the machine, the run. */
export function measurementSections(results: Results): readonly Section[] {
  return [
    ...[
      ...(results.selfCheck ? [selfCheckSection(results.selfCheck)] : []),
      verdictsSection(results),
      methodsSection(results),
      ...spentSections(results),
      ...(results.merged ? [mergedSection(results.merged)] : []),
      environmentSection(results.environment),
      runSection(results),
    ].map((section): Section => ({ ...section, folded: true })),
  ];
}

function selfCheckSection({ clock, noiseFloor, aa, notes }: SelfCheck): Section {
  return {
    id: 'self-check',
    title: 'The harness measured itself',
    blocks: [
      { kind: 'paragraph', text: [sayTrials(aa), ...notes].join(' ') },
      {
        kind: 'facts',
        facts: [
          [
            'Clock',
            `smallest step ${formatValue(clock.stepNanoseconds, 'ns')}, one reading costs ${formatValue(clock.costNanoseconds, 'ns')}`,
          ],
          [
            'Noise floor',
            `${formatFigure(noiseFloor)}; in its own group nobody is ahead by less than a program differs from itself (${noiseFloor.method})`,
          ],
          [
            'How often intervals hold the truth',
            'in simulated worlds of nasty noise: docs/coverage.md of rules-vs-weights, made by “rvw selfcheck --coverage”',
          ],
          ...aa.map(({ task, dataset, program, difference, p, verdict, undecided }): [string, string] => [
            `${program} of ${task} on ${dataset} against itself`,
            `${formatFigure(difference)}, ${formatP(p)}: ${isAhead(verdict) ? 'differs' : verdict}${undecided === undefined ? '' : `, since ${undecided}`}`,
          ]),
        ],
      },
    ],
  };
}

function sayTrials(aa: SelfCheck['aa']): string {
  if (aa.length === 0) return 'No program was timed against itself.';
  if (aa.some(({ verdict }) => isAhead(verdict)))
    return 'A program seemed to differ from a second copy of itself: the timings of this run are not to be trusted.';
  return aa.every(({ verdict }) => verdict === 'equivalent')
    ? 'No program differed from a second copy of itself, as it should be.'
    : 'No program was found to differ from a second copy of itself, but not every one was shown to be equivalent.';
}

/** The rule by which verdicts are reached, the margins, and the family that is corrected. */
function verdictsSection({ comparisons, family, measures }: Results): Section {
  const title = (id: string) => measures.find((measure) => measure.id === id)?.title ?? id;
  const margins = measures.flatMap(({ id }) =>
    marginsOf(
      title(id),
      comparisons.filter(({ measure }) => measure === id),
    ),
  );
  const names = family.measures.map((id) => title(id)).join(', ');
  return {
    id: 'verdicts',
    title: 'How verdicts are reached',
    blocks: [
      { kind: 'paragraph', text: RULE },
      {
        kind: 'paragraph',
        text: `The family that Holm’s correction (1979) is over: ${formatNumber(family.pairs)} pairs of programs on a data set, in each measure that compares programs (${names}), run or not: ${formatNumber(family.comparisons)} comparisons. ${UNCORRECTED}`,
      },
      ...(margins.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              table: {
                caption: 'Margins of practical equality, fixed before anything is measured',
                columns: [{ title: 'Measure' }, { title: 'Margin' }, { title: 'Why so much' }],
                rows: margins,
              },
            },
          ]),
    ],
  };
}

/** The margins of a measure: one or, where tasks are judged in units of their own, one a task and its means. */
function marginsOf(title: string, comparisons: Results['comparisons']): readonly (readonly string[])[] {
  const rows = comparisons.map((one) => [
    one.title,
    formatMargin(one) || 'none',
    one.margin?.reason ?? 'none was given: only what is the same to the last digit is equivalent',
  ]);
  const distinct = rows.filter(
    (row, at) => rows.findIndex((other) => JSON.stringify(other) === JSON.stringify(row)) === at,
  );
  return distinct.map(([own, ...rest]) => [
    distinct.length === 1 || own === title ? title : `${title}: ${lower(own!)}`,
    ...rest,
  ]);
}
const RULE =
  'Every comparison has a margin of practical equality. Two programs are equivalent where the whole 95 % interval of their difference lies within it, and one is ahead where the whole interval lies beyond it. One is slightly ahead, which is counted as no win, where the interval leaves out equality but not the margin. All else is undecided, and so is what was sampled without an interval, what is no larger than the machine’s own noise, and what the test does not find after correction.';

const UNCORRECTED =
  'Corrected is the finding that two programs differ. How far they do, and that they are equivalent, is read from intervals that are not corrected; an interval of 95 % asks more of an equivalence than two one-sided tests at 5 % do (Schuirmann 1987). Every other interval on this page stands for itself and is not corrected.';

/** Fields named before the rest becomes an ellipsis. */
const MOST_FIELDS = 6;

/** Every method string of every measure, once. */
function methodsSection({ cells, wider, measures }: Results): Section {
  const rows = measures.flatMap(({ id, title }) => {
    const figures = [...cells, ...wider].flatMap(({ measures: outcomes }) => {
      const outcome = outcomes[id];
      return outcome?.state === 'measured' ? figuresOf(outcome.result) : [];
    });
    return methodsOf(figures).map((method) => {
      const of = figures.filter(({ part }) => part.method === method);
      const fields = [...new Set(of.map(({ field }) => words(field)))];
      const shown = fields.slice(0, MOST_FIELDS).join(', ');
      return [title, fields.length > MOST_FIELDS ? `${shown}, …` : shown, method];
    });
  });
  const table: Table = {
    caption: 'How every figure was computed',
    columns: [{ title: 'Measure' }, { title: 'Figures' }, { title: 'Method' }],
    rows,
  };
  const none: Block = { kind: 'paragraph', text: 'Nothing was measured.' };
  return { id: 'methods', title: 'Methods', blocks: [rows.length === 0 ? none : { kind: 'table', table }] };
}

/** A field's name as words: `warmUp.calls` is `warm up: calls`. */
const words = (field: string) =>
  field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('.', ': ')
    .replace('p999', 'p99.9')
    .toLowerCase();

/** The machines of merged results, side by side. */
function mergedSection({ of, parts }: Merged): Section {
  return {
    id: 'merged',
    title: `Which ${of} were put together`,
    blocks: [
      { kind: 'paragraph', text: of === 'shards' ? OF_SHARDS : OF_RUNS },
      {
        kind: 'table',
        table: {
          caption: 'What was measured where',
          columns: [
            { title: 'Part' },
            { title: 'Measured' },
            { title: 'Processor' },
            { title: 'Memory' },
            { title: 'System' },
            { title: 'Node' },
            { title: 'Clock' },
            { title: 'Time' },
            { title: 'Run' },
          ],
          rows: parts.map(({ name, groups, environment, clock, startedAt, finishedAt, run }) => [
            name,
            groups.map(({ task, dataset }) => `${task} on ${dataset}`).join(', ') || 'nothing',
            `${environment.cpu}, ${formatNumber(environment.cores)} cores`,
            formatValue(environment.memoryBytes, 'B'),
            environment.os,
            environment.node,
            clock ? `step ${formatValue(clock.stepNanoseconds, 'ns')}` : 'not looked at',
            `${startedAt} to ${finishedAt}`,
            run,
          ]),
        },
      },
    ],
  };
}

const OF_SHARDS =
  'Programs of one task on one data set were measured on one machine, beside each other; times of different tasks may be of different machines and are not set against each other. Figures without times are those of a run in one piece, to the last digit.';

const OF_RUNS =
  'Times are means over runs, with intervals over runs: what changes between runs is in them. What holds no times is the same in all runs. Bytes of memory and times on other runtimes are those of the run that began first.';

function environmentSection(environment: Environment): Section {
  const { cpu, cores, memoryBytes, os, governor, node, v8, packages, runtimes } = environment;
  const listed = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  const runtimeRows = Object.entries(runtimes).map(([name, runtime]) =>
    runtime.state === 'available'
      ? [name, 'available', [runtime.version, runtime.details].filter(Boolean).join(': ')]
      : [name, 'missing', formatMissing(runtime)],
  );
  return {
    id: 'environment',
    title: 'Environment',
    blocks: [
      {
        kind: 'facts',
        facts: [
          [
            'Processor',
            `${cpu}, ${formatNumber(cores)} cores${governor === null ? '' : `, governor ${governor}`}`,
          ],
          ['Memory', formatValue(memoryBytes, 'B')],
          ['System', os],
          ['Node', `${node}, V8 ${v8}`],
          ...(listed.length === 0 ? [] : [['Packages', listed.join(', ')] as const]),
        ],
      },
      {
        kind: 'table',
        table: {
          caption: 'Runtimes for networks',
          columns: [{ title: 'Runtime' }, { title: 'State' }, { title: 'Version, or why it is missing' }],
          rows: runtimeRows,
        },
      },
    ],
  };
}

function runSection(results: Results): Section {
  const { run, measures } = results;
  return {
    id: 'run',
    title: 'This run',
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Command line', run.commandLine],
          ['Seed', String(run.seed)],
          [
            'Profile',
            `${run.profile}; ${splitInWords(run.split)}; measures ${measures.map(({ id }) => id).join(', ')}`,
          ],
          [
            'Time',
            `${run.startedAt} to ${run.finishedAt}${run.interrupted ? ', interrupted' : ''}${run.resumedAt === undefined ? '' : `, continued at ${run.resumedAt}`}`,
          ],
          ...(run.pin === undefined ? [] : [['Pinned', `to processor ${run.pin}`] as const]),
          ...keptSentences(results).map((sentence) => ['Not measured again', sentence] as const),
          ['Version', `rules-vs-weights ${run.version}`],
          ...(run.git ? [['Commit of the working folder', gitWords(run.git)] as const] : []),
          ['Run', run.id],
        ],
      },
    ],
  };
}

const gitWords = ({ commit, dirty }: NonNullable<Results['run']['git']>): string =>
  `${commit}${dirty ? ' with uncommitted changes' : ''}`;
