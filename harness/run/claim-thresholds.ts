import { accuracy } from '../measures/accuracy/index.js';
import { NO_GROWTH } from '../measures/memory/growth.js';

/**
 * What each of the essay's claims has to reach. All are round numbers with a reason, and were chosen before any program was
 * measured by them on test data.
 */
export const THRESHOLDS = {
  /**
   * The share of the work that the largest operator must do, so that a circuit of it alone is worth making; and what 8-bit
   * weights may cost in share of right answers: the margin within which accuracies are equivalent.
   */
  homogeneous: { leastWork: 0.9, bits: 8, mostCost: accuracy.margin!.value },

  /** The bytes that a decision may leave behind: see where the measure has them from. */
  constantMemory: { mostBytes: NO_GROWTH },

  /**
   * On how many runtimes the same weights must decide alike: two may share their kernels. And which share of inputs may
   * still be decided otherwise, with 95 % confidence: less would take more inputs than the slowest runtime decides on in a
   * run.
   */
  portable: { leastRuntimes: 3, mostDiffering: 0.01 },

  /**
   * What half of the channels must gain, and may cost in share of right answers: about a quarter of the
   * multiply-accumulates are left, so that 1.5 times as fast asks for little of what could be gained; more than a point is no
   * small cost.
   */
  agile: { leastSpeed: 1.5, mostCost: 0.01 },

  /**
   * What tuning two networks together must gain over tuning each by itself for as many steps, in share of right answers: more
   * than the margin of an equal accuracy.
   */
  melding: { leastGain: accuracy.margin!.value },

  /**
   * Twice as many lines by hand: how a person sets lines makes a difference of tens of percent, and what is easier than
   * another by less than a factor of two is a matter of taste.
   */
  easyToWrite: { leastRatio: 2 },

  /**
   * When a program cannot be read: a reason of more than half of the input names more than it leaves out, and a tree that is
   * wrong about one answer in ten stands in for nothing.
   */
  unreadable: { leastInput: 0.5, leastFidelity: 0.9 },

  /**
   * The share of the wrong answers that get through although a fifth of all inputs may be handed to a person, those that the
   * program is least sure of. A program that knows nothing of its errors lets four fifths through, one that knows all lets
   * none; a quarter or more is no safeguard, since whoever relies on it still meets an error where none was announced.
   */
  silent: { leastShare: 0.25 },

  /**
   * What a mark in the picture that goes with the answer in nine of ten training examples must cost, in share of right answers
   * on examples with the mark of another answer, against training where the mark says nothing: a tenth of all answers is a harm
   * that nobody calls small.
   */
  biased: { agreement: 0.9, leastCost: 0.1 },

  /**
   * What an attack within its bound must break of the inputs that were right: one in ten is what somebody finds who tries ten
   * times.
   */
  attackable: { leastBroken: 0.1 },
} as const;
