import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

import { UserError } from '../contract/index.js';
import { reasonOf } from '../kit/one-line.js';
import { withRegularFile } from '../kit/regular-file.js';
import { parseIdx, type IdxArray } from './idx.js';

/** What a file may hold at most, unpacked: a quarter of a million images. Nothing larger is read or unpacked. */
const MOST_BYTES = 256 * 2 ** 20;

/** An idx file as it was read. */
export interface IdxFile extends IdxArray {
  /** SHA-256 of the file, unpacked. */
  readonly sha256: string;
}

/**
 * Reads an idx file, packed with gzip where its name ends so.
 *
 * @param shown how an error names the file
 * @param mend what a person can do where it is damaged
 * @throws UserError where it cannot be read, is too large, or damaged
 */
export async function readIdxFile(path: string, shown: string, mend: string): Promise<IdxFile> {
  const content = await withRegularFile(path, shown, ({ size, read }) => {
    if (size > MOST_BYTES)
      throw new UserError(`${shown} has ${size} bytes, expected at most ${MOST_BYTES}; ${mend}`);
    return read(0, size);
  });
  const bytes = path.endsWith('.gz') ? unpack(content, shown, mend) : content;
  return { ...parseIdx(bytes, shown, mend), sha256: createHash('sha256').update(bytes).digest('hex') };
}

function unpack(content: Uint8Array, shown: string, mend: string): Uint8Array {
  try {
    return new Uint8Array(gunzipSync(content, { maxOutputLength: MOST_BYTES }));
  } catch (cause) {
    throw new UserError(`${shown} cannot be unpacked with gzip (${reasonOf(cause)}); ${mend}`, { cause });
  }
}
