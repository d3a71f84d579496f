import type { NetworkSweep } from '../../tasks/contract/index.js';
import { networkSweep } from '../network-sweep.js';
import { networkCoding } from './coding.js';
import type { DefinedNetwork } from './defined-network.js';
import { inputShapeOf } from './check-layers.js';
import { widened } from './layers.js';

/**
 * A network in other widths and from less data, each trained as the network itself is.
 *
 * @param description what is known of the sweep without loading what trains
 */
export function sweepDefined<Input, Answer, Truth>(
  network: DefinedNetwork<Input, Answer, Truth>,
  description: Pick<NetworkSweep<Input, Answer>, 'varies' | 'recipe' | 'settings' | 'recorded'>,
): NetworkSweep<Input, Answer> {
  return networkSweep<Input, Answer>({
    ...description,
    task: network.task.id,
    coding: networkCoding(network),
    fingerprint: async ({ cacheFolder }) => {
      const { loadTrainingData } = await import('./training-data.js');
      return (await loadTrainingData(network, cacheFolder)).sha256;
    },
    start: async (runtime) => (await import('../training/start.js')).startTraining(runtime),
    build: async (width, seed) => {
      const { buildModel } = await import('./model.js');
      const { shape } = network.task.features;
      return buildModel({
        layers: widened(network.layers, width),
        features: shape,
        seed,
        ...(network.standardise ? { standardisation: untold(inputShapeOf(shape)!.at(-1)!) } : {}),
      });
    },
    fit: async (variant, runtime, options) => {
      const { trainVariant } = await import('./train.js');
      return trainVariant(network, variant, runtime, options);
    },
  });
}

/** A standardisation that changes nothing: what it costs does not depend on its numbers. */
const untold = (channels: number) => ({
  means: new Float32Array(channels),
  variances: new Float32Array(channels).fill(1),
});
