import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASI } from 'node:wasi';

import type { SpeechJob } from './speech-job.js';
import { ENGINE_PACKAGES, FLITE_PITCH } from './voices.js';

/** The part of WebAssembly that is used here: Node has it, the language's own types do not. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    compile(bytes: Uint8Array): Promise<object>;
    instantiate(program: object, imports: object): Promise<object>;
  };
};

/** Starts flite (A. W. Black and K. A. Lenzo, Flite: a small fast run-time synthesis engine, 2001). */
export async function startFlite(): Promise<(job: SpeechJob) => Promise<Uint8Array>> {
  const path = createRequire(import.meta.url).resolve(`${ENGINE_PACKAGES.flite}/flite.wasm`);
  const program = await WebAssembly.compile(await readFile(path));
  const folder = mkdtempSync(join(tmpdir(), 'flite-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

  return async ({ text, voice, speed, pitch, liveliness }) => {
    const { mean, spread } = FLITE_PITCH[voice]!;
    const settings = {
      duration_stretch: 1 / speed,
      int_f0_target_mean: mean * pitch,
      int_f0_target_stddev: spread * liveliness,
    };
    const wasi = new WASI({
      version: 'preview1',
      args: [
        'flite',
        '-voice',
        voice,
        ...Object.entries(settings).flatMap(([name, value]) => ['--setf', `${name}=${value.toFixed(4)}`]),
        // Without a space in it, flite takes a text for the name of a file.
        '-t',
        `${text} `,
        '-o',
        '/out/word.wav',
      ],
      preopens: { '/out': folder },
      returnOnExit: true,
    });
    const instance = await WebAssembly.instantiate(program, wasi.getImportObject());
    wasi.start(instance);
    return readFileSync(join(folder, 'word.wav'));
  };
}
