import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { roundWeights, UserError, type LoadedProgram, type Program } from 'rules-vs-weights';

import type { Push, State } from './physics.js';
import { NEURONS, Policy, WEIGHTS } from './policy.js';

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

const loaded = (weights: ArrayLike<number>): LoadedProgram<State, Push> => {
  const policy = new Policy(weights);
  return {
    decide: (state) => policy.decide(state),
    explain: (state) => policy.explain(state),
    outputs: (state) => [Float32Array.of(policy.output(state))],
    dispose: () => undefined,
  };
};

const layer = (name: string, outputs: number, inputs: number) => ({
  name,
  type: 'dense',
  outputShape: [outputs],
  weights: outputs * (inputs + 1),
  multiplyAccumulates: outputs * inputs,
});

const LAYERS = [layer('hidden', NEURONS, 4), layer('push', 1, NEURONS)];

/** The policy that was looked for by the cross-entropy method. */
export const learned: Program<State, Push> = {
  id: 'learned',
  kind: 'learned',
  title: 'A network of eight neurons',
  summary:
    'Four numbers, eight neurons of tanh and one output, whose sign is the push. Its 49 weights were looked for by the cross-entropy method (Rubinstein 1999) on training starts; nobody told it what to do in any state.',
  runtimes: ['v8'],
  module: import.meta.url,
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
