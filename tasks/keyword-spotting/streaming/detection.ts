import type { Decision } from '../../contract/index.js';
import { DIGIT_WORDS, type DigitWord, type Word } from '../clip.js';
import type { SpokenWord } from './recording.js';

/** Seconds between two decisions: a word is whole in the window of several. */
export const HOP = 0.1;

/**
 * Decisions over which a word's confidence is averaged: 0.6 s. A word that is half in the window often looks like
 * another for one decision (smoothing of posteriors: Chen, Parada and Heigold 2014).
 */
const SMOOTHING = 6;

/**
 * Seconds after a detection in which the same word is not detected again: as long as one word can stay in the window,
 * and 0.6 s for the smoothing.
 */
const REFRACTORY = 1.6;

/**
 * Seconds by which the second that a program heard may begin before or after the word's own second. As in Google's
 * streaming test (test_streaming_accuracy.cc), and less than half of what lies between two words' seconds.
 */
const TOLERANCE = 0.75;

/** The likeliest word of one decision, after smoothing. */
export interface Score {
  /** When the second began that was heard, in seconds. */
  readonly time: number;
  readonly word: DigitWord;
  /** In [0, 1]. */
  readonly score: number;
}

/**
 * Smooths the decisions on a recording.
 *
 * @param decisions one every {@link HOP} seconds from the beginning; one without a confidence counts as certain
 */
export function smooth(decisions: readonly Decision<Word>[]): Score[] {
  return decisions.map((_, at) => {
    const recent = decisions.slice(Math.max(0, at - SMOOTHING + 1), at + 1);
    const best = DIGIT_WORDS.map((word) => ({
      word,
      score: recent.reduce((sum, decision) => sum + confidenceIn(decision, word), 0) / SMOOTHING,
    })).reduce((one, other) => (other.score > one.score ? other : one));
    // The middle of the windows that were averaged.
    return { time: (at - (recent.length - 1) / 2) * HOP, ...best };
  });
}

function confidenceIn(decision: Decision<Word>, word: DigitWord): number {
  return decision.kind === 'answer' && decision.answer === word ? (decision.confidence ?? 1) : 0;
}

/** What a threshold on the score leads to. */
export interface OperatingPoint {
  readonly threshold: number;
  /** Words that were spoken and not detected. */
  readonly misses: number;
  /** Detections where that word was not spoken, and second detections of one word. */
  readonly falseAlarms: number;
}

/** Counts what is detected with a threshold: a word is detected when its score reaches it, outside its refractory time. */
export function operate(
  scores: readonly Score[],
  words: readonly SpokenWord[],
  threshold: number,
): OperatingPoint {
  const found = new Set<number>();
  let falseAlarms = 0;
  const quietUntil = new Map<DigitWord, number>();
  let next = 0;
  for (const { time, word, score } of scores) {
    if (score <= 0 || score < threshold || time < (quietUntil.get(word) ?? -Infinity)) continue;
    quietUntil.set(word, time + REFRACTORY);
    while (next < words.length && words[next]!.start < time - TOLERANCE) next++;
    const spoken = words[next];
    const isHit = spoken !== undefined && spoken.start <= time + TOLERANCE && spoken.word === word;
    if (isHit && !found.has(next)) found.add(next);
    else falseAlarms++;
  }
  return { threshold, misses: words.length - found.size, falseAlarms };
}

/** Thresholds that are tried at most: more would differ by less than the uncertainty of a rate. */
const MOST_THRESHOLDS = 200;

/** What every threshold that makes a difference leads to, from none to one that nothing reaches. */
export function sweep(scores: readonly Score[], words: readonly SpokenWord[]): OperatingPoint[] {
  const values = [...new Set(scores.map(({ score }) => score).filter((score) => score > 0))].sort(
    (a, b) => a - b,
  );
  const step = Math.max(1, values.length / MOST_THRESHOLDS);
  const tried = Array.from(
    { length: Math.ceil(values.length / step) },
    (_, at) => values[Math.floor(at * step)]!,
  );
  return [0, ...tried, Infinity].map((threshold) => operate(scores, words, threshold));
}

/** The point with the fewest misses among those with at most so many false alarms. */
export function bestWithin(points: readonly OperatingPoint[], falseAlarms: number): OperatingPoint {
  const within = points.filter((point) => point.falseAlarms <= falseAlarms);
  return within.reduce((best, point) => (point.misses < best.misses ? point : best));
}
