import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { readWav } from '../../kit/wav.js';
import type { SpeechJob, SpeechRequest } from './speech-job.js';
import { ENGINE_PACKAGES, ENGINES, type Engine } from './voices.js';

/** Jobs of one process: few enough for flite's memory, and for progress to be seen with the slow gnuspeech. */
export const BATCH_SIZES: Readonly<Record<Engine, number>> = { flite: 200, espeak: 200, gnuspeech: 50 };

/** The engines that are installed. */
export function installedEngines(): readonly Engine[] {
  return ENGINES.filter((engine) => packageVersion(engine) !== undefined);
}

/** The version of an engine's package, or undefined where it is not installed. */
export function packageVersion(engine: Engine): string | undefined {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(ENGINE_PACKAGES[engine]) ?? []) {
    const path = `${folder}${sep}${ENGINE_PACKAGES[engine]}${sep}package.json`;
    if (existsSync(path)) return (require(path) as { version: string }).version;
  }
  return undefined;
}

/**
 * How often a batch is begun before its synthesiser is given up: now and then the system ends a process that has done
 * nothing wrong, for want of memory or by a fault of the engine that does not come again.
 */
const ATTEMPTS = 3;

/**
 * Says a batch of jobs in a fresh process. The same batch gives the same samples; the same job in another batch may
 * not, because espeak's noise depends on what it said before. Where a signal ends the process, the whole batch is said
 * again in another one, so that nothing shows of it.
 *
 * @param options.program of the process
 * @param options.signal ends the process when it is aborted
 * @returns one sound a job, mono at 16 kHz
 * @throws Error when the process fails or says less than it was asked to, or signals end it again and again; AbortError
 *   when it was aborted
 */
export async function speak(
  engine: Engine,
  jobs: readonly SpeechJob[],
  {
    program = engineProcess(),
    signal: abort,
  }: { readonly program?: string; readonly signal?: AbortSignal | undefined } = {},
): Promise<Float32Array[]> {
  for (let attempt = 1; ; attempt++) {
    const { bytes, complaint, code, signal } = await runProcess(program, { engine, jobs }, abort);
    const files = splitFiles(bytes);
    if (code === 0 && files.length === jobs.length) {
      return files.map((file, at) => readWav(file, `${engine} saying "${jobs[at]!.text}"`).samples);
    }
    if (signal && attempt < ATTEMPTS) continue;
    const end = signal ? `ended by ${signal}, ${ATTEMPTS} times` : `exit code ${String(code)}`;
    throw new Error(
      `the speech synthesiser ${engine} failed (${end}, ${files.length} of ${jobs.length} words): ${complaint.replace(/\s+/g, ' ').trim().slice(-300)}`,
    );
  }
}

/** What a process left: the code that it ended with itself, or the signal that ended it. */
interface Ended {
  readonly bytes: Uint8Array;
  readonly complaint: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

async function runProcess(program: string, request: SpeechRequest, signal?: AbortSignal): Promise<Ended> {
  const child = spawn(process.execPath, ['--no-warnings', program], { stdio: 'pipe', signal });
  // A process that dies early closes its input; why it did is read from its exit and its standard error.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(request));
  const exit = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve, reject) =>
    child.once('close', (code, signal) => resolve({ code, signal })).once('error', reject),
  );
  const [bytes, complaint, end] = await Promise.all([buffer(child.stdout), text(child.stderr), exit]);
  return { bytes, complaint, ...end };
}

/** The process's program: compiled, beside this file; the sources use the last build's. */
function engineProcess(): string {
  const compiled = fileURLToPath(new URL('./engine-process.js', import.meta.url));
  if (existsSync(compiled)) return compiled;
  return fileURLToPath(
    new URL('../../../dist/tasks/keyword-spotting/synthesis/engine-process.js', import.meta.url),
  );
}

function splitFiles(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: Uint8Array[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const end = at + 4 + view.getUint32(at, true);
    if (end > bytes.length) break;
    files.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return files;
}
