import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { UserError } from '../../tasks/contract/index.js';
import { packageRoot } from '../sources/bundle.js';
import { runTool } from './run-tool.js';

/** This package: what plugins import is the one that runs. */
const HERE = packageRoot(fileURLToPath(import.meta.url));
const OWN_NAME = 'rules-vs-weights';

/** A package and which version of it, as npm names both: `iris-plugin@1.2.0`. */
export interface PackageVersion {
  readonly name: string;
  readonly version: string;
}

/** The package and version that a word names; nothing where it names none. */
export function parsePackage(word: string): PackageVersion | undefined {
  const parts = /^((?:@[a-z0-9._~-]+\/)?[a-z0-9._~-]+)@([^@/\s]+)$/i.exec(word);
  return parts ? { name: parts[1]!, version: parts[2]! } : undefined;
}

/** An installed version. */
export interface Installed extends PackageVersion {
  /** The folder that sees it. */
  readonly folder: string;
}

/**
 * Installs a version of a package into a folder of the cache, by npm and its settings. What it needs of this package is the one
 * that runs.
 *
 * @throws UserError where npm cannot
 */
export async function installPackage(
  { name, version }: PackageVersion,
  cacheFolder: string,
): Promise<Installed> {
  const versions = join(cacheFolder, 'versions');
  const placeOf = (which: string): string => join(versions, `${name.replace('/', '+')}@${which}`);
  // A tag or a range may be another version tomorrow.
  if (/^\d+\.\d+\.\d+/.test(version) && existsSync(placeOf(version)))
    return { name, version, folder: placeOf(version) };
  await mkdir(versions, { recursive: true });
  const unfinished = await mkdtemp(join(versions, 'installing-'));
  try {
    await writeFile(join(unfinished, 'package.json'), '{ "private": true }\n');
    await runTool(
      'npm',
      ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--', `${name}@${version}`],
      { folder: unfinished },
    );
    const manifest = join(unfinished, 'node_modules', name, 'package.json');
    const installed = (JSON.parse(await readFile(manifest, 'utf8')) as PackageVersion).version;
    const own = join(unfinished, 'node_modules', OWN_NAME);
    if (!existsSync(own)) await symlink(HERE, own, 'dir');
    const place = placeOf(installed);
    await mkdir(dirname(place), { recursive: true });
    if (!existsSync(place))
      await rename(unfinished, place).catch((error: unknown) => {
        // Another run was faster.
        if (!existsSync(place)) throw error;
      });
    return { name, version: installed, folder: place };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `${name}@${version} cannot be installed: ${reason}; is it a version that there is? "npm view ${name} versions" lists them`,
      { cause },
    );
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
