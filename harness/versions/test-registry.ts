import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { create } from 'tar';

/** A version of a package: its files by their paths. What `package.json` holds beside name and version is given as an object. */
export interface PublishedVersion {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string>>;
}

/** A registry on this machine. */
export interface TestRegistry {
  /** Where npm finds it: what `registry=` in an `.npmrc` names. */
  readonly url: string;
  /** Its package answers from now on, or hangs. */
  hangs: boolean;
  close(): Promise<void>;
}

/**
 * Serves one package as npm's registry does: a document with its versions, and a tarball of each. That is all that npm asks for.
 *
 * @param versions by their numbers
 */
export async function openRegistryOf(
  name: string,
  versions: Readonly<Record<string, PublishedVersion>>,
): Promise<TestRegistry> {
  const tarballs = new Map<string, Buffer>();
  for (const [version, { manifest, files }] of Object.entries(versions))
    tarballs.set(`/${name}-${version}.tgz`, await pack({ name, version, ...manifest }, files));
  const server = createServer((request, response) => {
    if (registry.hangs) return;
    const tarball = tarballs.get(request.url!);
    if (tarball) response.end(tarball);
    else if (request.url === `/${name}`) response.end(JSON.stringify(document()));
    else response.writeHead(404).end('{ "error": "Not found" }');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const registry: TestRegistry = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hangs: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const document = () => ({
    name,
    'dist-tags': { latest: Object.keys(versions).at(-1) },
    versions: Object.fromEntries(
      Object.entries(versions).map(([version, { manifest }]) => {
        const path = `/${name}-${version}.tgz`;
        const integrity = `sha512-${createHash('sha512').update(tarballs.get(path)!).digest('base64')}`;
        return [version, { name, version, ...manifest, dist: { tarball: registry.url + path, integrity } }];
      }),
    ),
  });
  return registry;
}

/** A package as `npm pack` makes one. */
async function pack(manifest: object, files: Readonly<Record<string, string>>): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  try {
    for (const [path, text] of Object.entries({ ...files, 'package.json': JSON.stringify(manifest) })) {
      const place = join(folder, 'package', path);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, text);
    }
    const file = join(folder, 'package.tgz');
    await create({ cwd: folder, file, gzip: true }, ['package']);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
