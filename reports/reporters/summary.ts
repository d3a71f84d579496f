import { adviceSentences } from '../advice.js';
import { formatReason } from '../format.js';
import { verdictParts } from '../markdown.js';
import { markdownText as text } from '../markdown-table.js';
import { runNotices, runWords } from '../run.js';
import { verdictOf } from '../verdict.js';
import { comparisonMarkdown } from '../versions/markdown.js';
import { subjectsOf, type Reported } from './reported.js';

/** So many of the examples that changed sides stand in a summary: a comment on GitHub has at most 65,536 characters. */
const MOST_EXAMPLES = 20;

/** What a build tells people: a run on one screen, what failed of it, and what changed. */
export function summaryMarkdown({ results, comparison }: Reported): string {
  const parts = results
    ? [
        '# Rules vs weights',
        text(runWords(results)),
        ...runNotices(results).map((notice) => `> ${text(notice)}`),
        adviceSentences(results)
          .map((sentence) => `- ${text(sentence)}`)
          .join('\n'),
        ...verdictParts(verdictOf(results)),
        subjectsOf(results)
          .flatMap(({ name, outcomes }) =>
            outcomes.flatMap(([measure, outcome]) =>
              outcome.state === 'failed'
                ? [`- ✗ ${text(`${name}: ${measure} failed: ${formatReason(outcome)}`)}`]
                : [],
            ),
          )
          .join('\n'),
      ].filter((part) => part !== '')
    : [];
  return [
    ...(parts.length > 0 ? [`${parts.join('\n\n')}\n`] : []),
    ...(comparison ? [comparisonMarkdown(comparison, MOST_EXAMPLES)] : []),
  ].join('\n');
}
