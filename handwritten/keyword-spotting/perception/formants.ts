import type { Resonance } from './linear-prediction.js';

/** The first two formants of a moment, in hertz. */
export type Formants = readonly [number, number];

/** A neutral vowel of a man's vocal tract, 17.5 cm long: odd multiples of 500 Hz (Fant 1960). */
const NEUTRAL = [500, 1500, 2500] as const;

/** Where each formant of a man can lie (Peterson and Barney 1952, with a margin), in hertz. */
const RANGES = [
  [180, 1000],
  [550, 2600],
  [1400, 3500],
] as const;

/** A resonance broader than this is a tilt of the spectrum and no formant, in hertz. */
const BROADEST = 1200;

/** Costs of one frame's oddities: judgements of how much worse one is than another. */
const COST = {
  /** A formant of 500 Hz bandwidth; twice that broad and more costs twice as much and no more. */
  broad: 1,
  /** F1, F2 and F3 an octave away from neutral. F3 hardly moves, except in r. */
  perOctaveFromNeutral: [0.5, 0.5, 2],
  /** A formant that moves by an octave within 10 ms; by half an octave a quarter of that: slow glides are free. */
  octaveOfMotion: 10,
  /** No jump costs more than a frame without formants: from a nasal to a vowel they do jump. */
  mostForMotion: 5,
  /** A resonance below a formant that is narrow (300 Hz) or 6 dB stronger, and yet is taken for none. */
  ignoredResonance: 1,
  /** No resonance in the place of F3. */
  missingF3: 2,
  /** No two resonances fit, or all that fit are absurd: the formants before go on. */
  carriedOn: 5,
};

interface Choice {
  /** F1, F2 and, where there is one, F3. */
  readonly formants: readonly number[];
  /** Cost of the choice; in a hypothesis, of the best path that ends with it. */
  readonly cost: number;
}

interface Hypothesis extends Choice {
  readonly before: Hypothesis | undefined;
}

/**
 * Follows F1 and F2 through neighbouring frames: of all ways to pick two or three resonances a frame, the one that
 * has narrow resonances, moves little and stays near a neutral vowel, found by dynamic programming (as in Secrest and
 * Doddington 1983 for pitch and Talkin 1987 for formants). F3 is followed only so that it is not taken for F2.
 *
 * @param frames the resonances of neighbouring frames
 * @param scale how much higher this speaker's formants are than a man's (1 for a man, about 1.15 for a woman)
 * @returns the formants of every frame; none for those before the first in which any two resonances fit
 */
export function trackFormants(
  frames: readonly (readonly Resonance[])[],
  scale: number,
): (Formants | undefined)[] {
  let unheard = 0;
  let hypotheses: Hypothesis[] = [];
  for (const resonances of frames) {
    const next: Hypothesis[] = choices(resonances, scale).map((choice) => step(hypotheses, choice));
    const carried = cheapest(hypotheses);
    if (carried) {
      next.push({ formants: carried.formants, cost: carried.cost + COST.carriedOn, before: carried });
    }
    if (next.length === 0) unheard++;
    hypotheses = next;
  }
  const track: (Formants | undefined)[] = [];
  for (let here = cheapest(hypotheses); here; here = here.before) {
    track.push([here.formants[0]!, here.formants[1]!]);
  }
  return [...new Array<undefined>(unheard).fill(undefined), ...track.reverse()];
}

function choices(resonances: readonly Resonance[], scale: number): Choice[] {
  const candidates = resonances.filter(({ bandwidth }) => bandwidth < BROADEST);
  const found: Choice[] = [];
  candidates.forEach((first, i) => {
    const forF1 = fit(first, 0, scale);
    if (forF1 === Infinity) return;
    const below = candidates.slice(0, i).filter(({ frequency }) => frequency > RANGES[0][0] * scale);
    for (let j = i + 1; j < candidates.length; j++) {
      const second = candidates[j]!;
      const cost = forF1 + fit(second, 1, scale) + ignored([...below, ...candidates.slice(i + 1, j)], second);
      if (cost === Infinity) continue;
      found.push({ formants: [first.frequency, second.frequency], cost: cost + COST.missingF3 });
      for (let k = j + 1; k < candidates.length; k++) {
        const third = candidates[k]!;
        const whole = cost + fit(third, 2, scale) + ignored(candidates.slice(j + 1, k), third);
        if (whole < Infinity) {
          found.push({ formants: [first.frequency, second.frequency, third.frequency], cost: whole });
        }
      }
    }
  });
  return found;
}

function fit({ frequency, bandwidth }: Resonance, formant: 0 | 1 | 2, scale: number): number {
  const [lowest, highest] = RANGES[formant];
  if (frequency < lowest * scale || frequency > highest * scale) return Infinity;
  const away = octaves(frequency, NEUTRAL[formant] * scale);
  return COST.broad * Math.min(2, bandwidth / 500) + COST.perOctaveFromNeutral[formant]! * away;
}

function ignored(passedOver: readonly Resonance[], taken: Resonance): number {
  const noticed = passedOver.filter(({ bandwidth, level }) => bandwidth < 300 || level > taken.level + 6);
  return COST.ignoredResonance * noticed.length;
}

function step(hypotheses: readonly Hypothesis[], { formants, cost }: Choice): Hypothesis {
  let least = hypotheses.length === 0 ? 0 : Infinity;
  let before: Hypothesis | undefined;
  for (const hypothesis of hypotheses) {
    let total = hypothesis.cost;
    for (let n = 0; n < Math.min(formants.length, hypothesis.formants.length); n++) {
      const moved = octaves(formants[n]!, hypothesis.formants[n]!);
      total += Math.min(COST.mostForMotion, COST.octaveOfMotion * moved ** 2);
    }
    if (total < least) {
      least = total;
      before = hypothesis;
    }
  }
  return { formants, cost: cost + least, before };
}

function cheapest(hypotheses: readonly Hypothesis[]): Hypothesis | undefined {
  let best: Hypothesis | undefined;
  for (const hypothesis of hypotheses) if (!best || hypothesis.cost < best.cost) best = hypothesis;
  return best;
}

function octaves(a: number, b: number): number {
  return Math.abs(Math.log2(a / b));
}
