import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import type { Example } from '../contract/index.js';
import { CLIP_LENGTH, WORDS, type Clip, type Word } from './clip.js';
import { writeWhole } from '../kit/write-whole.js';
import { packedExample } from './packed.js';

/** First line of a cache file; behind it come the clips, 16-bit little-endian, one after the other. */
const headerSchema = z.object({
  sha256: z.string(),
  labels: z.array(
    z.object({ id: z.string(), truth: z.enum(WORDS as [Word, ...Word[]]), person: z.string().optional() }),
  ),
});

type Label = z.infer<typeof headerSchema>['labels'][number];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Writes examples into one file, whole or not at all.
 *
 * @throws UserError when the folder cannot be written or the disk is full
 */
export async function writeClips(
  path: string,
  labels: readonly Label[],
  clips: readonly Int16Array[],
): Promise<void> {
  const sound = Buffer.alloc(clips.length * CLIP_LENGTH * 2);
  clips.forEach((clip, at) =>
    Buffer.from(clip.buffer, clip.byteOffset, clip.byteLength).copy(sound, at * CLIP_LENGTH * 2),
  );
  const header = JSON.stringify({ sha256: sha256(sound), labels });
  await writeWhole(
    path,
    Buffer.concat([Buffer.from(`${header}\n`), sound]),
    'free some space, or name another folder with --cache-dir',
  );
}

/**
 * Reads the examples back.
 *
 * @returns undefined where there is no such file or its content does not match its hash: then it is to be made again
 */
export async function readClips(path: string): Promise<Example<Clip, Word>[] | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  const end = bytes?.indexOf('\n') ?? -1;
  if (!bytes || end < 0) return undefined;
  // A copy begins at an even address, as 16-bit numbers must.
  const sound = new Uint8Array(bytes.subarray(end + 1));
  const header = parseHeader(bytes.toString('utf8', 0, end));
  if (header?.sha256 !== sha256(sound)) return undefined;
  const samples = new Int16Array(sound.buffer);
  return header.labels.map((label, at) =>
    packedExample(label, samples.subarray(at * CLIP_LENGTH, (at + 1) * CLIP_LENGTH)),
  );
}

function parseHeader(line: string): z.infer<typeof headerSchema> | undefined {
  try {
    return headerSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
