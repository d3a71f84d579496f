export { githubAnnotations } from './github.js';
export { junitXml } from './junit.js';
export type { Reported } from './reported.js';
export { summaryMarkdown } from './summary.js';
