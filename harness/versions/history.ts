import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { UserError } from '../../tasks/contract/index.js';
import type { AnyMeasure } from '../measures/measure.js';
import { readResults } from '../results/file.js';
import type { Course, HistoryPoint } from '../results/history.js';
import type { Results } from '../results/schema.js';
import { machinesAt } from './comparison.js';

/** Results files of a folder, and why others are none. */
export interface FoundResults {
  readonly results: readonly Results[];
  /** A sentence for each file that could not be read. */
  readonly leftOut: readonly string[];
}

/**
 * Reads the results files of a folder: every `.json` in it, and every `results.json` in the folders below. What cannot be read is
 * left out, with its reason: one damaged file hides no others.
 *
 * @throws UserError where there is no folder, or nothing in it can be read
 */
export async function readAllResults(folder: string, known: readonly AnyMeasure[]): Promise<FoundResults> {
  const paths = await findResults(folder).catch((cause: unknown) => {
    throw new UserError(`${folder} is no folder that can be read; name one that holds results files`, {
      cause,
    });
  });
  const leftOut: string[] = [];
  const runs = new Map<string, Results>();
  for (const path of paths)
    try {
      const results = await readResults(path, known);
      // A copy of a run, such as a baseline, is no second one.
      runs.set(`${results.run.id} ${results.run.finishedAt}`, results);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      leftOut.push(error.message);
    }
  if (runs.size === 0)
    throw new UserError(
      `there is no results file in ${folder} that can be read${leftOut[0] === undefined ? '; runs write results.json' : `: ${leftOut[0]}`}`,
    );
  // What was put together from runs that are there is no further run.
  const found = new Set([...runs.values()].map(({ run }) => run.id));
  const results = [...runs.values()].filter(
    ({ merged }) => !merged?.parts.every(({ run }) => found.has(run)),
  );
  return { results, leftOut };
}

async function findResults(folder: string, top = true): Promise<string[]> {
  const found: string[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!/^(raw|node_modules)(-|$)/.test(entry.name)) found.push(...(await findResults(path, false)));
    } else if (top ? entry.name.endsWith('.json') : entry.name === 'results.json') found.push(path);
  }
  return found;
}

/** The course of every primary figure over runs: machine by machine, setting by setting, in the order of the measures. */
export function coursesOf(all: readonly Results[], known: readonly AnyMeasure[]): readonly Course[] {
  const runs = [...all].sort((one, other) => one.run.startedAt.localeCompare(other.run.startedAt));
  const courses = new Map<string, { readonly of: Omit<Course, 'points'>; readonly points: HistoryPoint[] }>();
  for (const measure of known)
    for (const results of runs)
      for (const { of, point } of figuresIn(results, measure)) {
        const { kind: _, taskTitle: __, ...key } = of;
        const name = JSON.stringify([key, point.figure.unit]);
        const course = courses.get(name) ?? { of, points: [] };
        course.points.push(point);
        courses.set(name, course);
      }
  return [...courses.values()].map(({ of, points }) => ({ ...of, points }));
}

function figuresIn(
  results: Results,
  measure: AnyMeasure,
): readonly { readonly of: Omit<Course, 'points'>; readonly point: HistoryPoint }[] {
  const { run, tasks, cells } = results;
  return cells.flatMap(({ task: taskId, dataset: datasetId, program, kind, runtime, measures }) => {
    const task = tasks.find(({ id }) => id === taskId);
    const dataset = task?.datasets.find(({ id }) => id === datasetId);
    const outcome = measures[measure.id];
    const primary = outcome?.state === 'measured' ? measure.primary?.(outcome.result) : undefined;
    // An earlier version that a run measured beside today's is no part of the course.
    const isEarlier = task?.programs.find(({ id }) => id === program)?.earlierOf !== undefined;
    if (!task || !dataset || !primary || isEarlier) return [];
    return [
      {
        of: {
          task: taskId,
          taskTitle: task.title,
          dataset: datasetId,
          synthetic: dataset.synthetic,
          ...{ program, kind, runtime },
          measure: measure.id,
          title: primary.title,
          machine: machinesAt(results, { task: taskId, dataset: datasetId }),
          setting: `${run.profile} profile, ${run.split} split, seed ${run.seed}, rules-vs-weights ${run.version}, data ${dataset.fingerprint.slice(0, 12)}`,
        },
        point: {
          run: run.id,
          startedAt: run.startedAt,
          ...(run.git ? { commit: run.git.commit } : {}),
          figure: primary.figure,
        },
      },
    ];
  });
}
