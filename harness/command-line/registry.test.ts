import { describe, expect, it } from 'vitest';

import { planGroups } from '../run/plan.js';
import { PROFILES } from '../run/profiles.js';
import { openRegistry } from './registry.js';

async function plan(profile: keyof typeof PROFILES, datasets: readonly string[] = []) {
  const { tasks, measures } = await openRegistry();
  const request = {
    tasks: datasets.length > 0 ? tasks.filter(({ task }) => task.id === 'keyword-spotting') : tasks,
    profile: PROFILES[profile],
    split: 'test',
    measures,
    programs: [],
    datasets,
    runtimes: [],
    context: { seed: 1, cacheFolder: 'nowhere' },
  } as const;
  return planGroups(request, {});
}

describe('the suite', () => {
  it('is three tasks, each by hand and learned, on its embedded data', async () => {
    const groups = await plan('default');
    expect(
      groups.map(({ label, dataset, cells }) => [label, dataset.id, cells.map((cell) => cell.label)]),
    ).toEqual([
      ['digits', 'mnist', ['handwritten', 'learned']],
      ['tic-tac-toe', 'positions', ['handwritten', 'learned']],
      ['keyword-spotting', 'synthetic', ['handwritten', 'learned']],
    ]);
    expect(groups.map(({ context }) => context.limit)).toEqual([undefined, undefined, undefined]);
  });

  it('asks in a quick run for few examples of what has to be made, and for every position', async () => {
    const { examples, costlyExamples } = PROFILES.quick;
    expect((await plan('quick')).map(({ context }) => context.limit)).toEqual([
      examples,
      undefined,
      costlyExamples,
    ]);
  });

  it('names the data set where a task is run on several', async () => {
    const groups = await plan('default', ['synthetic', 'fsdd', 'synthetic']);
    expect(groups.map(({ label }) => label)).toEqual([
      'keyword-spotting on synthetic',
      'keyword-spotting on fsdd',
    ]);
    await expect(plan('default', ['fsd'])).rejects.toThrow('did you mean "fsdd"?');
  });
});
