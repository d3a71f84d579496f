import type { Board, Move } from '../../tasks/tic-tac-toe/board.js';
import { networkSweep } from '../network-sweep.js';
import { folderBeside } from '../weights-folder.js';
import { boardCoding, legal } from './coding.js';
import { RECIPE, type SelfPlayRecipe } from './recipe.js';

/** Rounds of self-play, where the shipped network had sixty. */
const ROUNDS = 10;

/** As short as it is, a training must warm up for as many rounds as the shipped one, or wide networks fall apart (seen in their loss). */
const RECIPE_IN_SHORT: SelfPlayRecipe = {
  ...RECIPE,
  rounds: ROUNDS,
  schedule: { ...RECIPE.schedule, warmUp: (RECIPE.schedule.warmUp * RECIPE.rounds) / ROUNDS },
};

const neurons = (width: number): number => Math.max(1, Math.round(RECIPE.hidden * width));

/** The policy and value network with other numbers of neurons, each trained shortly and all alike. */
export const ticTacToeSweep = networkSweep<Board, Move>({
  task: 'tic-tac-toe',
  // It makes its own examples, so there is no share of them to leave out.
  varies: ['width'],
  recipe: `A short recipe, the same for all: ${ROUNDS} rounds of self-play where the shipped network had ${RECIPE.rounds}, otherwise trained like it; so their accuracy is not that of the shipped network.`,
  settings: { ...RECIPE_IN_SHORT },
  recorded: folderBeside(import.meta.url, 'sweep'),
  coding: boardCoding(legal),
  fingerprint: () => Promise.resolve(undefined),
  start: async (runtime = 'wasm') => (await import('../training/start.js')).startTraining(runtime),
  build: async (width, seed) => (await import('./architecture.js')).buildNetwork(seed, neurons(width)),
  fit: async ({ width, seed }, runtime, { tell }) => {
    const { draftOf, trainBySelfPlay } = await import('./train.js');
    const recipe = { ...RECIPE_IN_SHORT, hidden: neurons(width) };
    const trained = await trainBySelfPlay(recipe, seed, tell);
    const draft = { ...draftOf(recipe, seed, runtime, trained), command: 'rvw train tic-tac-toe --width' };
    return { model: trained.model, draft };
  },
});
