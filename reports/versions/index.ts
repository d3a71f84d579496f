export { comparisonMarkdown } from './markdown.js';
export { comparisonPage } from './page.js';
export { comparisonLines } from './terminal.js';
