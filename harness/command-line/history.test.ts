import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { FIXTURE } from '../../reports/fixture/index.js';
import { historyPage } from '../../reports/history/page.js';
import { MEASURES } from '../measures/index.js';
import type { Results } from '../results/schema.js';
import { coursesOf, readAllResults } from '../versions/history.js';

/** The run again, begun later, and elsewhere where that is said. */
const runOf = (id: string, startedAt: string, cpu = FIXTURE.environment.cpu): Results => ({
  ...FIXTURE,
  run: { ...FIXTURE.run, id, startedAt },
  environment: { ...FIXTURE.environment, cpu },
});

const RUNS = [
  runOf('second', '2026-02-01T00:00:00.000Z'),
  runOf('first', '2026-01-01T00:00:00.000Z'),
  runOf('elsewhere', '2026-01-15T00:00:00.000Z', 'Another processor'),
];

/** What `rvw merge` makes of runs. */
const mergedOf = (of: 'runs' | 'shards', parts: readonly Results[]): Results => ({
  ...runOf('merged', parts[0]!.run.startedAt),
  merged: {
    of,
    parts: parts.map(({ run, environment, tasks }, at) => ({
      name: `part ${at + 1}`,
      run: run.id,
      ...{ commandLine: run.commandLine, startedAt: run.startedAt, finishedAt: run.finishedAt, environment },
      groups: tasks.flatMap(({ id, datasets }) =>
        datasets.map((dataset) => ({ task: id, dataset: dataset.id })),
      ),
    })),
    missing: [],
  },
});

describe('courses', () => {
  const courses = coursesOf(RUNS, MEASURES);

  it('hold a point a run in the order in which runs began, machine by machine', () => {
    const accuracies = courses.filter(({ measure }) => measure === 'accuracy');
    expect(accuracies.length).toBeGreaterThan(0);
    for (const { machine, points } of accuracies)
      expect(points.map(({ run }) => run)).toEqual(
        machine.startsWith('Another processor') ? ['elsewhere'] : ['first', 'second'],
      );
  });

  it('of other settings are courses of their own', () => {
    const other = { ...RUNS[0]!, run: { ...RUNS[0]!.run, seed: 99 } };
    const apart = coursesOf([RUNS[1]!, other], MEASURES);
    expect(apart.every(({ points }) => points.length === 1)).toBe(true);
  });

  it('of shards that were merged are of the machine of their shard, not of the first', () => {
    const [first, other] = [RUNS[1]!, RUNS[2]!];
    const [ofFirst, ...rest] = first.tasks;
    const merged = mergedOf('shards', [
      { ...first, tasks: [ofFirst!] },
      { ...other, tasks: rest },
    ]);
    for (const { task, machine } of coursesOf([merged], MEASURES))
      expect(machine.startsWith('Another processor'), task).toBe(task !== ofFirst!.id);
  });

  it('leave out earlier versions that a run measured beside its programs', () => {
    const marked: Results = {
      ...RUNS[0]!,
      tasks: RUNS[0]!.tasks.map((task) => ({
        ...task,
        programs: task.programs.map((program) => ({
          ...program,
          earlierOf: { program: 'other', version: 'main' },
        })),
      })),
    };
    expect(coursesOf([marked], MEASURES)).toEqual([]);
  });

  it('are drawn on one page, each with its table, and say when data is synthetic', async () => {
    const page = await historyPage(courses);
    const charts = [...page.matchAll(/data-chart="/g)];
    expect(charts).toHaveLength(courses.length);
    expect(page).toContain('Another processor');
    if (courses.some(({ synthetic }) => synthetic)) expect(page).toContain('synthetic data');
  });
});

describe('results files of a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'history-'));
    const text = JSON.stringify(RUNS[0]);
    await writeFile(join(folder, 'january.json'), text);
    await writeFile(join(folder, 'cut.json'), text.slice(0, 1000));
    await mkdir(join(folder, 'later', 'raw'), { recursive: true });
    await writeFile(join(folder, 'later', 'results.json'), JSON.stringify(RUNS[1]));
    await writeFile(join(folder, 'later', 'compare.json'), '{}');
    await writeFile(join(folder, 'later', 'raw', 'results.json'), '{}');
    // A copy, as a baseline is.
    await mkdir(join(folder, 'copy'));
    await writeFile(join(folder, 'copy', 'results.json'), text);
    // Of two that are there: their samples must not be drawn twice.
    await writeFile(join(folder, 'both.json'), JSON.stringify(mergedOf('runs', [RUNS[0]!, RUNS[1]!])));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are read, each once, and those that cannot be are named and left out', async () => {
    const { results, leftOut } = await readAllResults(folder, MEASURES);
    expect(results.map(({ run }) => run.id).sort()).toEqual(['first', 'second']);
    expect(leftOut).toHaveLength(1);
    expect(leftOut[0]).toContain('cut.json is cut off or not JSON');
  });

  it('are needed: a folder without any, or none at all, is refused', async () => {
    await expect(readAllResults(join(folder, 'later', 'raw', 'nowhere'), MEASURES)).rejects.toThrow(
      'is no folder',
    );
    await expect(readAllResults(join(folder, 'later', 'raw'), MEASURES)).rejects.toThrow('that can be read');
  });

  it('that were put together of others count where one of those is not there', async () => {
    await mkdir(join(folder, 'merged'));
    const merged = mergedOf('runs', [RUNS[0]!, RUNS[2]!]);
    await writeFile(join(folder, 'merged', 'results.json'), JSON.stringify(merged));
    const { results } = await readAllResults(join(folder, 'merged'), MEASURES);
    expect(results.map(({ run }) => run.id)).toEqual(['merged']);
  });
});
