/** What a plugin author imports, and nothing else; for a measure of one's own, see `rules-vs-weights/measure`. */
export * from './tasks/contract/index.js';
export { createRandom, type Random } from './tasks/kit/random.js';
export { cascade, type Cascade } from './tasks/kit/cascade.js';
export { defineTask, type TaskDefinition } from './tasks/kit/define/define-task.js';
export { table, type TableDefinition, type TableSplit } from './tasks/kit/define/table.js';
export type { Provenance, TaskData } from './tasks/kit/define/task-data.js';
export {
  abstain,
  rules,
  type Decided,
  type RulesModule,
  type RulesWords,
  type Trace,
} from './handwritten/rules-program.js';
