import { collectAccuracy } from '../accuracy/collect.js';
import { collectExplanations } from '../accuracy/explain.js';
import { collectRules } from '../agility/collect.js';
import { collectBlocks, startCountingBlocks } from '../interpretability/collect-blocks.js';
import { collectFirstCall, collectRounds, warmUp } from '../latency/collect.js';
import { collectAllocation, collectLoaded } from '../memory/collect.js';
import { collectPeak } from '../memory/peak.js';
import { collectPortability } from '../portability/collect.js';
import { UserError } from '../../tasks/contract/index.js';
import type {
  CellRequests,
  CellSpec,
  ProgressMessage,
  ReportProgress,
  RequestMessage,
  RequestName,
  ResponseMessage,
} from './protocol.js';
import { openSession, type CellSession } from './session.js';

/**
 * The process that a cell runs in. It opens one program, answers requests one at a time, and ends with its parent.
 */
let session: CellSession | undefined;

type Handlers = {
  [Name in RequestName]: (
    session: CellSession,
    request: CellRequests[Name]['request'],
    report: ReportProgress,
  ) => CellRequests[Name]['response'] | Promise<CellRequests[Name]['response']>;
};

// Most processes need neither Benchmark.js nor esbuild, and a run starts many.
const handlers: Omit<Handlers, 'open'> = {
  load: async (open) => {
    await open.load();
    return {};
  },
  select: (open, variant) => {
    open.select(variant);
    return {};
  },
  memoryLoaded: collectLoaded,
  firstCall: collectFirstCall,
  accuracy: collectAccuracy,
  explain: collectExplanations,
  warmUp,
  rounds: collectRounds,
  throughput: async (open, request) =>
    (await import('../latency/throughput.js')).collectThroughput(open, request),
  peak: collectPeak,
  allocation: collectAllocation,
  blocks: collectBlocks,
  portability: collectPortability,
  network: async (open) => (await import('../interpretability/network.js')).describeNetwork(open),
  rules: collectRules,
  homogeneity: async (open) => (await import('../homogeneity/collect.js')).collectHomogeneity(open),
};

async function answer({ name, request }: RequestMessage): Promise<CellRequests[RequestName]['response']> {
  if (name === 'open') {
    const spec = request as CellSpec;
    if (spec.countBlocks) startCountingBlocks();
    session = await openSession(spec);
    return {};
  }
  if (!session) throw new Error(`request "${name}" came before "open"`);
  // Each name's handler takes that name's request: the two came over the wire together.
  const handle = handlers[name] as (
    session: CellSession,
    request: unknown,
    report: ReportProgress,
  ) => Promise<CellRequests[RequestName]['response']>;
  return handle(session, request, reporter());
}

process.on('message', (message: RequestMessage) => {
  answer(message).then(
    (response) => send({ state: 'done', response }),
    (error: unknown) => {
      const known = error instanceof Error ? error : new Error(String(error));
      send({ state: 'failed', message: known.message, stack: known.stack, user: error instanceof UserError });
    },
  );
});

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole process group; the parent decides when a cell ends.
process.on('SIGINT', () => undefined);

/** Milliseconds between two reports: to a reader it moves, and no program is slowed by it. */
const BETWEEN_REPORTS = 500;

/** Passes on how far a request is, not too often. */
function reporter(): ReportProgress {
  let last = performance.now();
  return (done) => {
    const now = performance.now();
    if (now - last < BETWEEN_REPORTS) return;
    last = now;
    send({ state: 'working', done });
  };
}

function send(message: ResponseMessage | ProgressMessage): void {
  process.send?.(message);
}
