import wavefile from 'wavefile';

import { describeInvented, isInvented } from './invented-voices.js';
import type { SpeechJob } from './speech-job.js';
import { ENGINE_PACKAGES } from './voices.js';

/** The part of the package that is used here; it comes without types. */
interface EspeakModule {
  readonly eSpeakNGWorker: new () => EspeakWorker | Promise<EspeakWorker>;
  /** The files that the engine sees. */
  readonly FS: { writeFile(path: string, content: string): void };
}

interface EspeakWorker {
  set_voice(name: string): number;
  set_rate(wordsAMinute: number): void;
  set_pitch(zeroTo99: number): void;
  set_range(zeroTo99: number): void;
  get_samplerate(): number;
  synthesize(text: string, take: (samples: Int16Array | null) => boolean): void;
}

/** Where the engine looks for the variants of a voice. */
const VARIANTS = '/usr/share/espeak-ng-data/voices/!v';

/** espeak's own rate and its middle settings. */
const WORDS_A_MINUTE = 165;
const MIDDLE = 50;

/** Settings of the pitch an octave: they run from 0 to 99. */
const SETTINGS_AN_OCTAVE = 80;

const setting = (value: number): number => Math.round(Math.min(99, Math.max(0, value)));

/** Starts eSpeak NG (J. Duddington, R. H. Dunn and others, 1995–2024): formant synthesis by rules. */
export async function startEspeak(): Promise<(job: SpeechJob) => Promise<Uint8Array>> {
  const { default: start } = (await import(ENGINE_PACKAGES.espeak)) as {
    default: () => Promise<EspeakModule>;
  };
  const { eSpeakNGWorker: Worker, FS: files } = await start();
  const worker = await new Worker();
  let current: string | undefined;
  const invent = (voice: string): void => {
    const variant = voice.split('+')[1];
    // After the start, and when it is asked for: an engine that starts with so many more files finds no voice at all.
    if (variant && isInvented(variant)) files.writeFile(`${VARIANTS}/${variant}`, describeInvented(variant));
  };

  return ({ text, voice, speed, pitch, liveliness }) => {
    if (voice !== current) {
      invent(voice);
      if (worker.set_voice(voice) !== 0) throw new Error(`espeak-ng has no voice "${voice}"`);
      current = voice;
    }
    worker.set_rate(Math.round(WORDS_A_MINUTE * speed));
    worker.set_pitch(setting(MIDDLE + SETTINGS_AN_OCTAVE * Math.log2(pitch)));
    worker.set_range(setting(MIDDLE * liveliness));
    const samples: number[] = [];
    worker.synthesize(text, (part) => {
      if (part) samples.push(...part);
      return false;
    });
    const wave = new wavefile.WaveFile();
    wave.fromScratch(1, worker.get_samplerate(), '16', samples);
    return Promise.resolve(wave.toBuffer());
  };
}
