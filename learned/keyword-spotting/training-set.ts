import { DIGIT_WORDS, WORDS, type Word } from '../../tasks/keyword-spotting/clip.js';
import { randomFrom, type Random } from '../../tasks/keyword-spotting/random.js';
import { augment, type Augmentation } from './augmentation.js';
import { PICTURE, relativeLevels } from './front-end.js';
import { makeImpostor } from './impostors.js';
import { babble, makeSilence, pickNoise } from './noises.js';
import type { LabelledPicture } from './picture-cache.js';
import { pictureOf, type Picture } from './picture.js';

/** What an epoch is made of. */
export interface Mixture {
  /** How often each recording of a person is shown in an epoch; each synthetic digit is shown once. */
  readonly realRepeats: number;
  /**
   * Synthetic other words, a share of the digits: drawn anew for each epoch, from every voice equally often. A voice that
   * says more than others is learned by heart, its digits too, and then other words are all that is expected of any
   * voice that is somewhat like it.
   */
  readonly others: number;
  /** Words that are made of parts of others, a share of the digits. */
  readonly impostors: number;
  /** Clips without a word, a share of the digits. */
  readonly silences: number;
  /** Share of the examples that are laid over another one (Zhang and others 2018, "mixup"). */
  readonly mixed: number;
  /** How much of a target's probability goes to the other answers (Szegedy and others 2016). */
  readonly smoothing: number;
}

/** An example of an epoch: what it is made from. */
type Source =
  | { readonly kind: 'digit'; readonly picture: LabelledPicture }
  | { readonly kind: 'other' }
  | { readonly kind: 'impostor' }
  | { readonly kind: 'silence' };

/**
 * Shares of the impostors that are made of other words, and of a digit and another word; the rest are made of digits.
 * The digits are those of people, where there are any: nothing else tells that a person may say another word.
 */
const OTHER_IMPOSTORS = 0.3;
const MIXED_IMPOSTORS = 0.35;

/** Share of the impostors of digits whose digits are a synthesiser's all the same. */
const SYNTHETIC_IMPOSTORS = 0.3;

/** Share of the clips without a word that are many voices at once: neither quite silence nor quite a word. */
const BABBLES = 0.15;

type Draw = (random: Random) => LabelledPicture;

/** The examples of every epoch. */
export interface TrainingSet {
  /** Examples of an epoch. */
  readonly length: number;
  /** Augments one, and writes what the network takes and what it should answer. */
  make(place: number, input: Float32Array, target: Float32Array, random: Random): void;
}

/**
 * Lays down what an epoch shows: every digit of the synthesisers and of people, other words, impostors, and silence.
 *
 * @param synthetic of all twelve classes
 * @param real digits that people said; may be empty
 */
export function createTrainingSet(
  synthetic: readonly LabelledPicture[],
  real: readonly LabelledPicture[],
  { realRepeats, others: otherShare, impostors, silences, mixed, smoothing }: Mixture,
  limits: Augmentation,
): TrainingSet {
  const silent = synthetic.filter(({ word }) => word === 'silence');
  const spoken = synthetic.filter(({ word }) => word !== 'silence');
  const isDigit = ({ word }: LabelledPicture): boolean => (DIGIT_WORDS as readonly Word[]).includes(word);
  const realDigits = real.filter(isDigit);
  const syntheticDigits = synthetic.filter(isDigit);
  const others = spoken.filter(({ word }) => word === 'unknown');
  const speakers = [...new Set(others.map(({ person }) => person))].map((speaker) =>
    others.filter(({ person }) => person === speaker),
  );
  const drawOther: Draw = (random) => random.pick(random.pick(speakers));
  const digitsShown = [...syntheticDigits, ...repeated(real, realRepeats)];
  const share = (kind: 'other' | 'impostor' | 'silence', of: number): Source[] =>
    Array.from({ length: Math.round(of * digitsShown.length) }, () => ({ kind }));
  const sources: Source[] = [
    ...digitsShown.map((picture) => ({ kind: 'digit' as const, picture })),
    ...share('other', otherShare),
    ...share('impostor', impostors),
    ...share('silence', silences),
  ];

  const impostor = (
    drawOne: Draw,
    drawOther: Draw,
    from: Parameters<typeof makeImpostor>[2],
    random: Random,
  ): { picture: Picture; answers: readonly Word[] } => {
    const one = drawOne(random);
    let other = drawOther(random);
    while (other.word === one.word && one.word !== 'unknown') other = drawOther(random);
    return { picture: makeImpostor(one, other, from, random), answers: ['unknown'] };
  };
  const draw = (source: Source, random: Random): { picture: Picture; answers: readonly Word[] } => {
    if (source.kind === 'digit') return { picture: source.picture, answers: [source.picture.word] };
    if (source.kind === 'other') return { picture: drawOther(random), answers: ['unknown'] };
    if (source.kind === 'impostor') {
      const chosen = random.uniform();
      const digits =
        realDigits.length > 0 && !random.chance(SYNTHETIC_IMPOSTORS) ? realDigits : syntheticDigits;
      const drawDigit: Draw = (random) => random.pick(digits);
      if (chosen < OTHER_IMPOSTORS) return impostor(drawOther, drawOther, 'others', random);
      if (chosen < OTHER_IMPOSTORS + MIXED_IMPOSTORS) return impostor(drawDigit, drawOther, 'mixed', random);
      return impostor(drawDigit, drawDigit, 'digits', random);
    }
    if (random.chance(BABBLES))
      return { picture: pictureOf(babble(spoken, random)), answers: ['unknown', 'silence'] };
    return { picture: makeSilence(random.pick(silent).powers, random), answers: ['silence'] };
  };

  const make = (
    source: Source,
    weight: number,
    input: Float32Array,
    target: Float32Array,
    random: Random,
  ) => {
    const { picture, answers } = draw(source, random);
    const levels = relativeLevels(augment(picture, () => pickNoise(silent, spoken, random), limits, random));
    for (let at = 0; at < input.length; at++) input[at]! += weight * levels[at]!;
    const certain = (1 - smoothing) / answers.length;
    for (const word of answers) target[WORDS.indexOf(word)]! += weight * certain;
  };

  return {
    length: sources.length,
    make: (place, input, target, random) => {
      input.fill(0);
      target.fill(smoothing / WORDS.length);
      const first = random.chance(mixed) ? random.between(0.5, 1) : 1;
      make(sources[place]!, first, input, target, random);
      if (first < 1) make(random.pick(sources), 1 - first, input, target, random);
    },
  };
}

const repeated = <Item>(items: readonly Item[], times: number): Item[] =>
  Array.from({ length: times }, () => items).flat();

/**
 * Makes a batch of a training set.
 *
 * @returns `places.length` × 1952 numbers, and `places.length` × 12 probabilities
 */
export function makeBatch(
  set: TrainingSet,
  places: readonly number[],
  random: Random,
): { inputs: Float32Array; targets: Float32Array } {
  const inputs = new Float32Array(places.length * PICTURE);
  const targets = new Float32Array(places.length * WORDS.length);
  places.forEach((place, at) =>
    set.make(
      place,
      inputs.subarray(at * PICTURE, (at + 1) * PICTURE),
      targets.subarray(at * WORDS.length, (at + 1) * WORDS.length),
      random,
    ),
  );
  return { inputs, targets };
}

/** A stream for an epoch's augmentation. */
export const augmentationOf = (epochSeed: number): Random => randomFrom(epochSeed, 'augmentation');
