/**
 * The program of a synthesiser's process: reads a {@link SpeechRequest} from standard input, and writes one WAV file
 * a job to standard output, each behind its length (32 bits, little-endian).
 *
 * It is a process of its own for three reasons: two of the engines are under GPL-3 and are not to be linked with the
 * rest; their answers depend on what they said before, so that only a fresh process repeats; flite's memory grows.
 */
import { json } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';

import type { SpeechJob, SpeechRequest } from './speech-job.js';
import type { Engine } from './voices.js';

// Once V8 has made calls from WebAssembly fast, WASI now and then crashes the process (Node's issues 52402 and 53087).
setFlagsFromString('--no-turbo-fast-api-calls');

/** Says one job: the bytes of a WAV file. */
type Speak = (job: SpeechJob) => Promise<Uint8Array>;

/** The engines ask for the time and for randomness; a constant answer makes them repeat. */
function pinClocksAndChance(): void {
  Date.now = () => 0;
  Math.random = () => 0.5;
  performance.now = () => 0;
  process.hrtime.bigint = () => 0n;
  globalThis.crypto.getRandomValues = (array) => {
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(7);
    return array;
  };
}

const ENGINES: Readonly<Record<Engine, () => Promise<Speak>>> = {
  flite: async () => (await import('./flite.js')).startFlite(),
  espeak: async () => (await import('./espeak.js')).startEspeak(),
  gnuspeech: async () => (await import('./gnuspeech.js')).startGnuspeech(),
};

pinClocksAndChance();
const { engine, jobs } = (await json(process.stdin)) as SpeechRequest;
const speak = await ENGINES[engine]();
const parts: Uint8Array[] = [];
for (const job of jobs) {
  const wav = await speak(job);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, wav.length, true);
  parts.push(length, wav);
}
process.stdout.write(Buffer.concat(parts));
