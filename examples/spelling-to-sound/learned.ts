import {
  dense,
  network,
  type Attribution,
  type Decision,
  type LoadedProgram,
  type ProgramMaker,
} from 'rules-vs-weights';

import { windowsOf, windowTask } from './windows.js';

const letterNetwork = network({
  layers: [dense(256, 'relu'), dense(46, 'softmax')],
  standardise: false,
  weights: new URL('./weights/', import.meta.url),
  epochs: 12,
  patience: 3,
  batch: 256,
  learningRate: 0.004,
});

/** The length of the task's longest words, over whose letters explanations are. */
const LONGEST = 12;

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
      return decisions.some((one) => one instanceof Promise)
        ? Promise.all(decisions).then(joined)
        : joined(decisions as readonly Decision<string>[]);
    },
    explain: () => { throw new Error("later"); },
    outputs: async (word) => {
      const outputs: Float32Array[] = [];
      for (const window of windowsOf(word)) outputs.push(...(await letters.outputs!(window)));
      return outputs;
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
