import type { ComparedCell, VersionComparison } from '../../harness/results/version-comparison.js';
import type { Block, Section, Table } from '../block.js';
import { formatFigure, slug } from '../format.js';
import {
  answerWords,
  cellName,
  decisionWords,
  differenceWords,
  VERDICT_SIGNS,
  verdictWords,
} from './words.js';

/**
 * A comparison as sections: one a program, then how it was compared.
 *
 * @param mostExamples of those that changed sides; all that are kept without it
 */
export function comparisonSections(
  comparison: VersionComparison,
  mostExamples = Infinity,
): readonly Section[] {
  return [
    ...comparison.cells.map((cell) => cellSection(comparison, cell, mostExamples)),
    methodSection(comparison),
  ];
}

function cellSection(comparison: VersionComparison, cell: ComparedCell, mostExamples: number): Section {
  const name = cellName(comparison, cell);
  const blocks: Block[] = [];
  if (cell.failed.length > 0)
    blocks.push({
      kind: 'facts',
      facts: cell.failed.map(({ measure, error }) => [`✗ ${measure} fails now`, error] as const),
    });
  if (cell.figures.length > 0) blocks.push({ kind: 'table', table: figuresTable(name, cell) });
  if (cell.left.length > 0)
    blocks.push({
      kind: 'facts',
      facts: cell.left.map(({ measure, reason }) => [`${measure}: not compared`, reason] as const),
    });
  const { decisions } = cell;
  if (decisions) blocks.push({ kind: 'paragraph', text: `Example by example ${decisionWords(decisions)}.` });
  const shown = decisions?.shown.slice(0, mostExamples) ?? [];
  if (decisions && shown.length > 0)
    blocks.push({
      kind: 'folded',
      title: 'The examples that changed',
      blocks: [
        {
          kind: 'table',
          table: {
            caption: `Decisions of ${name} that changed${shown.length < decisions.changed ? `: the first ${shown.length} of ${decisions.changed.toLocaleString('en')}` : ''}`,
            columns: ['Example', 'Right is', 'Earlier', 'Later'].map((title) => ({ title })),
            rows: shown.map(({ example, truth, earlier, later }) => [
              example,
              truth ?? '–',
              answerWords(earlier),
              answerWords(later),
            ]),
          },
        },
      ],
    });
  return {
    id: slug(cell.task, cell.dataset, cell.program, cell.runtime),
    title: `${name}: ${cell.title}`,
    blocks,
  };
}

const figuresTable = (name: string, { figures }: ComparedCell): Table => ({
  caption: `What changed of ${name}`,
  columns: [
    { title: 'Figure' },
    { title: 'Verdict' },
    { title: 'Difference', numeric: true },
    { title: 'Earlier', numeric: true },
    { title: 'Later', numeric: true },
  ],
  rows: figures.map((figure) => [
    figure.title,
    `${VERDICT_SIGNS[figure.verdict]} ${verdictWords(figure)}`,
    differenceWords(figure),
    formatFigure(figure.earlier),
    formatFigure(figure.later),
  ]),
});

function methodSection({
  of,
  earlier,
  later,
  profile,
  split,
  seed,
  family,
  cells,
}: VersionComparison): Section {
  const tests = new Map(
    cells.flatMap(({ figures }) =>
      figures.map(({ title, test, margin }) => [
        title,
        `${test}${margin ? `; margin: ${margin.reason}` : ''}`,
      ]),
    ),
  );
  return {
    id: 'method',
    title: 'How it was compared',
    blocks: [
      {
        kind: 'paragraph',
        text: 'A figure is worse or better where the whole 95 % interval of its difference lies beyond the margin, which was fixed in advance; equivalent where it lies within; slightly worse or better where it leaves out equality alone, which fails no build; else undecided. What was counted on the same inputs has no interval: it is exact there.',
      },
      {
        kind: 'facts',
        facts: [
          ['Measured', of === 'one run' ? 'side by side in one run, launch by launch' : 'by two runs'],
          [
            'Earlier',
            [earlier.name, earlier.commit, earlier.startedAt, earlier.machine].filter(Boolean).join(' · '),
          ],
          ['Later', [later.name, later.commit, later.startedAt, later.machine].filter(Boolean).join(' · ')],
          ['Runs', `${profile} profile, ${split} split, seed ${seed}`],
          ['Correction', `p values after Holm (1979) over ${family} comparisons`],
          ...[...tests].map(([title, test]) => [title, test] as const),
        ],
      },
    ],
  };
}
