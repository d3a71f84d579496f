import inspector from 'node:inspector';
import { readFile } from 'node:fs/promises';
import { parse, type AnyNode } from 'acorn';

import type { ProgressTeller } from '../../cell/protocol.js';
import { onExample } from '../../cell/on-example.js';
import type { CellSession } from '../../cell/session.js';
import { children, PARSE_OPTIONS } from '../../sources/complexity.js';

/** Count the work of single decisions, within these modules. */
export interface BlocksRequest {
  readonly inputs: readonly number[];
  /** `file:` URLs: the program's own modules. */
  readonly modules: readonly string[];
}

/** Exact counts, one a decision, in the order of the inputs. */
export interface BlockCounts {
  readonly blocks: Float64Array;
  readonly comparisons: Float64Array;
  readonly arithmetic: Float64Array;
}

const COMPARISONS = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=']);

let profiler: inspector.Session | undefined;

/**
 * Turns V8's precise block coverage on. Counts are exact only for scripts that are compiled after it, so this comes
 * before the plugin is imported; and it slows the program several times, so nothing is timed in this process.
 */
export function startCountingBlocks(): void {
  profiler = new inspector.Session();
  profiler.connect();
  post(profiler, 'Profiler.enable');
  post(profiler, 'Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}

/** Counts the basic blocks, comparisons and arithmetic operations that each decision executes. */
export async function collectBlocks(
  session: CellSession,
  request: BlocksRequest,
  tell: ProgressTeller,
): Promise<BlockCounts> {
  if (!profiler) throw new Error('blocks were not counted from the start of the process');
  await session.load();
  const operators = new Map<string, readonly Operator[]>();
  for (const module of request.modules)
    operators.set(module, findOperators(await readFile(new URL(module), 'utf8')));
  const { inputs } = request;
  const counts = {
    blocks: new Float64Array(inputs.length),
    comparisons: new Float64Array(inputs.length),
    arithmetic: new Float64Array(inputs.length),
  };
  for (const [at, input] of inputs.entries()) {
    const { id, input: value } = session.examples[input]!;
    takeCoverage(profiler);
    await onExample(id, () => session.loaded.decide(value));
    for (const { url, functions } of takeCoverage(profiler)) {
      const known = operators.get(url);
      if (!known) continue;
      const ranges = functions.flatMap((covered) => covered.ranges);
      for (const { count } of ranges) counts.blocks[at]! += count;
      countOperators(known, ranges, (kind, count) => (counts[kind][at]! += count));
    }
    tell((at + 1) / inputs.length);
  }
  return counts;
}

/** An operator in a source, by its place. */
interface Operator {
  readonly offset: number;
  readonly kind: 'comparisons' | 'arithmetic';
}

/** Finds the comparisons and the arithmetic of a source, in order. */
export function findOperators(source: string): Operator[] {
  const found: Operator[] = [];
  const walk = (node: AnyNode): void => {
    if (node.type === 'BinaryExpression') {
      found.push({ offset: node.start, kind: COMPARISONS.has(node.operator) ? 'comparisons' : 'arithmetic' });
    } else if (
      node.type === 'UpdateExpression' ||
      (node.type === 'AssignmentExpression' && node.operator !== '=')
    ) {
      found.push({ offset: node.start, kind: 'arithmetic' });
    }
    children(node).forEach(walk);
  };
  walk(parse(source, PARSE_OPTIONS));
  return found.sort((left, right) => left.offset - right.offset);
}

/** An operator was executed as often as the innermost covered range around it. */
function countOperators(
  operators: readonly Operator[],
  ranges: readonly inspector.Profiler.CoverageRange[],
  add: (kind: Operator['kind'], count: number) => void,
): void {
  // Ranges nest: sorted by start, then the longer first, the open ones form a stack whose top is the innermost.
  const sorted = [...ranges].sort(
    (left, right) => left.startOffset - right.startOffset || right.endOffset - left.endOffset,
  );
  const open: inspector.Profiler.CoverageRange[] = [];
  let next = 0;
  for (const { offset, kind } of operators) {
    while (next < sorted.length && sorted[next]!.startOffset <= offset) {
      const range = sorted[next++]!;
      while (open.length > 0 && open.at(-1)!.endOffset <= range.startOffset) open.pop();
      open.push(range);
    }
    while (open.length > 0 && open.at(-1)!.endOffset <= offset) open.pop();
    const innermost = open.at(-1);
    if (innermost && innermost.count > 0) add(kind, innermost.count);
  }
}

function takeCoverage(session: inspector.Session): inspector.Profiler.ScriptCoverage[] {
  return (post(session, 'Profiler.takePreciseCoverage') as inspector.Profiler.TakePreciseCoverageReturnType)
    .result;
}

/** Within one thread the inspector answers before `post` returns. */
function post(session: inspector.Session, method: string, parameters?: object): unknown {
  let answer: unknown;
  session.post(method, parameters, (error, result) => {
    if (error) throw new Error(`the inspector refused ${method}: ${error.message}`);
    answer = result;
  });
  return answer;
}
