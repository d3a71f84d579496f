import { createRandom } from '../../tasks/kit/random.js';
import type { CoverageStudy } from './study.js';

/** How often the interval of a figure held the truth, in one world. */
export interface Coverage {
  readonly figure: string;
  readonly world: string;
  readonly calls?: CoverageStudy['calls'];
  readonly runs: number;
  /** Runs in which the harness gave an interval. */
  readonly told: number;
  /** Runs in which it held the truth. */
  readonly covered: number;
  /** Runs in which something was called. */
  readonly called: number;
}

/** Simulates so many runs of a study; the same seed gives the same. */
export function simulateCoverage(study: CoverageStudy, runs: number, seed: number): Coverage {
  const { figure, world, calls } = study;
  const random = createRandom(seed, 'coverage of', figure, 'in', world);
  let told = 0;
  let covered = 0;
  let called = 0;
  for (let run = 0; run < runs; run++) {
    const { interval, truth, called: isCalled } = study.simulate(random);
    if (isCalled) called += 1;
    if (!interval) continue;
    told += 1;
    if (interval.low <= truth && truth <= interval.high) covered += 1;
  }
  return { figure, world, ...(calls ? { calls } : {}), runs, told, covered, called };
}

/**
 * The table for people, as Markdown: how often intervals hold the truth, how often something is called where there is
 * nothing, and how often what is there is found; a figure a row, a world a column.
 */
export function describeCoverage(found: readonly Coverage[], seed: number): string {
  const runs = Math.max(...found.map((one) => one.runs));
  const chance = 1.96 * Math.sqrt((0.95 * 0.05) / runs);
  const tables = (shown: readonly Coverage[], cell: (coverage: Coverage) => string): string[] =>
    inTables(shown).flatMap(({ figures, worlds }) => [
      row(['', ...worlds]),
      row(['---', ...[...worlds].map(() => '---:')]),
      ...[...figures].map((figure) =>
        row([
          figure,
          ...[...worlds].map((world) => {
            const coverage = shown.find((one) => one.figure === figure && one.world === world);
            return coverage ? cell(coverage) : '';
          }),
        ]),
      ),
      '',
    ]);
  const calling = (calls: Coverage['calls']): readonly Coverage[] =>
    found.filter((one) => one.calls === calls);
  return [
    '# How often the harness is right',
    '',
    `Made by \`rvw selfcheck --coverage\`: ${runs} simulated runs of every figure in every world, of which the truth is known, through the functions that compute the report; seed ${seed}. Of a true 95 %, as many runs show ${percent(0.95 - chance)} to ${percent(0.95 + chance)} in nineteen cells of twenty. What is true is so within one run: where the machine's speed drifts or steps, the mean over the run, which launches that are spread over it hold more often than they say.`,
    '',
    'Where five launches are all in the faster of two modes (17 % of quick runs where 30 % of launches are slow) nothing in them can show the other: the interval of a quick run then misses. The nine launches of a default run hold.',
    '',
    'Heavy tails are those of times without a variance (Pareto, exponent 1.5). A mean of such times is ruled by the few that no launch has met yet, and its interval is too narrow: medians and quantiles are what to read there.',
    '',
    'Runs that are merged differ as a whole: what slows a machine down falls on all programs of a run, and on each half as much again by itself. What is true is so of all runs that there might be. Over three runs intervals hold more often than they say where the inputs tell more than the runs. Where runs come from two kinds of machine, three of them are of one kind in a quarter of the cases, and nothing in them can show the other; of five that is so in one of sixteen.',
    '',
    '## 95 % intervals that hold the truth',
    '',
    ...tables(found, ({ told, covered, runs }) => {
      if (told === 0) return 'undecided';
      const undecided = told < runs ? ` (undecided: ${percent(1 - told / runs)})` : '';
      return `${percent(covered / told)}${undecided}`;
    }),
    '## Called where there is nothing',
    '',
    ...tables(calling('errors'), ({ called, runs }) => percent(called / runs)),
    '## Found where there is something',
    '',
    ...tables(calling('finds'), ({ called, runs }) => percent(called / runs)),
  ].join('\n');
}

/** Figures and worlds of one table. */
interface Table {
  readonly figures: ReadonlySet<string>;
  readonly worlds: ReadonlySet<string>;
}

/** Figures that were tried in a world in common stand in one table, so that tables have few holes. */
function inTables(found: readonly Coverage[]): readonly Table[] {
  let tables: readonly Table[] = [];
  for (const { figure, world } of found) {
    const isOf = ({ figures, worlds }: Table): boolean => figures.has(figure) || worlds.has(world);
    const joined = tables.filter(isOf);
    const table = {
      figures: new Set([...joined.flatMap(({ figures }) => [...figures]), figure]),
      worlds: new Set([...joined.flatMap(({ worlds }) => [...worlds]), world]),
    };
    const [first] = joined;
    tables = first
      ? tables.flatMap((one) => (one === first ? [table] : isOf(one) ? [] : [one]))
      : [...tables, table];
  }
  return tables;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
