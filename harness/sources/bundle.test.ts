import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

import { bundleSource, isOwn } from './bundle.js';

it('a file is a package’s own by its root, also where the package is installed in another', () => {
  const root = join('/user', 'node_modules', 'rules-vs-weights');
  expect(isOwn(join(root, 'dist', 'rules.js'), root)).toBe(true);
  expect(isOwn(join(root, 'node_modules', 'zod', 'index.js'), root)).toBe(false);
  expect(isOwn(join('/user', 'node_modules', 'zod', 'index.js'), root)).toBe(false);
});

const compiled = (name: string): string =>
  JSON.stringify(new URL(`../../dist/${name}.js`, import.meta.url).href);

it('rules that use a helper of this package are bundled with it, and without its engines', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rvw-bundle-'));
  try {
    const path = join(folder, 'rules.mjs');
    const rules = `import { sep } from 'path';
      import { abstain } from ${compiled('index')};
      export const decide = (name) => (name.includes(sep) ? 'path' : abstain('no rule applies'));`;
    await writeFile(path, rules);
    // The engines alone come to more than a million.
    expect((await bundleSource(pathToFileURL(path).href)).minifiedBytes).toBeLessThan(10_000);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('sources are bundled alike after and while Ctrl-C ends the process of esbuild', async () => {
  // Ctrl-C goes to all of a process group, which 0 names; `detached` gives the script one of its own.
  const script = `import { bundleSource } from ${compiled('harness/sources/bundle')};
    const bundle = async () => (await bundleSource(${compiled('tasks/kit/random')})).minifiedBytes;
    const interrupt = () => new Promise((resolve) => {
      process.once('SIGINT', resolve);
      process.kill(0, 'SIGINT');
    });
    process.on('SIGINT', () => undefined);
    // Nothing else keeps a process alive that waits for a signal.
    const alive = setInterval(() => undefined, 1000);
    const sizes = [await bundle()];
    await interrupt();
    sizes.push(...(await Promise.all([bundle(), bundle()])));
    const during = [bundle(), bundle()];
    await new Promise((resolve) => setImmediate(resolve));
    await interrupt();
    sizes.push(...(await Promise.all(during)));
    clearInterval(alive);
    console.log(sizes.length, new Set(sizes).size);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect((await text(child.stdout)).trim()).toBe('5 1');
});
