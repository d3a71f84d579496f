import type { Figure } from './figure.js';
import type { Cell } from './schema.js';

/** One figure of one run. */
export interface HistoryPoint {
  readonly run: string;
  readonly startedAt: string;
  /** Of this package's checkout, where it was one. */
  readonly commit?: string;
  readonly figure: Figure;
}

/** The course of one figure of one program on one machine, run after run: what was measured alike. */
export interface Course {
  readonly task: string;
  readonly taskTitle: string;
  readonly dataset: string;
  readonly synthetic: boolean;
  readonly program: string;
  readonly kind: Cell['kind'];
  readonly runtime: string;
  readonly measure: string;
  readonly title: string;
  /** Processor, cores, Node and system. */
  readonly machine: string;
  /** Profile, split, seed, version and data: figures of other settings are of other examples, or measured otherwise. */
  readonly setting: string;
  /** In the order in which the runs began; at least one. */
  readonly points: readonly HistoryPoint[];
}
