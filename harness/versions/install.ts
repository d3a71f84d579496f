import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { packageRoot } from '../sources/bundle.js';
import { runTool, ToolError } from './run-tool.js';

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
 * npm by itself waits for a registry that hangs for a quarter of an hour. A minute without a byte tells as much, and one more try;
 * what a user's own variables say counts.
 */
const PATIENCE = {
  npm_config_fetch_timeout: '60000',
  npm_config_fetch_retries: '1',
  npm_config_fetch_retry_mintimeout: '1000',
};

/**
 * Installs a version of a package into a folder of the cache, by npm and its settings. What it needs of this package is the one
 * that runs.
 *
 * @param seenFrom the folder whose package's settings (`.npmrc`) count, as if it were installed there
 * @throws UserError where npm cannot: there is no such package or version, or its registry does not answer
 */
export async function installPackage(
  { name, version }: PackageVersion,
  cacheFolder: string,
  seenFrom: string,
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
    await withSettingsOf(seenFrom, unfinished, () =>
      runTool(
        'npm',
        ['install', '--json', '--no-audit', '--no-fund', '--legacy-peer-deps', '--', `${name}@${version}`],
        { folder: unfinished, environment: { ...PATIENCE, ...process.env } },
      ),
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
    throw new UserError(`${name}@${version} cannot be installed: ${whyNot(name, cause)}`, { cause });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * Lets npm see the settings of a project while it installs elsewhere, such as its registry. They may hold secrets, so they are
 * linked and not copied, and nothing of them stays.
 */
async function withSettingsOf(
  project: string,
  folder: string,
  install: () => Promise<unknown>,
): Promise<void> {
  // npm knows where a project begins, and which of its files counts.
  const settings = join(await runTool('npm', ['prefix'], { folder: project }), '.npmrc');
  const link = join(folder, '.npmrc');
  if (existsSync(settings)) await symlink(settings, link);
  await install();
  await rm(link, { force: true });
}

/** What `npm install --json` prints where it fails. */
const failureSchema = z.object({ error: z.object({ code: z.string(), summary: z.string() }) });

/** In the codes by which npm, and Node below it, name that nobody answered, or not to the end. */
const NO_ANSWER = /CONN|TIMEOUT|TIMEDOUT|ENOTFOUND|UNREACH|EAI_|EPIPE|FETCH_ERROR/;

/** Why npm did not install a package, and what to do about it. */
function whyNot(name: string, cause: unknown): string {
  const { code = '', summary } = failureOf(cause);
  if (code === 'ETARGET') return `${summary}; "npm view ${name} versions" lists those that there are`;
  if (code === 'E404')
    return `the registry knows no such package (${summary}); check its name, and whether "npm view ${name}" finds it from here`;
  if (NO_ANSWER.test(code))
    return `the registry does not answer (${summary}); try again when "npm ping" does, or name the module of a copy with --against`;
  return `${summary}; install it yourself, and name its module with --against`;
}

function failureOf(cause: unknown): { readonly code?: string; readonly summary: string } {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (!(cause instanceof ToolError)) return { summary: said };
  try {
    const { error } = failureSchema.parse(JSON.parse(cause.printed));
    const [first = said] = error.summary.split('\n');
    return { code: error.code, summary: first.replace(/\.$/, '') };
  } catch {
    return { summary: said };
  }
}
