import type { DataContext, Example, Split } from '../../tasks/contract/index.js';
import type { AccuracyReport, AccuracyRequest } from '../accuracy/collect.js';
import type { ExplainReport, ExplainRequest } from '../accuracy/explain.js';
import type { RulesReport, RulesRequest } from '../agility/collect.js';
import type { ProgramVariant } from '../agility/variant.js';
import type { HomogeneityReport } from '../homogeneity/collect.js';
import type { BlocksReport, BlocksRequest } from '../interpretability/collect-blocks.js';
import type { NetworkReport } from '../interpretability/network.js';
import type {
  FirstCallReport,
  RoundsReport,
  RoundsRequest,
  WarmUpReport,
  WarmUpRequest,
} from '../latency/collect.js';
import type { ThroughputReport, ThroughputRequest } from '../latency/throughput.js';
import type { AllocationReport, AllocationRequest, LoadedReport } from '../memory/collect.js';
import type { PeakReport, PeakRequest } from '../memory/peak.js';

import type { PortabilityReport, PortabilityRequest } from '../portability/collect.js';

/** One (task, program, data set, runtime): what a cell's process is opened on. */
export interface CellSpec {
  /** URL of the module whose default export is the plugin. */
  readonly plugin: string;
  readonly task: string;
  readonly dataset: string;
  readonly program: string;
  readonly runtime: string;
  readonly split: Split;
  readonly context: DataContext;
  /** The only examples, sent along, where the process must not hold a whole data set: memory is measured there. */
  readonly examples?: readonly Example<unknown, unknown>[];
  /** True in the process that counts basic blocks, which must know before the plugin is imported. */
  readonly countBlocks?: boolean;
  /** The only processor that the process runs on; any without it. */
  readonly pin?: number;
}

/** What a cell's process can be asked for, and what it answers. Every request after `open` may come in any order. */
export interface CellRequests {
  open: { request: CellSpec; response: Record<string, never> };
  load: { request: Record<string, never>; response: Record<string, never> };
  /** Which form of the program later requests are about; the shipped one before the first. */
  select: { request: ProgramVariant; response: Record<string, never> };
  memoryLoaded: { request: Record<string, never>; response: LoadedReport };
  firstCall: { request: { inputs: readonly number[] }; response: FirstCallReport };
  accuracy: { request: AccuracyRequest; response: AccuracyReport };
  explain: { request: ExplainRequest; response: ExplainReport };
  warmUp: { request: WarmUpRequest; response: WarmUpReport };
  rounds: { request: RoundsRequest; response: RoundsReport };
  throughput: { request: ThroughputRequest; response: ThroughputReport };
  peak: { request: PeakRequest; response: PeakReport };
  allocation: { request: AllocationRequest; response: AllocationReport };
  blocks: { request: BlocksRequest; response: BlocksReport };
  portability: { request: PortabilityRequest; response: PortabilityReport };
  network: { request: Record<string, never>; response: NetworkReport };
  rules: { request: RulesRequest; response: RulesReport };
  homogeneity: { request: Record<string, never>; response: HomogeneityReport };
}

/** The name of a request. */
export type RequestName = keyof CellRequests;

/** A request on its way to the process. */
export interface RequestMessage {
  readonly name: RequestName;
  readonly request: CellRequests[RequestName]['request'];
}

/** Tells how far a request is, 0 to 1; it is also a sign that the program has not hung. */
export type ReportProgress = (done: number) => void;

/** How far a request is, on its way back. */
export interface ProgressMessage {
  readonly state: 'working';
  readonly done: number;
}

/** The answer on its way back. */
export type ResponseMessage =
  | { readonly state: 'done'; readonly response: CellRequests[RequestName]['response'] }
  | {
      readonly state: 'failed';
      readonly message: string;
      readonly stack?: string | undefined;
      readonly user: boolean;
    };
