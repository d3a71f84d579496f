import type { TopLevelSpec } from 'vega-lite';

import type { Disagreement } from '../harness/measures/disagreements/schema.js';
import type { ErrorMatrix } from './error-matrix.js';
import type { LegendEntry } from './charts/legend.js';
import type { Slice } from './slice.js';

/** A table of text, the same on the page and in Markdown. The first cell of a row names the row. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** A column; numbers are set flush right. */
export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}

/** A chart with everything that a reader needs beside it. */
export interface Chart {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** One sentence: how to read it. */
  readonly reading: string;
  /** Which way is better, as a sentence; empty where neither is. */
  readonly direction: string;
  /** How the figures were measured. */
  readonly methods: readonly string[];
  /** What it shows, in words, for those who do not see it. */
  readonly description: string;
  /** What its marks stand for; empty where its axes say so. */
  readonly legend: readonly LegendEntry[];
  readonly spec: TopLevelSpec;
  readonly table: Table;
}

/** A part of a section. Pages and Markdown are two ways to write the same blocks. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [term: string, description: string])[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'charts'; readonly charts: readonly Chart[] }
  | { readonly kind: 'matrix'; readonly matrix: ErrorMatrix }
  | {
      readonly kind: 'drawings';
      readonly caption: string;
      readonly drawings: readonly string[];
      /** What stands below each drawing. */
      readonly labels?: readonly string[];
      /** What is heard beside each drawing, where it is of a sound: a data URI of a WAV file. */
      readonly sounds?: readonly (string | undefined)[];
    }
  /** What only a sceptic asks for: it stands folded. */
  | { readonly kind: 'folded'; readonly title: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'strips'; readonly strips: readonly Strip[] }
  | { readonly kind: 'outline'; readonly title: string; readonly items: readonly Outline[] }
  | { readonly kind: 'disagreements'; readonly slice: Slice; readonly examples: readonly Disagreement[] };

/** Drawings of one thing in an order, such as an input at severities. */
export interface Strip {
  readonly title: string;
  readonly drawings: readonly { readonly label: string; readonly drawing: string }[];
  /** A data URI of a WAV file. */
  readonly sound?: string;
}

/** A line with what follows from it: a question of a tree, or one of its answers. */
export interface Outline {
  readonly text: string;
  /** What it comes to, where nothing more is asked. */
  readonly result?: string;
  readonly note?: string;
  readonly items: readonly Outline[];
}

/** A titled run of blocks. */
export interface Section {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** True where only its title stands on the page until it is opened. */
  readonly folded?: boolean;
}

/** Makes sections from a slice; none where there is nothing to show. */
export type SectionMaker = (slice: Slice) => readonly (Section | null)[];

/** A question that readers ask of a task, with the sections that help to answer it. */
export interface TaskQuestion {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** The answer in sentences, where the run comes to one. */
  readonly answer: readonly string[];
  /** Those that stand open come first. */
  readonly sections: readonly Section[];
}

/** How a measure is shown. */
export interface MeasureReport {
  /** The measure's. */
  readonly id: string;
  /** Its sections in reading order, the first under its title; null in the place of one for which nothing was measured. */
  sections(slice: Slice, title: string): readonly (Section | null)[];
}

/** Makes charts from a slice; none where nothing of it was measured. */
export type ChartMaker = (slice: Slice) => readonly Chart[];

/** The charts of sections, in their order. */
export function chartsOf(sections: readonly Section[]): readonly Chart[] {
  const within = (blocks: readonly Block[]): readonly Chart[] =>
    blocks.flatMap((block) => {
      if (block.kind === 'folded') return within(block.blocks);
      return block.kind === 'charts' ? block.charts : [];
    });
  return sections.flatMap(({ blocks }) => within(blocks));
}

/** A section, or null when it would be empty. */
export function sectionOf(id: string, title: string, blocks: readonly (Block | null)[]): Section | null {
  const present = blocks.filter((block) => block !== null);
  return present.length === 0 ? null : { id, title, blocks: present };
}

/** A section of which only the title stands on the page until it is opened. */
export const folded = (section: Section | null): Section | null => section && { ...section, folded: true };

/** Blocks that stand folded, or null when there is none. */
export function foldedBlock(title: string, blocks: readonly (Block | null)[]): Block | null {
  const present = blocks.filter((block) => block !== null);
  return present.length === 0 ? null : { kind: 'folded', title, blocks: present };
}

/** A block of charts, or null when there is none. */
export function chartsBlock(charts: readonly Chart[]): Block | null {
  return charts.length === 0 ? null : { kind: 'charts', charts };
}
