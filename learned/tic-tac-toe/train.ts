import type { LayersModel } from '@tensorflow/tfjs-layers';

import { type TrainOptions, type TrainResult } from '../../tasks/contract/index.js';
import { createRandom, type Random } from '../../tasks/kit/random.js';
import { boardCode, CELLS, type Board } from '../../tasks/tic-tac-toe/board.js';
import { SYMMETRIES } from '../../tasks/tic-tac-toe/symmetry.js';
import { saveModel } from '../layers-model.js';
import { learningRate } from '../training/schedule.js';
import { startTraining, type TrainingRuntime } from '../training/start.js';
import { writeNetwork, type ManifestDraft } from '../weights.js';
import { buildNetwork, describeArchitecture } from './architecture.js';
import { decodePolicy, legal } from './coding.js';
import { createLearner, type Judgement, type Learner } from './learner.js';
import { lookAhead, type Lesson } from './look-ahead.js';
import { RECIPE, type SelfPlayRecipe } from './recipe.js';
import { playAgainstItself } from './self-play.js';

/** The seed of the shipped network. */
const SEED = 1952;

/**
 * How far the network may be from its own look ahead before it contradicts itself. A win, a draw and a loss lie a whole
 * point apart; half of that would be a doubt between two of them, a quarter is on the way there.
 */
const TOLERANCE = 0.25;

/** How often a pass shows a contradicted lesson beside the once that it shows every lesson. */
const REPEATS = 8;

/** The most that the repeats of a pass may be, as a share of all its lessons. */
const MOST_REPEATS = 0.5;

/**
 * Trains the policy and value network by self-play from the rules of the game alone and writes it with its manifest.
 * No right move, no perfect player and no search beyond one move takes part; see {@link lookAhead}.
 *
 * It trains on WebAssembly unless told otherwise, because that gives every machine the same weights.
 */
export async function trainTicTacToe(options: TrainOptions): Promise<TrainResult> {
  const runtime = await startTraining(options.runtime ?? 'wasm');
  const seed = options.seed ?? SEED;
  const trained = await trainBySelfPlay(RECIPE, seed, options.tell);
  const { model, consistency, positions } = trained;
  const files = await writeNetwork(options.outputFolder, await saveModel(model), {
    ...draftOf(RECIPE, seed, runtime, trained),
    command: `rvw train tic-tac-toe --seed ${seed} --runtime ${runtime.id}`,
  });
  model.dispose();
  return {
    files,
    summary: `after ${(RECIPE.rounds * RECIPE.games).toLocaleString('en')} games against itself the network agrees with its own look ahead in ${(100 * consistency).toFixed(2)} % of the ${positions.toLocaleString('en')} positions it met`,
  };
}

/** What a training's manifest says, but the command. */
export function draftOf(
  recipe: SelfPlayRecipe,
  seed: number,
  runtime: TrainingRuntime,
  { consistency, positions, seconds }: TrainedBySelfPlay,
): Omit<ManifestDraft, 'command'> {
  return {
    task: 'tic-tac-toe',
    architecture: describeArchitecture(recipe.hidden),
    seed,
    data: { id: 'self-play', split: 'positions met in its own games', examples: positions },
    epochs: recipe.rounds * recipe.passes,
    validation: { measure: 'self-consistency', value: consistency, examples: positions },
    runtime,
    trainingSeconds: Math.round(seconds),
    details: {
      rounds: recipe.rounds,
      'games of self-play': recipe.rounds * recipe.games,
      'self-consistency':
        'share of the positions met in which the move that the policy chooses is, by the network’s own values one move ahead, within a quarter point of the best',
    },
  };
}

/** A trained network, how far it agrees with its own look ahead, and in how many positions that was seen. */
export interface TrainedBySelfPlay {
  readonly model: LayersModel;
  readonly consistency: number;
  readonly positions: number;
  readonly seconds: number;
}

