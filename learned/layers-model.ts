import { io } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { SavedNetwork } from './network.js';

/**
 * A model of the layers API as a network that can be written and run.
 *
 * @example
 * await writeNetwork(folder, await saveModel(model), draft);
 */
export async function saveModel(model: LayersModel): Promise<SavedNetwork> {
  let artifacts: io.ModelArtifacts | undefined;
  await model.save(
    io.withSaveHandler((saved) => {
      artifacts = saved;
      return Promise.resolve({ modelArtifactsInfo: io.getModelArtifactsInfoForJSON(saved) });
    }),
  );
  const { modelTopology, weightSpecs, weightData } = artifacts!;
  const bytes = new Uint8Array(io.CompositeArrayBuffer.join(weightData));
  let at = 0;
  const weights = weightSpecs!.map(({ name, shape }) => {
    const size = shape.reduce((product, side) => product * side, 1);
    const values = new Float32Array(bytes.slice(at, at + 4 * size).buffer);
    at += 4 * size;
    return { name, shape, values };
  });
  // The layers API names models and counts layers by what else the process has made; only plain JSON stays.
  const topology = JSON.parse(JSON.stringify(modelTopology)) as Record<string, unknown>;
  return { topology, weights };
}
