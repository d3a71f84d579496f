/**
 * A formant synthesiser: pulses of the vocal cords ring through a chain of resonators, as in Klatt (1980), with what is needed
 * for a vowel alone.
 */
import type { Trace, TraceStep } from 'rules-vs-weights';

import type { Vowel, Wish } from './vowels.js';
import { LENGTH, RATE, toWaveform, type Waveform } from './waveform.js';

/** What makes a vowel: where the tongue and the lips are, and the first three resonances of the mouth that follow, in Hz. */
interface Mouth {
  readonly words: string;
  readonly formants: readonly [first: number, second: number, third: number];
}

/**
 * Of a man whose vocal tract is {@link BOOK_TRACT} long: the means of 33 men by Peterson and Barney (1952), to the next 50 Hz.
 * The higher the tongue, the lower the first; the further in front, the higher the second; round lips lower the second, and a
 * curled tongue the third. “Hood” and “who’d” are said further in front by now than in 1952, and the d draws the tongue there:
 * their second formants, 1000 and 850 then, were moved to where the spectra of the training voices show them, by eye.
 */
const MOUTHS: Readonly<Record<Vowel, Mouth>> = {
  iy: { words: 'the tongue is at its highest and furthest in front', formants: [250, 2300, 3000] },
  ih: { words: 'the tongue is high and in front', formants: [400, 2000, 2550] },
  eh: { words: 'the tongue is half high and in front', formants: [550, 1850, 2500] },
  ae: { words: 'the tongue is low and in front', formants: [650, 1700, 2400] },
  aa: { words: 'the tongue is at its lowest and far back', formants: [750, 1100, 2450] },
  ao: { words: 'the tongue is low and far back, and the lips are round', formants: [550, 850, 2400] },
  uh: {
    words: 'the tongue is high, not far back, and the lips are a little round',
    formants: [450, 1200, 2250],
  },
  uw: { words: 'the tongue is high, not far back, and the lips are round', formants: [300, 1300, 2250] },
  ah: { words: 'the tongue is in the middle, rather low', formants: [650, 1200, 2400] },
  er: { words: 'the tongue is in the middle, and its tip curls back', formants: [500, 1350, 1700] },
};

/** Millimetres: a usual man's vocal tract, for which the book's formants are. */
const BOOK_TRACT = 175;

/** Hz, what a tube of that length has: where nobody says where the tongue is. */
const TUBE = [500, 1500, 2500] as const;

/** Hz: above the third, formants are those of the tube whatever the vowel. */
const HIGHER = [3500, 4500, 5500];

/**
 * Hz: how wide each formant is. Higher ones ring shorter, since more of them is lost through the lips. The first two are at
 * the wide end of Klatt's, since in a word formants never stand quite still.
 */
const BANDWIDTHS = [100, 120, 180, 250, 300, 300];

/** Hz: no resonator goes where the sound ends. */
const HIGHEST = 0.49 * RATE;

/** Hz: above it the pulse of the vocal cords falls by 12 decibels an octave, and no resonance adds to it. */
const PULSE = 100;

/** Hz, of a voice of which nothing is said. */
const USUAL_PITCH = 120;

/** The sound that is wished for. */
export function decide({ vowel, pitch, tract }: Wish, trace: Trace): { readonly answer: Waveform } {
  const { words, formants } = MOUTHS[vowel];
  const [first, second, third] = formants;
  trace.rule(words, { first, second, third });
  trace.rule('all formants lie higher, the shorter the mouth and throat are', { tract });
  trace.rule('the vocal cords open as often as the pitch says', { pitch });
  return { answer: sing([first, second, third], tract, pitch) };
}

/** The sound again, from what the steps of a trace say; what none says is that of a plain tube. */
export function replay(steps: readonly TraceStep[]): { readonly answer: Waveform } {
  const facts = Object.assign({}, ...steps.map((step) => step.facts)) as TraceStep['facts'];
  const fact = (name: string, otherwise: number): number =>
    typeof facts[name] === 'number' ? facts[name] : otherwise;
  const formants = [fact('first', TUBE[0]), fact('second', TUBE[1]), fact('third', TUBE[2])];
  return { answer: sing(formants, fact('tract', BOOK_TRACT), fact('pitch', USUAL_PITCH)) };
}

function sing(formants: readonly number[], tract: number, pitch: number): Waveform {
  // A tube of half the length sounds an octave higher.
  const scale = BOOK_TRACT / tract;
  const samples = pulses(pitch);
  resonate(samples, 0, PULSE);
  [...formants, ...HIGHER].forEach((formant, at) => {
    if (formant * scale < HIGHEST) resonate(samples, formant * scale, BANDWIDTHS[at]!);
  });
  // What leaves the lips is how the air's flow changes.
  for (let at = LENGTH - 1; at > 0; at--) samples[at]! -= samples[at - 1]!;
  return toWaveform(samples);
}

/** A pulse a period, each shared by the two samples that it falls between. */
function pulses(pitch: number): Float64Array {
  const samples = new Float64Array(LENGTH);
  for (let time = 0; time < LENGTH - 1; time += RATE / pitch) {
    const whole = Math.floor(time);
    samples[whole]! += 1 - (time - whole);
    samples[whole + 1]! += time - whole;
  }
  return samples;
}

/** Lets samples ring through a resonator of two poles, whose gain at 0 Hz is 1 (Klatt 1980, equation 2). */
function resonate(samples: Float64Array, frequency: number, bandwidth: number): void {
  const shrink = Math.exp((-Math.PI * bandwidth) / RATE);
  const second = -(shrink ** 2);
  const first = 2 * shrink * Math.cos((2 * Math.PI * frequency) / RATE);
  const gain = 1 - first - second;
  let [before, earlier] = [0, 0];
  for (let at = 0; at < LENGTH; at++) {
    const now = gain * samples[at]! + first * before + second * earlier;
    samples[at] = now;
    earlier = before;
    before = now;
  }
}