/** Trains a network by a recipe and writes nothing. */
export async function trainBySelfPlay(
  recipe: SelfPlayRecipe,
  seed: number,
  tell: TrainOptions['tell'],
): Promise<TrainedBySelfPlay> {
  const startedAt = performance.now();
  const model = buildNetwork(seed, recipe.hidden);
  const learner = createLearner(model, recipe.averaging);
  const met = new Map<number, Board>();
  let consistency = 0;
  for (let round = 0; round < recipe.rounds; round++) {
    const review = reviewRound(learner, met, recipe.games, createRandom(seed, `games of round ${round}`));
    const loss = learnRound(learner, review, recipe, round, createRandom(seed, `lessons of round ${round}`));
    consistency = learner.withAverages((judge) => selfConsistency([...met.values()], judge));
    tell({
      done: (round + 1) / recipe.rounds,
      message: `round ${round + 1} of ${recipe.rounds}, loss ${loss.toFixed(3)}, ${met.size} positions met, self-consistency ${(100 * consistency).toFixed(2)} %`,
    });
    // Lets timers and signals through, which the arithmetic would hold up.
    await new Promise(setImmediate);
  }
  learner.finish();
  return { model, consistency, positions: met.size, seconds: (performance.now() - startedAt) / 1000 };
}

/** What a round has to teach. */
interface Review {
  readonly lessons: readonly Lesson[];
  /** Those in which the network contradicts its own look ahead. */
  readonly contradicted: readonly Lesson[];
}

/** Plays games, and looks one move ahead in every position met so far. */
function reviewRound(learner: Learner, met: Map<number, Board>, games: number, random: Random): Review {
  return learner.withAverages((judge) => {
    const played = playAgainstItself(games, (boards) => judge(boards).policy, random);
    for (const board of played) met.set(boardCode(board), board);
    const boards = [...met.values()];
    const lessons = lookAhead(boards, (next) => judge(next).value);
    const judgement = judge(boards);
    const contradicted = lessons.filter(
      (lesson, at) =>
        Math.abs(lesson.value - judgement.value[at]!) > TOLERANCE || !choosesWell(lesson, judgement, at),
    );
    return { lessons, contradicted };
  });
}

/** Goes through the lessons in random order, each turned at random, the contradicted ones more often. */
function learnRound(
  learner: Learner,
  { lessons, contradicted }: Review,
  recipe: SelfPlayRecipe,
  round: number,
  random: Random,
): number {
  const repeats = Math.min(REPEATS * contradicted.length, MOST_REPEATS * lessons.length);
  let losses = 0;
  let batches = 0;
  for (let pass = 0; pass < recipe.passes; pass++) {
    // What surprises most is worth most practice (Schaul et al. 2016, "Prioritized experience replay").
    const repeated = Array.from(
      { length: repeats },
      () => contradicted[random.integer(contradicted.length)]!,
    );
    const order = random.shuffled([...lessons, ...repeated]);
    for (let from = 0; from < order.length; from += recipe.batchSize) {
      const done = (round + (pass + from / order.length) / recipe.passes) / recipe.rounds;
      const batch = order
        .slice(from, from + recipe.batchSize)
        .map((lesson) => ({ lesson, symmetry: SYMMETRIES[random.integer(SYMMETRIES.length)]! }));
      losses += learner.learn(batch, learningRate(recipe.schedule, done));
      batches++;
    }
  }
  return losses / batches;
}

/**
 * The share of positions in which the policy's move is as good as any, by the network's own values one move ahead. It
 * says how settled the network is, and needs nobody who knows the right moves.
 */
function selfConsistency(boards: readonly Board[], judge: (boards: readonly Board[]) => Judgement): number {
  const lessons = lookAhead(boards, (next) => judge(next).value);
  const judgement = judge(boards);
  return lessons.filter((lesson, at) => choosesWell(lesson, judgement, at)).length / lessons.length;
}

function choosesWell({ board, value, worth }: Lesson, { policy }: Judgement, at: number): boolean {
  const decision = decodePolicy(policy.subarray(CELLS * at, CELLS * (at + 1)), board, legal);
  return decision.kind === 'answer' && value - worth[decision.answer]! <= TOLERANCE;
}
