import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { UserError } from '../contract/index.js';
import { createRandom } from './random.js';
import { readWav } from './wav.js';

/** Mutated files; RVW_WAV_FUZZ=100000 for the long run. */
const FILES = Number(process.env['RVW_WAV_FUZZ'] ?? 10_000);

const MOST_MILLISECONDS = 200;
const MOST_BYTES = 64 * 2 ** 20;

/** Numbers that programs trip over: nothing, the ends of their ranges, and beyond. */
const TRAPS = [0, 1, 2, 3, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/** Chunks that are put into a header, some with a count that cannot be true. */
const TAGS = ['fmt ', 'data', 'fact', 'ds64', 'smpl', 'cue ', 'LIST', 'JUNK', 'RIFF', 'bext', 'inst', 'plst'];

const seeds = (
  JSON.parse(readFileSync(new URL('test-fixtures/wav-fixtures.json', import.meta.url), 'utf8')) as {
    file: string;
  }[]
).map(({ file }) => new Uint8Array(Buffer.from(file, 'base64')));

/** A file with one to six mistakes in what stands before its sound. */
function mutated(number: number): Uint8Array {
  const random = createRandom(1, 'wav-fuzz', String(number));
  let file = random.pick(seeds).slice();
  for (let edits = 1 + random.integer(6); edits > 0; edits--) {
    const header = Math.min(file.length, 120);
    const at = random.integer(Math.max(1, header));
    const kind = random.integer(6);
    if (kind === 0) file[at] = random.integer(256);
    else if (kind <= 2 && at + 4 <= file.length) {
      const view = new DataView(file.buffer);
      // Numbers stand at even places.
      const place = at - (at % 2);
      if (kind === 1) view.setUint32(place, random.pick(TRAPS), random.chance(0.9));
      else view.setUint16(place, random.pick(TRAPS) % 65_536, random.chance(0.9));
    } else if (kind === 3) file = file.slice(0, random.integer(file.length + 1));
    else if (kind === 4) {
      const chunk = new Uint8Array(8 + 2 * random.integer(20));
      chunk.set(new TextEncoder().encode(random.pick(TAGS)));
      new DataView(chunk.buffer).setUint32(
        4,
        random.chance(0.7) ? chunk.length - 8 : random.pick(TRAPS),
        true,
      );
      const place = random.chance(0.5) ? 12 : at;
      file = Uint8Array.from([...file.subarray(0, place), ...chunk, ...file.subarray(place)]);
    } else {
      const from = random.integer(Math.max(1, header - 8));
      file.copyWithin(at, from, from + 8);
    }
  }
  return file;
}

it(`reads or refuses ${FILES} files with mistakes in their headers, at once and in little memory`, () => {
  for (const seed of seeds) attempt(seed);
  let slowest = 0;
  let largest = 0;
  let read = 0;
  for (let number = 0; number < FILES; number++) {
    const file = mutated(number);
    const before = taken();
    let start = performance.now();
    if (attempt(file)) read++;
    let took = performance.now() - start;
    // Another process may have taken the processor; a file that is slow is slow again.
    for (let again = 0; again < 3 && took > MOST_MILLISECONDS / 4; again++) {
      start = performance.now();
      attempt(file);
      took = Math.min(took, performance.now() - start);
    }
    slowest = Math.max(slowest, took);
    const after = taken();
    largest = Math.max(largest, after.now - before.now, after.peak - before.peak);
  }
  if (process.env['RVW_WAV_FUZZ']) {
    const megabytes = (largest / 2 ** 20).toFixed(1);
    console.log(
      `${read} of ${FILES} read, slowest ${slowest.toFixed(1)} ms, at most ${megabytes} MB for one`,
    );
  }
  // Some of both: else the mistakes would be too small or too large to find anything.
  expect(read).toBeGreaterThan(FILES / 20);
  expect(read).toBeLessThan((FILES * 19) / 20);
  expect(slowest).toBeLessThan(MOST_MILLISECONDS);
  expect(largest).toBeLessThan(MOST_BYTES);
});

/** Bytes that are taken, and the most that ever were: the one misses what was freed on the way, the other does not. */
function taken(): { now: number; peak: number } {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { now: heapUsed + arrayBuffers, peak: process.resourceUsage().maxRSS * 1024 };
}

function attempt(file: Uint8Array): boolean {
  try {
    const { samples } = readWav(file, 'fuzz.wav');
    if (!samples.every((sample) => sample >= -1 && sample <= 1)) throw new Error('a sample beyond [-1, 1]');
    return true;
  } catch (error) {
    if (!(error instanceof UserError) || /[\r\n]/.test(error.message)) throw error;
    return false;
  }
}
