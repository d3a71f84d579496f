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
export { roundWeights, type RoundedWeights } from './learned/define/round-weights.js';
export { defineTask, type TaskDefinition } from './tasks/kit/define/define-task.js';
export { table, type TableDefinition, type TableSplit } from './tasks/kit/define/table.js';
export { imageFolder } from './tasks/kit/define/image-folder.js';
export { soundFolder, type SoundFolders } from './tasks/kit/define/sound-folder.js';
export type { ClassFolders, FolderSplit } from './tasks/kit/define/class-folders.js';
export type { Picture } from './tasks/kit/define/picture.js';
export type { SplitByHash, SplitShares } from './tasks/kit/define/split.js';
export type { Provenance, TaskData } from './tasks/kit/define/task-data.js';
export {
  abstain,
  rules,
  type Decided,
  type RulesModule,
  type RulesWords,
  type Trace,
} from './handwritten/rules-program.js';
