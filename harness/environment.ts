import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Environment, Results } from './results/schema.js';

const PACKAGES = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-wasm',
  'benchmark',
  'vega-lite',
] as const;

const require = createRequire(import.meta.url);

/** Where this is run: what a reader needs to judge a time. */
export function describeEnvironment(runtimes: Environment['runtimes']): Environment {
  const processors = os.cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryBytes: os.totalmem(),
    os: `${os.type()} ${os.release()} ${os.arch()}`,
    governor: readGovernor(),
    node: process.version,
    v8: process.versions.v8,
    packages: Object.fromEntries(PACKAGES.map((name) => [name, packageVersion(name)])),
    runtimes,
  };
}

/** The version of this package. */
export function ownVersion(): string {
  // The sources lie one folder below the package, the compiled files two.
  for (const up of ['..', '../..']) {
    const path = fileURLToPath(new URL(`${up}/package.json`, import.meta.url));
    try {
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as { name: string; version: string };
      if (manifest.name === 'rules-vs-weights') return manifest.version;
    } catch {
      // Not here; one folder further up.
    }
  }
  throw new Error('package.json of rules-vs-weights is missing');
}

function git(folder: string, ...words: string[]): string {
  const ask = (): string =>
    execFileSync('git', words, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    return ask();
  } catch (error) {
    // Ctrl-C reaches git, too, and we go on until our results are written: then it is asked again.
    if ((error as { signal?: string | null }).signal) return ask();
    throw error;
  }
}

/**
 * The commit that is checked out where a folder lies, or null outside a checkout. Of a run it is the working folder, where
 * the programs are that it measures: this package may be installed in it, or anywhere.
 */
export function describeGit(folder: string): Results['run']['git'] {
  try {
    return {
      commit: git(folder, 'rev-parse', 'HEAD'),
      dirty: git(folder, 'status', '--porcelain') !== '',
    };
  } catch {
    return null;
  }
}

/** Reads the manifest from disk, because not every package exports it. */
function packageVersion(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const manifest = join(folder, name, 'package.json');
    if (existsSync(manifest))
      return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  }
  return 'missing';
}

function readGovernor(): string | null {
  try {
    return readFileSync('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor', 'utf8').trim();
  } catch {
    return null;
  }
}
