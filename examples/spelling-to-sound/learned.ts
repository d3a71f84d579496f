import {
  dense,
  network,
  type Attribution,
  type Decision,
  type LoadedProgram,
  type ProgramMaker,
} from 'rules-vs-weights';

import { NO_LETTER, SOUNDS, windowsOf, windowTask } from './windows.js';
import { LONGEST } from './words.js';

const letterNetwork = network({
  layers: [dense(256, 'relu'), dense(SOUNDS.length, 'softmax')],
  standardise: false,
  weights: new URL('./weights/', import.meta.url),
  epochs: 8,
  patience: 3,
  batch: 256,
  learningRate: 0.004,
});

/** A network that says what each letter of a word stands for, asked for one letter after the other. */
export const learned: ProgramMaker<string, string> = (task, plugin) => {
  const { sweep: _, ...program } = letterNetwork(windowTask(task.id), plugin);
  return {
    ...program,
    title: 'A window of nine letters',
    summary:
      'In the manner of NETtalk (Sejnowski and Rosenberg 1987): a network of one hidden layer of 256 neurons sees a letter with four on either side and says which phonemes it stands for, or none; asked for every letter, it reads the word. What each letter of the training words stands for was found from the words alone by expectation maximisation.',
    load: async (options) => reading(await program.load(options)),
    quantised: async (bits, options) => {
      const { loaded, bytes } = await program.quantised!(bits, options);
      return { loaded: reading(loaded), bytes };
    },
  };
};

/** Reads whole words by a program that reads letters. */
function reading(letters: LoadedProgram<string, string>): LoadedProgram<string, string> {
  return {
    ...letters,
    decide: (word) => {
      const decisions = windowsOf(word).map((window) => letters.decide(window));
      const settled = decisions.filter((one): one is Decision<string> => !(one instanceof Promise));
      // A runtime that has to be waited for is waited for; the others answer at once.
      return settled.length === decisions.length
        ? joined(settled)
        : Promise.all(decisions.map((one) => Promise.resolve(one))).then(joined);
    },
    explain: (word) => occlude(word, async (window) => (await letters.outputs!(window))[0]!),
    // As many for every word, so that runtimes can be compared: nothing in the places without a letter.
    outputs: async (word) => {
      const outputs = new Float32Array(LONGEST * SOUNDS.length);
      for (const [place, window] of windowsOf(word).entries())
        outputs.set((await letters.outputs!(window))[0]!, place * SOUNDS.length);
      return [outputs];
    },
  };
}

function joined(decisions: readonly Decision<string>[]): Decision<string> {
  let confidence = 1;
  const sounds = decisions.flatMap((decision) => {
    if (decision.kind !== 'answer') return [];
    confidence *= decision.confidence!;
    return decision.answer === '' ? [] : [decision.answer];
  });
  return { kind: 'answer', answer: sounds.join(' '), confidence };
}

/** Gives the probabilities of what the middle letter of a window stands for. */
type Network = (window: string) => Promise<Float32Array>;

/** How much less likely the same pronunciation is without each letter. */
async function occlude(word: string, network: Network): Promise<Attribution> {
  const windows = windowsOf(word);
  const whole = await Promise.all(windows.map(network));
  const chosen = whole.map((probabilities) => probabilities.indexOf(Math.max(...probabilities)));
  const values = new Float32Array(LONGEST);
  for (let at = 0; at < word.length; at++) {
    const covered = windowsOf(word.slice(0, at) + NO_LETTER + word.slice(at + 1));
    for (const [place, window] of covered.entries()) {
      // Windows that do not reach the letter are as they were.
      if (window === windows[place]) continue;
      const without = await network(window);
      const of = chosen[place]!;
      values[at]! += Math.log(whole[place]![of]! + LEAST) - Math.log(without[of]! + LEAST);
    }
  }
  return { kind: 'attribution', method: 'occlusion of letters (Zeiler and Fergus 2014)', values };
}

/** Keeps the logarithm of a probability of 0 finite. */
const LEAST = 1e-9;
