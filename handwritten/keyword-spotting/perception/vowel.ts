import { median, type Hearing } from './hearing.js';
import { length, STEP_MS, type Segment } from './sounds.js';

/** Moments of the vowel at which its formants are read, as shares of its length. */
const MOMENTS = [0.1, 0.3, 0.5, 0.7, 0.9] as const;

/** A vowel that is interrupted for longer has ended: a voiced consonant between two vowels lasts 40 to 120 ms. */
const LONGEST_INTERRUPTION_MS = 120;

/** F1 of a nose is at most this, in hertz, and that of a vowel beside which one can tell at least that. */
const NASAL = 330;
const OPEN = 450;

/**
 * What lasts longer is no consonant, but a close vowel: another syllable. The last sound before a pause lasts longer
 * than any other (Klatt 1976).
 */
const LONGEST_NASAL_MS = { first: 150, last: 250 };

/** The least of an open vowel that shows that its neighbours are nasals. */
const SHORTEST_ORAL_MS = 60;

/** Shorter stretches of voice are slips or the tail of a burst. */
const SHORTEST_VOWEL_MS = 40;

/** The loudest vowel with the vowels around it that only a short voiced consonant sets apart. */
export function findVowel(row: readonly Segment[], hearing: Hearing): Segment {
  const vowels = row.filter(isVowel);
  let main: Segment = { sound: 'vowel', start: 0, end: 0 };
  let best = -Infinity;
  for (const vowel of vowels) {
    const energy = hearing.frames
      .slice(vowel.start, vowel.end)
      .reduce((sum, { level }) => sum + 10 ** (level / 10), 0);
    if (energy > best) {
      best = energy;
      main = vowel;
    }
  }
  const reach = LONGEST_INTERRUPTION_MS / STEP_MS;
  for (const vowel of vowels) {
    if (vowel.start >= main.end && vowel.start - main.end <= reach) main = { ...main, end: vowel.end };
  }
  for (const vowel of [...vowels].reverse()) {
    if (vowel.end <= main.start && main.start - vowel.end <= reach) main = { ...main, start: vowel.start };
  }
  return main;
}

/**
 * The vowel without nasals at its edges that are as loud as itself. A nose resonates near 280 Hz (Fujimura 1962), and
 * its other resonances tell nothing of the tongue; but so low an F1 is a nose's only beside a vowel that is open.
 */
export function withoutNasals(hearing: Hearing, vowel: Segment): Segment {
  const f1 = (index: number): number => hearing.frames[index]?.formants?.[0] ?? 0;
  const openings = Array.from({ length: vowel.end - vowel.start }, (_, at) => f1(vowel.start + at));
  if (openings.filter((value) => value >= OPEN).length * STEP_MS < SHORTEST_ORAL_MS) return vowel;
  let { start, end } = vowel;
  while (f1(start) < NASAL) start++;
  while (f1(end - 1) < NASAL) end--;
  return {
    sound: 'vowel',
    start: (start - vowel.start) * STEP_MS <= LONGEST_NASAL_MS.first ? start : vowel.start,
    end: (vowel.end - end) * STEP_MS <= LONGEST_NASAL_MS.last ? end : vowel.end,
  };
}

/** True for a stretch that is no slip. */
export function isVowel(segment: Segment): boolean {
  return segment.sound === 'vowel' && length(segment) >= SHORTEST_VOWEL_MS;
}

/** True for a stretch that lies inside another. */
export function within(inner: Segment, outer: Segment): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** The vowel with the murmurs that touch it. */
export function extent(row: readonly Segment[], vowel: Segment): Segment {
  const before = row.find(({ sound, end }) => sound === 'murmur' && end === vowel.start);
  const after = row.find(({ sound, start }) => sound === 'murmur' && start === vowel.end);
  return { sound: 'vowel', start: before?.start ?? vowel.start, end: after?.end ?? vowel.end };
}

/** A formant at 10, 30, 50, 70 and 90 % of the vowel, in whole hertz; 0 where there is none. */
export function formantCourse(
  hearing: Hearing,
  vowel: Segment,
  which: 0 | 1,
): readonly [number, number, number, number, number] {
  const [a, b, c, d, e] = MOMENTS;
  const at = (share: number): number => formantAt(hearing, vowel, share, which);
  return [at(a), at(b), at(c), at(d), at(e)];
}

function formantAt(hearing: Hearing, vowel: Segment, at: number, which: 0 | 1): number {
  const centre = vowel.start + Math.floor(at * (vowel.end - vowel.start));
  // The middle one of three frames that have formants, so that one slip of the tracker does no harm.
  const values: number[] = [];
  for (let away = 0; away < 8 && values.length < 3; away++) {
    for (const index of away === 0 ? [centre] : [centre - away, centre + away]) {
      const value =
        index >= vowel.start && index < vowel.end ? hearing.frames[index]?.formants?.[which] : undefined;
      if (value !== undefined && values.length < 3) values.push(value);
    }
  }
  values.sort((a, b) => a - b);
  return Math.round(values[values.length >> 1] ?? 0);
}

/** How much weaker the vowel is above 1.8 kHz than below 900 Hz, in dB: the median of its frames. */
export function brightness(hearing: Hearing, { start, end }: Segment): number {
  const differences = hearing.frames.slice(start, end).map(({ front, low }) => front - low);
  return Math.round(median(differences));
}

/** The deepest dip of the bands above F1 or of the whole, whichever is deeper: v closes the lips, but not the throat. */
export function findDip(hearing: Hearing, { start, end }: Segment): { depth: number; at: number } {
  const upper = hearing.frames.map(({ middle, high }) => Math.max(middle, high));
  const whole = hearing.frames.map(({ level }) => level);
  const [a, b] = [upper, whole].map((levels) => deepestDip(smooth(levels).slice(start, end)));
  const deepest = a!.depth >= b!.depth ? a! : b!;
  return {
    depth: Math.round(deepest.depth),
    at: Math.round((100 * deepest.index) / Math.max(1, end - start)),
  };
}

/** The mean of three frames: a dip of one frame is an accident of the voice's pulses. */
function smooth(levels: readonly number[]): number[] {
  return levels.map(
    (level, index) => (level + (levels[index - 1] ?? level) + (levels[index + 1] ?? level)) / 3,
  );
}

function deepestDip(levels: readonly number[]): { depth: number; index: number } {
  let deepest = { depth: 0, index: 0 };
  levels.forEach((level, index) => {
    const depth = Math.min(Math.max(...levels.slice(0, index + 1)), Math.max(...levels.slice(index))) - level;
    if (depth > deepest.depth) deepest = { depth, index };
  });
  return deepest;
}
