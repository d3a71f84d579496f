import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { BASE, makeProject, plant, PLANTS, PLUGIN } from '../harness/bench/gate/project.js';
import { ROOT } from './test-markdown.js';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly env: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>
  >;
}

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
}

const execute = promisify(execFile);

let top: string;
let workflow: Workflow;
let project: string;
let base: string;

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'workflow-'));
  workflow = parse(await readFile(join(ROOT, 'docs/github-workflow.yml'), 'utf8')) as Workflow;
  project = join(top, 'project');
  await makeProject(project);
  await addPackage();
  const git = (...words: string[]) => execute('git', words, { cwd: project });
  await git('add', '--all');
  await git(
    '-c',
    'user.name=ci',
    '-c',
    'user.email=ci@example.invalid',
    'commit',
    '--quiet',
    '--amend',
    '--no-edit',
  );
  base = (await git('rev-parse', 'HEAD')).stdout.trim();
  // The only command that would write elsewhere: it must be told of a file that is there.
  await mkdir(join(top, 'bin'));
  await writeFile(join(top, 'bin', 'gh'), '#!/bin/sh\nfor last; do :; done\ncat "$last" > "$SAID"\n');
  await chmod(join(top, 'bin', 'gh'), 0o755);
});
afterAll(() => rm(top, { recursive: true }));

/** Gives the project this package as npm installs one: a small one, whose command and modules are those that were built here. */
async function addPackage(): Promise<void> {
  const folder = join(top, 'package');
  await mkdir(folder);
  const built = (path: string): string => JSON.stringify(pathToFileURL(join(ROOT, 'dist', path)).href);
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({
      ...{ name: 'rules-vs-weights', version: '0.0.0', type: 'module', main: 'index.js' },
      bin: { rvw: 'rvw.js' },
    }),
  );
  await writeFile(join(folder, 'index.js'), `export * from ${built('index.js')};\n`);
  await writeFile(
    join(folder, 'rvw.js'),
    `#!/usr/bin/env node\nimport ${built('harness/command-line/main.js')};\n`,
  );
  await execute('npm', ['pack', '--silent', '--pack-destination', project], { cwd: folder });
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({
      ...{ name: 'project', version: '1.0.0', private: true, type: 'module' },
      dependencies: { 'rules-vs-weights': 'file:./rules-vs-weights-0.0.0.tgz' },
    }),
  );
  await writeFile(join(project, '.gitignore'), 'node_modules\nrvw-report\n');
  await writeFile(join(project, 'rvw.config.mjs'), `export default { plugins: ['./${PLUGIN}'] };\n`);
  await execute('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], { cwd: project });
}

/** Runs a step as GitHub's runner does: by bash, which ends at the first command that fails. */
function runStep(command: string): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command], {
      cwd: project,
      env: {
        ...process.env,
        BASE: base,
        NUMBER: '7',
        GH_TOKEN: 'none',
        CI: 'true',
        SAID: join(top, 'said.md'),
        GITHUB_STEP_SUMMARY: join(top, 'summary.md'),
        RVW_CACHE: join(top, 'cache'),
        PATH: `${join(top, 'bin')}:${process.env.PATH ?? ''}`,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (said += text.toString()));
    child.on('close', (code) => resolve({ code, said }));
  });
}

describe('docs/github-workflow.yml', () => {
  it('takes from GitHub what its steps are given here, and nothing else', () => {
    const [job] = Object.values(workflow.jobs);
    expect(Object.keys(job!.env).sort()).toEqual(['BASE', 'GH_TOKEN', 'NUMBER']);
    // A value of the event inside a command would be a way to run others.
    for (const { run } of job!.steps) expect(run ?? '').not.toContain('${{');
  });

  it.each([
    ['passes where nothing changed', BASE, 0],
    ['fails where a program is worse, and says so in the pull request', PLANTS.wrong, 1],
  ])('%s', async (_, planted, code) => {
    await plant(project, planted);
    const [job] = Object.values(workflow.jobs);
    const ended: (number | null)[] = [];
    for (const { run } of job!.steps)
      if (run !== undefined) {
        const outcome = await runStep(run);
        ended.push(outcome.code);
        expect([0, code], `${run}\n${outcome.said}`).toContain(outcome.code);
        if (run.includes('--against') && code === 1)
          expect(outcome.said).toContain('::error title=gate%2C parity%3A Accuracy is worse::');
      }
    expect(ended).toEqual([0, code, 0]);
    for (const name of ['said.md', 'summary.md']) {
      const text = await readFile(join(top, name), 'utf8');
      expect(text).toContain('# Rules vs weights: what changed');
      if (code === 1) expect(text).toContain('**1 worse');
    }
    await rm(join(top, 'summary.md'));
  });
});
