/** What a plugin author imports, and nothing else; for a measure of one's own, see `rules-vs-weights/measure`. */
export * from './tasks/contract/index.js';
export { createRandom } from './tasks/kit/random.js';
export { cascade, type Cascade } from './tasks/kit/cascade.js';
export { network, type NetworkOptions } from './learned/define/network.js';
export {
  averagePooling,
  conv2d,
  dense,
  depthwiseConv2d,
  flatten,
  globalAveragePooling,
  maxPooling,
  type Layer,
  type LayerActivation,
  type Sliding,
} from './learned/define/layers.js';
