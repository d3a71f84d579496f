export * from './data-set.js';
export * from './decision.js';
export * from './explanation.js';
export * from './plugin.js';
export * from './program.js';
export * from './sweep.js';
export * from './task.js';
export * from './user-error.js';
