import { createHash } from 'node:crypto';
import { join } from 'node:path';

import {
  SPLITS,
  UserError,
  type DataContext,
  type DataSet,
  type Example,
  type Split,
} from '../../contract/index.js';
import { readClips, writeClips } from '../clip-cache.js';
import type { Clip, Word } from '../clip.js';
import { packedExample } from '../packed.js';
import { makeClips } from './make-split.js';
import { CLIPS_PER_CLASS, planSplit, type PlannedClip, type PlanOptions } from './plan.js';
import { installedEngines, packageVersion } from './speak.js';
import { ENGINE_PACKAGES, ENGINES, type Engine } from './voices.js';

/** To be raised whenever the recipe changes: voices, words, conditions, mixing. */
const RECIPE = 8;

/**
 * Clips that are made, mixed and kept together, by split: what one says, and what babbles behind it, depends on the
 * others of its block alone. So a run that needs only the beginning of the test split makes only its first blocks.
 */
const CLIPS_A_BLOCK: Readonly<Record<Split, number>> = { train: Infinity, validation: Infinity, test: 120 };

/** What a synthetic data set may be made with instead of the defaults: other numbers of clips, fewer engines or classes. */
export interface SyntheticOptions extends PlanOptions {
  readonly clipsPerClass?: Readonly<Record<Split, number>>;
  readonly engines?: readonly Engine[];
  readonly clipsPerBlock?: Readonly<Record<Split, number>>;
}

/** Made words, of which it is known what was said even where the answer is only that it was another word. */
export interface SyntheticWords extends DataSet<Clip, Word> {
  /** What is said in each clip of a split, in its order; undefined where nothing is. Makes no clip. */
  said(split: Split, seed: number): readonly (string | undefined)[];
}

/**
 * Words said by speech synthesisers, made on first use and kept in the cache folder.
 *
 * Its splits are disjoint by voice and, for the class `unknown`, by word; one whole engine speaks in the test split
 * alone. Figures on it say how a program copes with new synthetic voices, and little of real people.
 *
 * The fingerprint is that of the recipe (seed, engines with their versions, sizes): the same recipe gives the same
 * bytes, and making all three splits only to name them would take minutes. The content of each split is checked by
 * its own hash whenever it comes from the cache.
 *
 * @example
 * const clips = await syntheticWords().load('validation', { seed: 1, cacheFolder: '.cache' });
 */
export function syntheticWords(options: SyntheticOptions = {}): SyntheticWords {
  const clipsPerClass = options.clipsPerClass ?? CLIPS_PER_CLASS;
  const clipsPerBlock = options.clipsPerBlock ?? CLIPS_A_BLOCK;
  const recipeOf = (split: Split, seed: number): Recipe => ({
    split,
    seed,
    engines: options.engines ?? installedEngines(),
    clipsPerClass: clipsPerClass[split],
    clipsPerBlock: clipsPerBlock[split],
    classes: options.classes,
    disguised: options.disguised,
  });
  const loaded = new Map<string, Promise<readonly Example<Clip, Word>[]>>();

  return {
    id: 'synthetic',
    title: 'Synthetic words',
    licence:
      'made on the spot, nothing is shipped; the synthesisers are under BSD-4-Clause (flite) and GPL-3.0 (espeak-ng, gnuspeech)',
    citation:
      'A. W. Black, K. A. Lenzo: Flite, 2001; J. Duddington, R. H. Dunn: eSpeak NG, 1995–2024; D. R. Hill, L. Manzara, C. Schock: gnuspeech, 1995',
    source: `npm packages ${ENGINES.map(nameOf).join(', ')}`,
    synthetic: true,
    costly: true,
    said: (split, seed) => planOf(recipeOf(split, seed)).map(({ speech }) => speech?.word),
    fingerprint: ({ seed }) => Promise.resolve(hash(SPLITS.map((split) => describe(recipeOf(split, seed))))),
    load: (split, context) => {
      const recipe = recipeOf(split, context.seed);
      const key = `${context.cacheFolder} ${describe(recipe)} ${context.limit ?? 'all'}`;
      let loading = loaded.get(key);
      if (!loading) {
        loading = loadSplit(recipe, context);
        loading.catch(() => loaded.delete(key));
        loaded.set(key, loading);
      }
      return loading;
    },
  };
}

/** Everything that the clips of a split follow from. */
interface Recipe extends PlanOptions {
  readonly split: Split;
  readonly seed: number;
  readonly engines: readonly Engine[];
  readonly clipsPerClass: number;
  readonly clipsPerBlock: number;
}

const planOf = ({ split, seed, engines, clipsPerClass, ...options }: Recipe): PlannedClip[] =>
  planSplit(split, seed, engines, clipsPerClass, options);

async function loadSplit(recipe: Recipe, context: DataContext): Promise<readonly Example<Clip, Word>[]> {
  const { split, seed, engines, clipsPerBlock } = recipe;
  const missing = ENGINES.filter((engine) => !engines.includes(engine));
  if (missing.length === ENGINES.length) {
    throw new UserError(
      `no speech synthesiser is installed; run "npm ci", or name recordings with --data-dir`,
    );
  }
  if (missing.length > 0) {
    context.note?.(
      `synthetic words without ${missing.join(' and ')}, which npm did not install: fewer voices`,
    );
  }
  const plan = planOf(recipe);
  const needed = Math.min(context.limit ?? Infinity, plan.length);
  const examples: Example<Clip, Word>[] = [];
  while (examples.length < needed) {
    const from = examples.length;
    const block = plan.slice(from, Math.min(from + clipsPerBlock, plan.length));
    const name = `synthetic-${split}-${hash([describe(recipe)]).slice(0, 16)}${block.length < plan.length ? `-${from}` : ''}`;
    const path = join(context.cacheFolder, 'keyword-spotting', name);
    const tell = (done: number, message: string): void =>
      context.tell?.(
        Math.min(1, (from + done * block.length) / needed),
        `making the synthetic words for ${split}, once: ${message}`,
      );
    examples.push(...((await readClips(path)) ?? (await makeBlock(path, block, seed, tell, context.signal))));
  }
  return examples;
}

async function makeBlock(
  path: string,
  block: readonly PlannedClip[],
  seed: number,
  tell: (done: number, message: string) => void,
  signal: AbortSignal | undefined,
): Promise<Example<Clip, Word>[]> {
  const clips = await makeClips(block, seed, tell, signal);
  const labels = block.map(({ id, truth, speech }) => ({ id, truth, person: speech?.person }));
  await writeClips(path, labels, clips);
  return labels.map((label, at) => packedExample(label, clips[at]!));
}

function nameOf(engine: Engine): string {
  return `${ENGINE_PACKAGES[engine]} ${packageVersion(engine) ?? '(not installed)'}`;
}

/** The recipe in one line: the same line, the same bytes. */
function describe({
  split,
  seed,
  engines,
  clipsPerClass,
  clipsPerBlock,
  classes,
  disguised,
}: Recipe): string {
  const versions = engines.map((engine) => `${engine} ${packageVersion(engine) ?? 'missing'}`);
  const blocks = Number.isFinite(clipsPerBlock) ? { clipsPerBlock } : {};
  return JSON.stringify({
    recipe: RECIPE,
    split,
    seed,
    versions,
    clipsPerClass,
    classes,
    disguised,
    ...blocks,
  });
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
