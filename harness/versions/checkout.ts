import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { x } from 'tar';

import { UserError } from '../../tasks/contract/index.js';
import { keptFolder } from './kept-folder.js';
import { runTool } from './run-tool.js';

/** A commit of the repository that a folder lies in. */
export interface Commit {
  readonly hash: string;
  /** The root of the repository's working tree. */
  readonly top: string;
}

/** The commit that a branch, tag or hash names, seen from a folder; nothing where there is none. */
export async function findCommit(ref: string, folder: string): Promise<Commit | undefined> {
  try {
    const hash = await runTool(
      'git',
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
      { folder },
    );
    return { hash, top: await runTool('git', ['rev-parse', '--show-toplevel'], { folder }) };
  } catch {
    return undefined;
  }
}

/**
 * The files of a commit in a folder of the cache. Packages are those of the working tree: their folders are linked.
 *
 * @param beside a file of the working tree, whose packages the same file of the commit gets
 * @param built whether the commit is built there (`npm run build`), as this package has to be
 * @throws UserError where it cannot be checked out or built
 */
export async function checkOut(
  { hash, top }: Commit,
  cacheFolder: string,
  { beside, built }: { readonly beside: string; readonly built: boolean },
): Promise<string> {
  // A link leads to the packages of one working tree.
  const tree = createHash('sha256').update(top).digest('hex').slice(0, 8);
  const name = `${hash.slice(0, 12)}-${tree}${built ? '-built' : ''}`;
  try {
    const place = await keptFolder(join(cacheFolder, 'versions', name), async (folder) => {
      await runTool('git', ['archive', '--format=tar', hash], {
        folder: top,
        take: (output) => pipeline(output, x({ cwd: folder })),
      });
      if (!built) return;
      await linkPackages(top, top, folder);
      await runTool('npm', ['run', '--silent', 'build'], { folder });
    });
    await linkPackages(dirname(beside), top, place);
    return place;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `commit ${hash.slice(0, 12)} cannot be ${built ? 'checked out and built' : 'checked out'} in ${cacheFolder}: ${reason}; check it out yourself${built ? ', build it' : ''} and name its folder with --against`,
      { exitCode: 1, cause },
    );
  }
}

/** Gives a copy of a tree the packages that a folder of the tree sees: those in it, and in the folders above it up to the top. */
async function linkPackages(folder: string, top: string, copy: string): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    const [packages, link] = [join(at, 'node_modules'), join(copy, relative(top, at), 'node_modules')];
    if (existsSync(packages) && existsSync(dirname(link)))
      await symlink(packages, link, 'dir').catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      });
    if (at === top || dirname(at) === at) return;
  }
}

/** The name of the package in a folder, where there is one. */
export async function packageName(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}');
  try {
    return (JSON.parse(text) as { name?: string }).name;
  } catch {
    return undefined;
  }
}
