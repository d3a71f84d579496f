import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { writeWhole } from '../tasks/kit/write-whole.js';
import { UserError } from '../tasks/contract/index.js';
import { manifestSchema, MANIFEST_VERSION, NETWORK_FILES, type Manifest } from './manifest.js';
import { countWeights, decodeNetwork, encodeNetwork, type SavedNetwork } from './network.js';

/** A network with its manifest, as read from a folder. */
export interface ShippedNetwork {
  readonly network: SavedNetwork;
  readonly manifest: Manifest;
  /** Absolute paths of `model.json` and `weights.bin`. */
  readonly files: readonly string[];
}

/** A manifest before the files are written that it vouches for. */
export type ManifestDraft = Omit<Manifest, 'manifestVersion' | 'weights' | 'sha256'>;

/**
 * Writes `model.json`, `weights.bin` and `manifest.json` into a folder, which is made if need be. Each is written
 * beside its place and then renamed, the manifest last: a folder cut short is told by its hashes, never by half a file.
 *
 * @returns the paths of the three files
 * @throws UserError when the folder cannot be written
 */
export async function writeNetwork(
  folder: string | URL,
  network: SavedNetwork,
  draft: ManifestDraft,
): Promise<readonly string[]> {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const { model, weights } = encodeNetwork(network);
  const manifest: Manifest = {
    manifestVersion: MANIFEST_VERSION,
    ...draft,
    weights: countWeights(network),
    sha256: { 'model.json': hashOf(model), 'weights.bin': hashOf(weights) },
  };
  const contents = {
    'model.json': model,
    'weights.bin': Buffer.from(weights.buffer),
    'manifest.json': `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`,
  };
  const written: string[] = [];
  for (const [name, content] of Object.entries(contents)) {
    await writeWhole(join(path, name), content, 'choose another folder with --out');
    written.push(join(path, name));
  }
  return written;
}

/**
 * Reads a network from a folder and checks it against its manifest.
 *
 * @throws UserError when a file is missing, cut off, or not the one that the manifest vouches for
 */
export async function readNetwork(folder: string | URL): Promise<ShippedNetwork> {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const manifest = parseManifest(
    (await read(path, 'manifest.json')).toString('utf8'),
    join(path, 'manifest.json'),
  );
  const [model, weights] = await Promise.all(NETWORK_FILES.map((name) => read(path, name)));
  const network = decodeNetwork(model!.toString('utf8'), weights!, path);
  for (const [name, bytes] of [
    [NETWORK_FILES[0], model!],
    [NETWORK_FILES[1], weights!],
  ] as const) {
    const found = hashOf(bytes);
    if (found !== manifest.sha256[name]) {
      throw new UserError(
        `${join(path, name)} does not match its manifest: sha256 ${found}, expected ${manifest.sha256[name]}; restore it or train it again`,
      );
    }
  }
  if (countWeights(network) !== manifest.weights) {
    throw new UserError(
      `${path} does not match its manifest: ${countWeights(network)} weights, expected ${manifest.weights}; restore it or train it again`,
    );
  }
  return { network, manifest, files: NETWORK_FILES.map((name) => join(path, name)) };
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

async function read(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, name)).catch((cause: unknown) => {
    throw new UserError(
      `the network's file ${join(folder, name)} cannot be read; restore it, or make it with the verb "train"`,
      { cause },
    );
  });
}

function parseManifest(text: string, path: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is cut off or no JSON; restore it or train the network again`, { cause });
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new UserError(
    `${path} is no manifest of a network: ${issue.path.join('.')}: ${issue.message}; restore it or train it again`,
  );
}
