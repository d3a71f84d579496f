import type { SpeechJob } from './speech-job.js';
import { ENGINE_PACKAGES } from './voices.js';

/** The part of the package that is used here. */
interface GnuspeechModule {
  readonly synthesize: (
    text: string,
    options: { voice: string; tempo: number },
  ) => Promise<{ audioData: Uint8Array }>;
}

/**
 * Starts gnuspeech (D. R. Hill, L. Manzara and C. Schock, Real-time articulatory speech-synthesis-by-rules, 1995): a
 * model of the vocal tract. It takes no pitch; the voices differ in the length of their tract and in their own pitch.
 */
export async function startGnuspeech(): Promise<(job: SpeechJob) => Promise<Uint8Array>> {
  const { synthesize } = (await import(ENGINE_PACKAGES.gnuspeech)) as GnuspeechModule;
  return async ({ text, voice, speed }) => (await synthesize(text, { voice, tempo: speed })).audioData;
}
