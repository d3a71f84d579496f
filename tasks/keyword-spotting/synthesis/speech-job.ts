import type { Engine } from './voices.js';

/** One thing to say. */
export interface SpeechJob {
  readonly text: string;
  /** The voice as the engine calls it. */
  readonly voice: string;
  /** Of speaking; 1 is the voice's own, 2 twice as fast. */
  readonly speed: number;
  /** Of the voice; 1 is its own, 2 an octave up. */
  readonly pitch: number;
  /** How far the pitch moves; 1 is the voice's own, 0 a monotone. */
  readonly liveliness: number;
}

/** What a synthesiser's process reads from its standard input, as JSON. */
export interface SpeechRequest {
  readonly engine: Engine;
  readonly jobs: readonly SpeechJob[];
}
