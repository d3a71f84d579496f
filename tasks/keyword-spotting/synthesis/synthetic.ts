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
import { CLIPS_PER_CLASS, planSplit } from './plan.js';
import { installedEngines, packageVersion } from './speak.js';
import { ENGINE_PACKAGES, ENGINES, type Engine } from './voices.js';

/** To be raised whenever the recipe changes: voices, words, conditions, mixing. */
const RECIPE = 5;

/** What a synthetic data set may be made with instead of the defaults: other numbers of clips, fewer engines or classes. */
export interface SyntheticOptions {
  readonly clipsPerClass?: Readonly<Record<Split, number>>;
  readonly engines?: readonly Engine[];
  readonly classes?: readonly Word[];
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
export function syntheticWords(options: SyntheticOptions = {}): DataSet<Clip, Word> {
  const clipsPerClass = options.clipsPerClass ?? CLIPS_PER_CLASS;
  const engines = (): readonly Engine[] => options.engines ?? installedEngines();
  const recipeOf = (split: Split, seed: number): string =>
    recipe(split, seed, engines(), clipsPerClass[split], options.classes);
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
    fingerprint: ({ seed }) => Promise.resolve(hash(SPLITS.map((split) => recipeOf(split, seed)))),
    load: (split, context) => {
      const key = recipeOf(split, context.seed);
      const path = join(
        context.cacheFolder,
        'keyword-spotting',
        `synthetic-${split}-${hash([key]).slice(0, 16)}`,
      );
      let loading = loaded.get(path);
      if (!loading) {
        loading = loadSplit(path, split, context, engines(), clipsPerClass[split], options.classes);
        loading.catch(() => loaded.delete(path));
        loaded.set(path, loading);
      }
      return loading;
    },
  };
}

async function loadSplit(
  path: string,
  split: Split,
  context: DataContext,
  engines: readonly Engine[],
  clipsPerClass: number,
  classes?: readonly Word[],
): Promise<readonly Example<Clip, Word>[]> {
  const report = context.report ?? (() => undefined);
  const missing = ENGINES.filter((engine) => !engines.includes(engine));
  if (missing.length === ENGINES.length) {
    throw new UserError(
      `no speech synthesiser is installed; run "npm ci", or name recordings with --data-dir`,
    );
  }
  if (missing.length > 0) {
    report(0, `synthetic words without ${missing.join(' and ')}, which npm did not install: fewer voices`);
  }
  const cached = await readClips(path);
  if (cached) return cached;
  const plan = planSplit(split, context.seed, engines, clipsPerClass, classes);
  const clips = await makeClips(plan, context.seed, (done, message) =>
    report(done, `making the synthetic words for ${split}, once: ${message}`),
  );
  const labels = plan.map(({ id, truth, speech }) => ({ id, truth, person: speech?.person }));
  await writeClips(path, labels, clips);
  return labels.map((label, at) => packedExample(label, clips[at]!));
}

function nameOf(engine: Engine): string {
  return `${ENGINE_PACKAGES[engine]} ${packageVersion(engine) ?? '(not installed)'}`;
}

function recipe(
  split: Split,
  seed: number,
  engines: readonly Engine[],
  clipsPerClass: number,
  classes?: readonly Word[],
): string {
  const versions = engines.map((engine) => `${engine} ${packageVersion(engine) ?? 'missing'}`);
  return JSON.stringify({ recipe: RECIPE, split, seed, versions, clipsPerClass, classes });
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
