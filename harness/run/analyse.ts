import { UserError } from '../../tasks/contract/index.js';
import type { ClockQuality } from '../measures/latency/clock.js';
import { NotApplicable, type AnyMeasure, type SummaryContext } from '../measures/measure.js';
import { resultOf } from '../measures/index.js';
import type { Figure } from '../results/figure.js';
import { firstIssue } from '../results/first-issue.js';
import { accuracyFigure } from '../results/primary.js';
import type { Cell, Comparison, Outcome, Results, SelfCheck, Wider } from '../results/schema.js';
import { judgeClaims } from './claims.js';
import { hashFigures } from './hash-figures.js';
import { ofCell, type Collected, type SubjectName } from './collected.js';
import { summariseSelfCheck, trialsOf } from '../self-check/self-check.js';
import { decideVerdicts, type UndecidedComparison } from '../results/verdicts.js';

/** A run without its figures. */
export type RunDescription = Omit<
  Results,
  'repeatableSha256' | 'selfCheck' | 'measures' | 'cells' | 'wider' | 'comparisons' | 'family' | 'claims'
> & {
  /** Of a run that times anything: its trials of programs against themselves are among what was collected. */
  readonly clock?: ClockQuality;
  /** All measures that compare programs, whether or not they are run. */
  readonly family: Pick<Results['family'], 'measures'>;
};

/** Which cell it is. */
export type CellIdentity = Omit<Cell, 'measures' | 'solves'>;

/**
 * Computes every figure of a run from what was collected and the seed alone, so that a run, one that is continued and a
 * report that is made again give the same figures to the last digit.
 *
 * @param cells in the order of the page
 * @param skipped why there is nothing of a subject of which nothing was collected
 */
export function analyse(
  run: RunDescription,
  cells: readonly CellIdentity[],
  measures: readonly AnyMeasure[],
  collected: Collected,
  skipped: string,
): Results {
  const { clock, ...described } = run;
  const selfCheck = clock && checkItself(clock, run, cells, collected);
  const analysis = new Analysis(
    { ...described, ...(selfCheck ? { selfCheck } : {}) },
    cells,
    measures,
    collected,
    skipped,
  );
  const measured = cells.map((cell) => analysis.cell(cell));
  const { comparisons, family, failed } = analysis.comparisons(measured);
  const wider = analysis.wider(failed);
  return {
    ...described,
    repeatableSha256: hashFigures({ cells: measured, wider, comparisons }, measures),
    ...(selfCheck ? { selfCheck } : {}),
    measures: measures.map(({ id, title, reading, scope, descriptive }) => ({
      id,
      title,
      reading,
      scope,
      ...(descriptive ? { descriptive } : {}),
    })),
    cells: measured,
    wider,
    comparisons,
    family,
    claims: judgeClaims({ tasks: run.tasks, cells: measured, wider, comparisons }),
  };
}

function checkItself(
  clock: ClockQuality,
  { run }: RunDescription,
  cells: readonly CellIdentity[],
  collected: Collected,
): SelfCheck {
  const trials = trialsOf(
    cells.map((cell) => ({ ...cell, samples: collected.samples('latency', ofCell(cell)) })),
  );
  return summariseSelfCheck(clock, trials, run.seed);
}

/** Two programs that a measure could not compare: it is said of their group. */
interface FailedComparison {
  readonly measure: string;
  readonly task: string;
  readonly dataset: string;
  readonly error: string;
}

class Analysis {
  constructor(
    private readonly run: Omit<RunDescription, 'clock'> & { readonly selfCheck?: SelfCheck },
    private readonly cells: readonly CellIdentity[],
    private readonly measures: readonly AnyMeasure[],
    private readonly collected: Collected,
    private readonly skipped: string,
  ) {}

