import { parse, tokenizer, type AnyNode, type Node } from 'acorn';

/** How hard a source is to read, by four old measures. Lower is better in each. */
export interface SourceComplexity {
  readonly functions: number;
  /** Lines that hold code. */
  readonly linesOfCode: number;
  /** Independent paths, summed over functions (McCabe 1976, "A complexity measure"). */
  readonly cyclomatic: number;
  /** Breaks in the reading flow, weighted by nesting (Campbell 2018, "Cognitive complexity"). */
  readonly cognitive: number;
  /** Operators and operands: N log₂ n (Halstead 1977, "Elements of software science"), in bits. */
  readonly halsteadVolume: number;
  /** The deepest nesting of control structures. */
  readonly deepestNesting: number;
}

const LOOPS = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Options under which every measure here reads JavaScript. */
export const PARSE_OPTIONS = { ecmaVersion: 'latest', sourceType: 'module' } as const;

/**
 * Measures a JavaScript module. Recursion, which Campbell also counts, is not seen.
 *
 * @example
 * measureComplexity('export const f = (x) => (x > 0 ? 1 : 2);').cyclomatic; // 2
 */
export function measureComplexity(source: string): SourceComplexity {
  const tally = { functions: 0, cyclomatic: 0, cognitive: 0, deepestNesting: 0 };
  visit(parse(source, PARSE_OPTIONS), 0, tally);
  return { ...tally, ...measureTokens(source) };
}

interface Tally {
  functions: number;
  cyclomatic: number;
  cognitive: number;
  deepestNesting: number;
}

/** Walks the tree; `nesting` is how many control structures and nested functions enclose the node. */
function visit(node: AnyNode, nesting: number, tally: Tally, elseIf = false): void {
  tally.deepestNesting = Math.max(tally.deepestNesting, nesting);
  const deeper = (child: AnyNode | null | undefined): void => {
    if (child) visit(child, nesting + 1, tally);
  };
  const same = (child: AnyNode | null | undefined): void => {
    if (child) visit(child, nesting, tally);
  };
  if (node.type === 'IfStatement') {
    tally.cyclomatic += 1;
    tally.cognitive += elseIf ? 1 : 1 + nesting;
    same(node.test);
    deeper(node.consequent);
    if (node.alternate?.type === 'IfStatement') visit(node.alternate, nesting, tally, true);
    else if (node.alternate) {
      tally.cognitive += 1;
      deeper(node.alternate);
    }
    return;
  }
  if (node.type === 'ConditionalExpression') {
    tally.cyclomatic += 1;
    tally.cognitive += 1 + nesting;
    same(node.test);
    deeper(node.consequent);
    deeper(node.alternate);
    return;
  }
  if (FUNCTIONS.has(node.type)) {
    tally.functions += 1;
    tally.cyclomatic += 1;
    // A function at the top of a module or class opens no nesting of its own.
    for (const child of children(node))
      visit(child, child.type === 'BlockStatement' || nesting > 0 ? nesting : 0, tally);
    return;
  }
  if (LOOPS.has(node.type) || node.type === 'CatchClause' || node.type === 'SwitchStatement') {
    tally.cognitive += 1 + nesting;
    if (node.type !== 'SwitchStatement') tally.cyclomatic += 1;
    for (const child of children(node)) {
      const isBody =
        child.type === 'BlockStatement' || child.type === 'SwitchCase' || child.type.endsWith('Statement');
      visit(child, isBody ? nesting + 1 : nesting, tally);
    }
    return;
  }
  if (node.type === 'SwitchCase' && node.test) tally.cyclomatic += 1;
  if (node.type === 'LogicalExpression') {
    tally.cyclomatic += 1;
    // A run of the same operator reads as one.
    tally.cognitive += node.left.type === 'LogicalExpression' && node.left.operator === node.operator ? 0 : 1;
  }
  if ((node.type === 'BreakStatement' || node.type === 'ContinueStatement') && node.label)
    tally.cognitive += 1;
  const nestedFunction = (child: AnyNode): boolean => FUNCTIONS.has(child.type) && nesting > 0;
  for (const child of children(node)) visit(child, nestedFunction(child) ? nesting + 1 : nesting, tally);
}

/** The nodes directly below a node. */
export function children(node: AnyNode): AnyNode[] {
  return Object.values(node as unknown as Record<string, unknown>)
    .flat()
    .filter(
      (value): value is AnyNode =>
        typeof value === 'object' && value !== null && typeof (value as Node).type === 'string',
    );
}

function measureTokens(source: string): { linesOfCode: number; halsteadVolume: number } {
  const lines = new Set<number>();
  const vocabulary = new Set<string>();
  let length = 0;
  for (const token of tokenizer(source, { ...PARSE_OPTIONS, locations: true })) {
    lines.add(token.loc!.start.line);
    const text = source.slice(token.start, token.end);
    // Brackets come in pairs that are one operator; the closing half is not counted again.
    if (/^[)\]}`]$/.test(text)) continue;
    vocabulary.add(text);
    length += 1;
  }
  return {
    linesOfCode: lines.size,
    halsteadVolume: vocabulary.size > 0 ? length * Math.log2(vocabulary.size) : 0,
  };
}
