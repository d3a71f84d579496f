import type { Results } from '../harness/results/schema.js';
import { chartsBlock, sectionOf, type Section } from './block.js';
import { tasksPlaneChart } from './charts/tasks-plane.js';
import { slicesOf } from './slice.js';

/** What is said of all tasks together, once. */
export function togetherSections(results: Results): readonly Section[] {
  const slices = results.tasks.flatMap((task) => slicesOf(results, task)).filter(({ dataset }) => dataset);
  const section = sectionOf('readable-and-right', 'Readable, or right?', [
    chartsBlock(tasksPlaneChart(slices)),
  ]);
  return section ? [section] : [];
}