  cell(identity: CellIdentity): Cell {
    const of = ofCell(identity);
    const cell = { ...identity, measures: this.#outcomes('cell', of, this.#context(identity, of)) };
    const accuracy = resultOf(cell, 'accuracy');
    const { floor } = this.#task(identity.task);
    const least = floor?.accuracy ?? floor?.value;
    return accuracy && least !== undefined
      ? { ...cell, solves: isBetterThan(accuracyFigure(accuracy), least) }
      : cell;
  }

  /** What is measured of more than one cell. */
  wider(failed: readonly FailedComparison[]): Wider[] {
    const found: Wider[] = [];
    const add = (scope: Wider['scope'], names: Pick<Wider, 'task' | 'dataset' | 'program'>): void => {
      const of = [names.task, names.dataset, names.program].filter((name) => name !== undefined);
      const { task, dataset = '', program = '' } = names;
      const context = this.#context({ task, dataset, program, runtime: '' }, of);
      const measures = this.#outcomes(scope, of, context);
      if (scope === 'group')
        for (const { measure, task, dataset, error } of failed)
          if (task === names.task && dataset === names.dataset)
            measures[measure] ??= { state: 'failed', error };
      if (Object.keys(measures).length > 0) found.push({ scope, ...names, measures });
    };
    for (const task of this.run.tasks) {
      const own = this.cells.filter((cell) => cell.task === task.id);
      add('task', { task: task.id });
      for (const dataset of new Set(own.map((cell) => cell.dataset))) {
        const programs = own.filter((cell) => cell.dataset === dataset).map(({ program }) => program);
        add('group', { task: task.id, dataset });
        for (const program of new Set(programs)) add('program', { task: task.id, dataset, program });
      }
    }
    return found;
  }

  /** Compares every two cells of each task and data set in every measure that both have, and says who is ahead. */
  comparisons(cells: readonly Cell[]): {
    readonly comparisons: Comparison[];
    readonly family: Results['family'];
    readonly failed: readonly FailedComparison[];
  } {
    const failed: FailedComparison[] = [];
    const pairs = cells.flatMap((a, at) =>
      cells
        .slice(at + 1)
        .filter((b) => b.task === a.task && b.dataset === a.dataset)
        .map((b) => [a, b] as const),
    );
    const compared = pairs.flatMap(([a, b]) =>
      this.measures.flatMap((measure) => {
        try {
          return this.#compare(measure, a, b);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          const { task, dataset } = a;
          failed.push({
            measure: measure.id,
            task,
            dataset,
            error: `${a.program} and ${b.program} cannot be compared: ${reason}`,
          });
          return [];
        }
      }),
    );
    const { measures } = this.run.family;
    const family = { measures, pairs: pairs.length, comparisons: pairs.length * measures.length };
    return { comparisons: decideVerdicts(compared, family.comparisons), family, failed };
  }

  #compare(measure: AnyMeasure, a: Cell, b: Cell): UndecidedComparison[] {
    const [sideA, sideB] = [this.#side(measure, a), this.#side(measure, b)];
    if (!measure.compare || !sideA || !sideB) return [];
    const comparison = measure.compare(sideA, sideB, this.#context(a, ofCell(a)));
    if (!comparison) return [];
    const { valueA, valueB, difference } = comparison;
    for (const figure of [valueA, valueB, difference])
      if (!Number.isFinite(figure.value)) throw new Error(`a figure of theirs is ${figure.value}`);
    const { selfCheck } = this.run;
    return [
      {
        comparison: {
          task: a.task,
          dataset: a.dataset,
          measure: measure.id,
          a: { program: a.program, runtime: a.runtime },
          b: { program: b.program, runtime: b.runtime },
          ...(measure.margin ? { margin: { ...measure.margin } } : {}),
          ...comparison,
        },
        noise: selfCheck ? (measure.noise?.(selfCheck, a) ?? 0) : 0,
      },
    ];
  }

  #side({ id }: AnyMeasure, cell: Cell) {
    const outcome = cell.measures[id];
    if (outcome?.state !== 'measured') return undefined;
    const { program, runtime } = cell;
    return { program, runtime, samples: this.collected.samples(id, ofCell(cell)), result: outcome.result };
  }

  #outcomes(scope: AnyMeasure['scope'], of: SubjectName, context: SummaryContext): Cell['measures'] {
    const outcomes: Record<string, Outcome> = {};
    for (const measure of this.measures)
      if (measure.scope === scope) outcomes[measure.id] = this.#outcome(measure, of, context);
    return outcomes;
  }

  #outcome(measure: AnyMeasure, of: SubjectName, context: SummaryContext): Outcome {
    if (measure.collection) {
      const outcome = this.collected.get(measure.id, of);
      if (outcome === undefined) return { state: 'skipped', reason: this.skipped };
      return outcome.state === 'collected' ? summarise(measure, outcome.samples, context) : outcome;
    }
    return summarise(measure, undefined, context);
  }

  #context(
    { task: taskId, dataset: datasetId, program, runtime }: Parameters<typeof ofCell>[0],
    of: SubjectName,
  ): SummaryContext {
    const task = this.#task(taskId);
    const dataset = task.datasets.find(({ id }) => id === datasetId) ?? task.datasets[0]!;
    return {
      seed: this.run.run.seed,
      split: this.run.run.split,
      task,
      dataset,
      exhaustive: dataset.exhaustive,
      subject: { program, runtime },
      selfCheck: this.run.selfCheck,
      samplesOf: (measure) => this.collected.samples(measure, of),
      cells: this.cells
        .filter((cell) => of.every((name, at) => ofCell(cell)[at] === name))
        .map((cell) => ({
          ...cell,
          samplesOf: (measure) => this.collected.samples(measure, ofCell(cell)),
        })),
    };
  }

  #task(taskId: string): Results['tasks'][number] {
    const task = this.run.tasks.find(({ id }) => id === taskId);
    if (!task) throw new UserError(`the results name a task "${taskId}" that they do not describe`);
    return task;
  }
}

/** By the whole interval. */
const isBetterThan = ({ value, low = value, high = value, direction }: Figure, than: number): boolean =>
  direction === 'lower-is-better' ? high < than : low > than;

/** A measure that throws on what it collected is a failed measure, of which the others know nothing. */
function summarise(measure: AnyMeasure, samples: unknown, context: SummaryContext): Outcome {
  try {
    const result: unknown = measure.summarise(samples, context);
    if (result instanceof NotApplicable) return { state: 'not applicable', reason: result.reason };
    const checked = measure.result.safeParse(result);
    if (!checked.success)
      return { state: 'failed', error: `its figures are not valid${firstIssue(checked.error)}` };
    return { state: 'measured', result };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { state: 'failed', error: `its figures cannot be computed: ${message}` };
  }
}
