import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

import { UserError } from '../tasks/contract/index.js';

/**
 * Writes a file whole or not at all: beside its place, then renamed. Makes the folder where it is missing.
 *
 * @throws UserError when the folder cannot be made or the file not be written
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, typeof content === 'string' ? content : Buffer.from(content));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`cannot write ${path}: ${reason}; choose another folder with --out`, {
      exitCode: 1,
      cause,
    });
  }
}
