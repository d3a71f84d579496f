import { DIGIT_WORDS, WORDS, type Word } from '../../tasks/keyword-spotting/clip.js';
import { createRandom, type Random } from '../../tasks/kit/random.js';
import { augment, type Augmentation } from './augmentation.js';
import { PICTURE, relativeLevels } from './front-end.js';
import { makeImpostor } from './impostors.js';
import { NOT_ASKED } from '../training/losses.js';
import { babble, makeSilence, pickNoise } from './noises.js';
import { NO_PHONEMES, PHONEME_QUESTIONS, phonemeTargets, UNASKED_PHONEMES } from './phonemes.js';
import { pictureOf, type LabelledPicture, type Picture } from './picture.js';

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
  /** Augments one, and writes what the network takes, what it should answer, and what it should say of the sounds. */
  make(place: number, example: TrainingExample, random: Random): void;
}

/** An example as the network takes it. */
interface TrainingExample {
  /** Levels, window by window. */
  readonly input: Float32Array;
  /** A probability for each of the twelve words. */
  readonly target: Float32Array;
  /** As {@link phonemeTargets} gives them, laid over each other as the inputs are. */
  readonly phonemes: Float32Array;
}

/** What an example is made of, before it is augmented. */
interface Drawn {
  readonly picture: Picture;
  readonly answers: readonly Word[];
  readonly phonemes: Float32Array;
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
  ): Drawn => {
    const one = drawOne(random);
    let other = drawOther(random);
    while (other.word === one.word && one.word !== 'unknown') other = drawOther(random);
    const picture = makeImpostor(one, other, from, random);
    return { picture, answers: ['unknown'], phonemes: UNASKED_PHONEMES };
  };
  const word = (picture: LabelledPicture): Drawn => ({
    picture,
    answers: [picture.word],
    phonemes: picture.said === undefined ? UNASKED_PHONEMES : phonemeTargets(picture.said),
  });
  const draw = (source: Source, random: Random): Drawn => {
    if (source.kind === 'digit') return word(source.picture);
    if (source.kind === 'other') return word(drawOther(random));
    if (source.kind === 'impostor') {
      const chosen = random.uniform();
      const digits =
        realDigits.length > 0 && !random.chance(SYNTHETIC_IMPOSTORS) ? realDigits : syntheticDigits;
      const drawDigit: Draw = (random) => random.pick(digits);
      if (chosen < OTHER_IMPOSTORS) return impostor(drawOther, drawOther, 'others', random);
      if (chosen < OTHER_IMPOSTORS + MIXED_IMPOSTORS) return impostor(drawDigit, drawOther, 'mixed', random);
      return impostor(drawDigit, drawDigit, 'digits', random);
    }
    if (random.chance(BABBLES)) {
      const picture = pictureOf(babble(spoken, random));
      return { picture, answers: ['unknown', 'silence'], phonemes: UNASKED_PHONEMES };
    }
    const picture = makeSilence(random.pick(silent).powers, random);
    return { picture, answers: ['silence'], phonemes: NO_PHONEMES };
  };

  const make = (
    source: Source,
    weight: number,
    { input, target, phonemes }: TrainingExample,
    random: Random,
  ) => {
    const { picture, answers, phonemes: sounds } = draw(source, random);
    const levels = relativeLevels(augment(picture, () => pickNoise(silent, spoken, random), limits, random));
    for (let at = 0; at < input.length; at++) input[at]! += weight * levels[at]!;
    const certain = (1 - smoothing) / answers.length;
    for (const word of answers) target[WORDS.indexOf(word)]! += weight * certain;
    for (let at = 0; at < phonemes.length; at++) {
      const asked = sounds[at] !== NOT_ASKED && phonemes[at] !== NOT_ASKED;
      phonemes[at] = asked ? phonemes[at]! + weight * sounds[at]! : NOT_ASKED;
    }
  };

  return {
    length: sources.length,
    make: (place, example, random) => {
      example.input.fill(0);
      example.target.fill(smoothing / WORDS.length);
      example.phonemes.fill(0);
      const first = random.chance(mixed) ? random.between(0.5, 1) : 1;
      make(sources[place]!, first, example, random);
      if (first < 1) make(random.pick(sources), 1 - first, example, random);
    },
  };
}

/** The same examples over and over, in an epoch of the given length: with fewer of them it takes as many steps. */
export const repeatedTo = (set: TrainingSet, length: number): TrainingSet =>
  length === set.length
    ? set
    : { length, make: (place, example, random) => set.make(place % set.length, example, random) };

const repeated = <Item>(items: readonly Item[], times: number): Item[] =>
  Array.from({ length: times }, () => items).flat();

/**
 * Makes a batch of a training set.
 *
 * @returns for each place {@link PICTURE} levels, 12 probabilities and {@link PHONEME_QUESTIONS} answers
 */
export function makeBatch(
  set: TrainingSet,
  places: readonly number[],
  random: Random,
): { inputs: Float32Array; targets: Float32Array; phonemes: Float32Array } {
  const inputs = new Float32Array(places.length * PICTURE);
  const targets = new Float32Array(places.length * WORDS.length);
  const phonemes = new Float32Array(places.length * PHONEME_QUESTIONS);
  const part = (numbers: Float32Array, at: number, size: number): Float32Array =>
    numbers.subarray(at * size, (at + 1) * size);
  places.forEach((place, at) => {
    const example = {
      input: part(inputs, at, PICTURE),
      target: part(targets, at, WORDS.length),
      phonemes: part(phonemes, at, PHONEME_QUESTIONS),
    };
    set.make(place, example, random);
  });
  return { inputs, targets, phonemes };
}

/** A stream for an epoch's augmentation. */
export const augmentationOf = (epochSeed: number): Random => createRandom(epochSeed, 'augmentation');
