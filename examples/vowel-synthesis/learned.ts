import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  roundWeights,
  UserError,
  type Attribution,
  type LoadedProgram,
  type Program,
} from 'rules-vs-weights';

import { envelopeBy, inputsOf, sing, WEIGHTS, WIDTHS } from './network.js';
import { distance } from './spectrum.js';
import { VOWEL_NAMES, type Wish } from './vowels.js';
import type { Waveform } from './waveform.js';

const pathOf = (name: string): string => fileURLToPath(new URL(`./weights/${name}`, import.meta.url));

/** What was written beside the weights when they were trained. */
interface Manifest extends Readonly<Record<string, unknown>> {
  readonly sha256: string;
}

const readManifest = async (): Promise<Manifest> =>
  JSON.parse(await readFile(pathOf('manifest.json'), 'utf8')) as Manifest;

async function readWeights(): Promise<Float32Array> {
  const bytes = await readFile(pathOf('weights.bin'));
  const { sha256 } = await readManifest();
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new UserError(`${pathOf('weights.bin')} is not what its manifest says: train it again`);
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** How far the spectrum moves when an input says nothing: no vowel, a usual pitch, a usual size. */
function attribute(weights: Float32Array, wish: Wish): Attribution {
  const inputs = inputsOf(wish);
  const envelope = envelopeBy(weights, inputs);
  return {
    kind: 'attribution',
    method: 'occlusion (Zeiler and Fergus 2014): decibels by which the spectrum moves',
    values: Float32Array.from(inputs, (_, place) =>
      distance(
        envelope,
        envelopeBy(
          weights,
          inputs.map((value, at) => (at === place ? 0 : value)),
        ),
      ),
    ),
  };
}

const loaded = (weights: Float32Array): LoadedProgram<Wish, Waveform> => {
  const envelopeFor = (wish: Wish): number[] => envelopeBy(weights, inputsOf(wish));
  return {
    decide: (wish) => ({ kind: 'answer', answer: sing(envelopeFor(wish), wish.pitch) }),
    explain: (wish) => attribute(weights, wish),
    outputs: (wish) => [Float32Array.from(envelopeFor(wish))],
    dispose: () => undefined,
  };
};

const LAYERS = WIDTHS.slice(1).map((outputs, at) => ({
  name: at < WIDTHS.length - 2 ? `hidden ${at + 1}` : 'envelope',
  type: 'dense',
  outputShape: [outputs],
  weights: outputs * (WIDTHS[at]! + 1),
  multiplyAccumulates: outputs * WIDTHS[at]!,
}));

/** The network that learned the spectra of a man's and a woman's vowels. */
export const learned: Program<Wish, Waveform> = {
  id: 'learned',
  kind: 'learned',
  title: 'A network that gives the spectrum',
  summary: `Two layers of 32 neurons and ${WEIGHTS} weights give the level of ${WIDTHS.at(-1)!} bands for a vowel, a pitch and a size, and harmonics of the pitch are made as loud as that. It learned from the ${VOWEL_NAMES.length} vowels of two synthetic voices in several sizes.`,
  runtimes: ['v8'],
  module: import.meta.url,
  trainingModule: new URL('./train.js', import.meta.url).href,
  load: async () => loaded(await readWeights()),
  network: async () => ({
    weights: WEIGHTS,
    layers: LAYERS,
    multiplyAccumulates: LAYERS.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0),
    operatorCalls: 2 * LAYERS.length,
    files: [pathOf('weights.bin'), pathOf('model.json')],
    manifest: await readManifest(),
  }),
  quantised: async (bits) => {
    const { weights, bytes } = roundWeights(await readWeights(), bits);
    return { loaded: loaded(weights), bytes };
  },
};
