import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { UserError } from '../../tasks/contract/index.js';
import { isOwn, packageRoot, withEsbuild } from './bundle.js';

/** The name by which a page's script finds what a bundle exports; it stands in `reports/page`, too. */
const GLOBAL_NAME = 'inPage';

/** Takes the place of the ending of a module whose bundle was made when the package was built. */
const PREPARED = '.bundle.js';

/**
 * A module with all that it imports as one script for a page, which puts its exports into a variable.
 *
 * Those of this package are made by its build and only read here, so that making a page takes no other process and gives the
 * same bytes everywhere; those of plugins are made on the spot.
 *
 * @param module its `file:` URL
 * @throws UserError where it cannot be bundled, for example since it needs an API of Node
 */
export async function pageBundle(module: string): Promise<string> {
  const prepared = preparedPath(module);
  if (isOwn(prepared, HERE) && existsSync(prepared)) return readFile(prepared, 'utf8');
  return bundleForPage(module);
}

/** Makes the bundle of a module of this package, beside it. */
export async function preparePageBundle(module: string): Promise<void> {
  await writeFile(preparedPath(module), await bundleForPage(module));
}

const HERE = packageRoot(fileURLToPath(import.meta.url));

const preparedPath = (module: string): string => fileURLToPath(module).replace(/\.[jt]s$/, PREPARED);

async function bundleForPage(module: string): Promise<string> {
  const { outputFiles } = await withEsbuild(({ build }) =>
    build({
      entryPoints: [fileURLToPath(module)],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      globalName: GLOBAL_NAME,
      platform: 'browser',
      target: 'es2022',
      legalComments: 'none',
      logLevel: 'silent',
    }),
  ).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${module} cannot be bundled for the page: ${reason.replaceAll('\n', ' ')}`, {
      cause,
    });
  });
  return outputFiles[0]!.text;
}
