import type { VersionComparison } from '../../harness/results/version-comparison.js';
import {
  answerWords,
  cellName,
  decisionWords,
  differenceWords,
  tallyWords,
  valueWords,
  VERDICT_SIGNS,
  verdictWords,
  versionsWords,
} from './words.js';

/** So many of the examples that changed are named in a terminal; all that are kept stand in the files. */
const MOST_EXAMPLES = 5;

/** A comparison as lines for a terminal. */
export function comparisonLines(comparison: VersionComparison): readonly string[] {
  return [
    versionsWords(comparison),
    ...comparison.cells.flatMap((cell) => {
      const name = cellName(comparison, cell);
      return [
        ...cell.failed.map(({ measure, error }) => `✗ ${name}: ${measure} fails now: ${error}`),
        ...cell.figures.map(
          (figure) =>
            `${VERDICT_SIGNS[figure.verdict]} ${name}: ${figure.title}: ${differenceWords(figure)} (${valueWords(figure)}): ${verdictWords(figure)}`,
        ),
        ...cell.left.map(({ measure, reason }) => `– ${name}: ${measure} is not compared: ${reason}`),
        ...(cell.decisions ? [`  ${name}: ${decisionWords(cell.decisions)}`] : []),
        ...(cell.decisions?.shown.slice(0, MOST_EXAMPLES) ?? []).map(
          ({ example, truth, earlier, later }) =>
            `    ${example}${truth === undefined ? '' : `, right is ${truth}`}: ${answerWords(earlier)} → ${answerWords(later)}`,
        ),
        ...((cell.decisions?.shown.length ?? 0) > MOST_EXAMPLES
          ? [`    and ${(cell.decisions!.changed - MOST_EXAMPLES).toLocaleString('en')} more`]
          : []),
      ];
    }),
    ...comparison.notes.map((note) => `note: ${note}`),
    `In all: ${tallyWords(comparison)}`,
  ];
}
