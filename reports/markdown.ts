import type { Disagreement } from '../harness/measures/disagreements/schema.js';
import type { Results } from '../harness/results/schema.js';
import type { Block, Section, Table, Outline } from './block.js';
import { cellWords, MATRIX_TITLE, matrixReading, type ErrorMatrix } from './error-matrix.js';
import { outcomeWords } from './accuracy-words.js';
import { chaptersOf, evidenceWords, type Chapter, type ChapterPart } from './chapters.js';
import { formatGap, formatP } from './format.js';
import { adviceSentences } from './advice.js';
import { markdownTable, markdownText as text } from './markdown-table.js';
import { measurementSections } from './measurement.js';
import { SYMBOLS } from './names.js';
import { runNotices, runWords } from './run.js';
import type { Slice } from './slice.js';
import { votesOf, votesText } from './votes.js';
import { togetherSections } from './together.js';
import {
  equivalence,
  reservation,
  titleBeside,
  valuesOf,
  verdictOf,
  type ComparedCell,
  type Verdict,
  type VerdictCell,
} from './verdict.js';

/** The report as Markdown: the same figures in the order of the page, every chart as its table. */
export function reportMarkdown(results: Results): string {
  const parts = [
    '# Rules vs weights',
    `${SYMBOLS.handwritten} hand-written: people wrote the rules; ${SYMBOLS.learned} learned: a network was trained`,
    '## Verdict',
    adviceSentences(results)
      .map((sentence) => `- ${text(sentence)}`)
      .join('\n'),
    ...runNotices(results).map((notice) => `> ${text(notice)}`),
    `To repeat the run: ${text(results.run.commandLine)}`,
    ...verdictParts(verdictOf(results)),
    text(runWords(results)),
    ...claimParts(results),
    ...togetherParts(togetherSections(results)),
    ...chaptersOf(results).flatMap(chapterParts),
    '## How it was measured',
    ...measurementSections(results).flatMap((section) => sectionParts(section, '###')),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const togetherParts = (sections: readonly Section[]): readonly string[] =>
  sections.length === 0
    ? []
    : ['## All tasks together', ...sections.flatMap((section) => sectionParts(section, '###'))];

export function verdictParts({ caption, columns, rows }: Verdict): readonly string[] {
  if (columns.length === 0) return ['No two programs were compared in this run.'];
  const table: Table = {
    caption,
    columns: [{ title: 'Task' }, ...columns],
    rows: rows.map(({ slice, pair, cells }) => [
      [slice.task.title, slice.title, pair].filter(Boolean).join(', '),
      ...cells.map((cell, at) => verdictText(cell, columns[at]!)),
    ]),
  };
  return [markdownTable(table), rows.map(({ sentence }) => `- ${text(sentence)}`).join('\n')];
}

function verdictText(cell: VerdictCell, column: Verdict['columns'][number]): string {
  if (cell.state === 'not measured') return '– not measured';
  const gap = formatGap(cell.comparison);
  const values = valuesOf(cell).map(({ side, value }) => `${SYMBOLS[side.kind]} ${value}`);
  const { state, comparison, leader, sides } = cell;
  const reserved = reservation(comparison);
  return [
    `${heading(cell)}:`,
    titleBeside(cell, column),
    leader ? '' : SYMBOLS[sides[1].kind],
    gap.beside,
    gap.interval,
    state === 'equivalent' ? '' : formatP(comparison.p),
    reserved === '' ? '' : `– ${reserved}`,
    `(${values.join(' ')})`,
  ]
    .filter(Boolean)
    .join(' ');
}

function heading({ state, leader, comparison }: ComparedCell): string {
  if (state === 'equivalent') return `= ${equivalence(comparison)}`;
  if (state === 'undecided' || leader === undefined) return '? undecided';
  return `${SYMBOLS[leader.kind]} ${leader.name}${state === 'slight' ? ', slightly' : ''}`;
}

function claimParts(results: Results): readonly string[] {
  if (results.claims.length === 0) return [];
  const table: Table = {
    caption: 'Each criterion was fixed before measuring',
    columns: [{ title: 'Claim' }, { title: 'Verdict' }, { title: 'Criterion' }, { title: 'Figures' }],
    rows: results.claims.map(({ statement, verdict, criterion, evidence }) => [
      statement,
      verdict,
      criterion,
      evidence.map((one) => evidenceWords(results, one)).join(' '),
    ]),
  };
  return ['## The essay’s claims', markdownTable(table)];
}

function chapterParts({ task, scale, programs, parts }: Chapter): readonly string[] {
  return [
    `## ${text(task.title)}`,
    text(task.summary),
    ...(scale === '' ? [] : [text(scale)]),
    programs
      .map(
        ({ kind, name, title, summary }) =>
          `- ${SYMBOLS[kind]} ${runIn(`${name}: ${title}`)} ${text(summary)}`,
      )
      .join('\n'),
    ...(parts.length === 0 ? ['Nothing of this task was run.'] : parts.flatMap(partParts)),
  ];
}

function partParts({ slice, title, about, questions }: ChapterPart): readonly string[] {
  return [
    `### ${text(slice.task.title)}: ${text(title)}`,
    ...about.flatMap(blockParts),
    ...questions.flatMap((question) => [
      `#### ${text(question.title)}`,
      ...question.answer.map(text),
      ...question.sections.flatMap((section) => sectionParts(section, '#####')),
    ]),
  ];
}

export function sectionParts({ title, blocks }: Section, level: string): readonly string[] {
  return [`${level} ${text(title)}`, ...blocks.flatMap(blockParts)];
}

/** A text with a mark behind it, unless it is a question or a sentence and has one. */
const ended = (raw: string, mark: '.' | ':'): string => text(/[.?!]$/.test(raw) ? raw : `${raw}${mark}`);

/** A title that a paragraph begins with. */
const runIn = (title: string): string => `**${ended(title, '.')}**`;

function blockParts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [text(block.text)];
    case 'facts':
      return [block.facts.map(([term, description]) => `- ${text(term)}: ${text(description)}`).join('\n')];
    case 'table':
      return [ended(block.table.caption, ':'), markdownTable(block.table)];
    case 'charts':
      return block.charts.flatMap(({ title, direction, table, methods }) => [
        `${runIn(title)} ${text(direction)}`.trim(),
        markdownTable(table),
        text(`Method: ${methods.join(' · ')}`),
      ]);
    case 'matrix':
      return matrixParts(block.matrix);
    case 'drawings':
      return block.labels ? [block.labels.map((label) => `- ${text(label)}`).join('\n')] : [];
    case 'folded':
      return [runIn(block.title), ...block.blocks.flatMap(blockParts)];
    // What they are stands in words in the table beside them.
    case 'strips':
      return [];
    case 'outline':
      return [runIn(block.title), outlineText(block.items, '')];
    case 'disagreements':
      return [disagreementsText(block.slice, block.examples)];
  }
}

