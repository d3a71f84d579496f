import { Job } from 'kubernetes-models/batch/v1';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

import { parsedOnly } from './test-command-line.js';
import { linesOf, ownCommands } from './test-commands.js';
import { ROOT } from './test-markdown.js';

const read = (name: string): string => readFileSync(join(ROOT, 'docs', name), 'utf8');

type JobOptions = ConstructorParameters<typeof Job>[0] & object;

const job = (): JobOptions => parse(read('kubernetes-job.yaml')) as JobOptions;

/** Our commands in a shell's words, with its variables and those of the engine filled in. */
const commandsIn = (text: string) =>
  ownCommands({
    place: '',
    language: 'sh',
    mark: undefined,
    code: linesOf({ place: '', language: 'sh', mark: undefined, code: text })
      .join('\n')
      .replaceAll(/^.*\bexec (\$\{RVW:-npx rvw\}|npx rvw)/gm, 'npx rvw')
      .replaceAll(/\$\{\{ matrix\.shard \}\}|\$SLURM_ARRAY_TASK_ID|\$shard\b/g, '2')
      .replaceAll(/\$SLURM_ARRAY_TASK_COUNT/g, '4')
      .replaceAll('"$@"', ''),
  });

it('the job of Kubernetes is one, by its schema', () => {
  expect(() => new Job(job()).validate()).not.toThrow();
  const { spec } = job() as { spec: object };
  expect(() => new Job({ ...job(), spec: { ...spec, completions: 'four' } } as never).validate()).toThrow(
    'completions',
  );
});

it('the job of Kubernetes and the matrix of GitHub have as many shards as their commands say', () => {
  const { spec } = job() as { spec: { completions: number; parallelism: number } };
  expect([spec.completions, spec.parallelism]).toEqual([4, 4]);
  const workflow = parse(read('shards-workflow.yml')) as {
    jobs: { shard: { strategy: { matrix: { shard: number[] } } } };
  };
  expect(workflow.jobs.shard.strategy.matrix.shard).toEqual([1, 2, 3, 4]);
  for (const name of ['kubernetes-job.yaml', 'shards-workflow.yml']) expect(read(name)).toMatch(/\/4"/);
  expect(read('slurm-job.sh')).toContain('--array=1-4');
});

it.each([
  [
    'kubernetes-job.yaml',
    () =>
      (
        job() as never as { spec: { template: { spec: { containers: { args: string[] }[] } } } }
      ).spec.template.spec.containers[0]!.args.join('\n'),
  ],
  [
    'shards-workflow.yml',
    () =>
      Object.values(
        (parse(read('shards-workflow.yml')) as { jobs: Record<string, { steps: { run?: string }[] }> }).jobs,
      )
        .flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
        .join('\n'),
  ],
  ['slurm-job.sh', () => read('slurm-job.sh')],
])('the commands in %s are understood', async (_, text) => {
  const commands = commandsIn(text());
  expect(commands.length).toBeGreaterThan(0);
  for (const words of commands) expect(await parsedOnly(words)).toBe('understood');
});
