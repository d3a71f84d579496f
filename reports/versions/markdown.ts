import type { VersionComparison } from '../../harness/results/version-comparison.js';
import { markdownText as text } from '../markdown-table.js';
import { sectionParts } from '../markdown.js';
import { comparisonSections } from './sections.js';
import { tallyWords, versionsWords } from './words.js';

/**
 * A comparison as Markdown: also what a pull request is told.
 *
 * @param mostExamples of those that changed sides; all that are kept without it
 */
export function comparisonMarkdown(comparison: VersionComparison, mostExamples?: number): string {
  const parts = [
    '# Rules vs weights: what changed',
    text(versionsWords(comparison)),
    `**${text(tallyWords(comparison))}**`,
    ...comparison.notes.map((note) => `> ${text(note)}`),
    ...comparisonSections(comparison, mostExamples).flatMap((section) => sectionParts(section, '##')),
  ];
  return `${parts.join('\n\n')}\n`;
}