function outlineText(items: readonly Outline[], indent: string): string {
  return items
    .flatMap(({ text: line, result, note, items: inner }) => [
      `${indent}- ${text(line)}${result === undefined ? '' : ` → ${text(result)}`}${note === undefined ? '' : ` (${text(note)})`}`,
      ...(inner.length > 0 ? [outlineText(inner, `${indent}  `)] : []),
    ])
    .join('\n');
}

function disagreementsText({ nameOf, task: { scoring } }: Slice, examples: readonly Disagreement[]): string {
  const said = examples.flatMap((example) =>
    example.decisions.map((decision) => ({ example, decision, votes: votesIn(decision) })),
  );
  const voted = said.some(({ votes }) => votes !== '');
  return markdownTable({
    columns: [
      { title: 'Input' },
      { title: scoring ? 'Truth' : 'Right' },
      { title: 'Program' },
      { title: 'Said' },
      { title: 'Because' },
      ...(voted ? [{ title: 'Votes' }] : []),
    ],
    rows: said.map(
      ({
        example: { example, truth },
        decision: { program, answer, right, outcome, explanation },
        votes,
      }) => [
        example,
        truth ?? '–',
        nameOf({ program }).name,
        `${answer ?? 'no answer'} ${scoring && outcome !== undefined ? outcomeWords(outcome, scoring) : right ? '✓' : answer === null ? '–' : '✗'}`,
        explanation.kind === 'trace'
          ? explanation.steps.map(({ because }, index) => `${index + 1}. ${because}`).join(' ')
          : explanation.method,
        ...(voted ? [votes || '–'] : []),
      ],
    ),
  });
}

/** What the rules behind a decision said for it and for the runner-up; empty where none votes. */
function votesIn({ answer, explanation }: Disagreement['decisions'][number]): string {
  const votes = explanation.kind === 'trace' && votesOf(explanation.steps, answer ?? undefined);
  return votes ? votesText(votes) : '';
}

function matrixParts(matrix: ErrorMatrix): readonly string[] {
  const { truths, answers, rows } = matrix;
  const table = {
    columns: [{ title: 'Right' }, ...answers.map((title) => ({ title, numeric: true }))],
    rows: rows.map((cells, row) => [truths[row]!, ...cells.map(cellWords)]),
  };
  return [`${runIn(MATRIX_TITLE)} ${text(matrixReading(matrix))}`, markdownTable(table)];
}
