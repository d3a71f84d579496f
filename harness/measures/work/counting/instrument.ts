import { parse, type AnyNode, type Options } from 'acorn';

import { children } from '../../../sources/complexity.js';
import { CALLS, COUNTER, KINDS } from './counter.js';

/** How many operations a piece of code executes whenever it is executed at all, by kind. */
type Tally = number[];

const [COMPARISONS, ARITHMETIC] = [KINDS.indexOf('comparisons'), KINDS.indexOf('arithmetic')];
const COMPARING = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof']);
const ASSIGNING_ON_CONDITION = new Set(['&&=', '||=', '??=']);
const CALCULATING = new Set(['-', '+', '~']);
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const STATEMENT_LISTS = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase']);

/**
 * Rewrites JavaScript so that it counts its operations while it does what it did before.
 *
 * An operation is an operator that is evaluated: a comparison (`<`, `===`, `in`, a `case`), a logical operator (`&&`,
 * `??`, `!`), arithmetic on numbers, bits or strings (`+`, `>>`, `-x`), and those that assign as well (`++`, `+=`, `??=`).
 * What is evaluated on a condition counts only when it is: the right of `&&`, the branches of `?:`, defaults, what follows
 * `?.`. A loop's test and update count each turn, a turn of `for … of` and `for … in` as one. Reading and assigning
 * variables, elements and properties counts nothing, and neither does the sign of a number that is spelled out.
 *
 * @param sourceType `script` for CommonJS
 * @throws SyntaxError where the source is not JavaScript as it is known today
 * @example
 * instrument('x = a < b', 'module'); // ';x = a < b' with the counting of one comparison before it
 */
export function instrument(source: string, sourceType: 'module' | 'script'): string {
  const options: Options = {
    ecmaVersion: 'latest',
    sourceType,
    allowReturnOutsideFunction: sourceType === 'script',
  };
  const instrumenter = new Instrumenter();
  instrumenter.visit(parse(source, options), undefined);
  return instrumenter.applyTo(source);
}

/**
 * Rewrites what a file holds: see {@link instrument}.
 *
 * @throws Error that names the file where it is not JavaScript as it is known today
 */
export function instrumentFile(source: string, sourceType: 'module' | 'script', file: string): string {
  try {
    return instrument(source, sourceType);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`operations cannot be counted in ${file}: ${reason}`, { cause });
  }
}

/** Code to insert into a source at a place. */
interface Insertion {
  readonly at: number;
  text: string;
}

/**
 * Walks a tree by regions: expressions all of whose operators are evaluated whenever the region is, but for those of
 * smaller regions inside. Every region counts once, in front.
 */
class Instrumenter {
  /** Outer before inner where regions begin at one place, inner before outer where they end. */
  readonly #insertions: Insertion[] = [];

  applyTo(source: string): string {
    let from = 0;
    let text = '';
    // Stable: what stands at one place stays in the order of the walk.
    for (const insertion of this.#insertions.sort((left, right) => left.at - right.at)) {
      text += source.slice(from, insertion.at) + insertion.text;
      from = insertion.at;
    }
    return text + source.slice(from);
  }

  /** @param tally of the region around the node; none in a statement, whose expressions are regions */
  visit(node: AnyNode, tally: Tally | undefined): void {
    if (FUNCTIONS.has(node.type)) {
      this.#visitFunction(node as Extract<AnyNode, { params: unknown }>);
      return;
    }
    switch (node.type) {
      case 'BinaryExpression':
        add(tally, COMPARING.has(node.operator) ? COMPARISONS : ARITHMETIC);
        break;
      case 'UpdateExpression':
        add(tally, ARITHMETIC);
        break;
      case 'UnaryExpression':
        if (node.argument.type === 'Literal') break;
        if (node.operator === '!') add(tally, COMPARISONS);
        else if (CALCULATING.has(node.operator)) add(tally, ARITHMETIC);
        break;
      case 'LogicalExpression':
        add(tally, COMPARISONS);
        this.visit(node.left, tally);
        this.#region(node.right);
        return;
      case 'ConditionalExpression':
        this.visit(node.test, tally);
        this.#region(node.consequent);
        this.#region(node.alternate);
        return;
      case 'AssignmentExpression':
        if (ASSIGNING_ON_CONDITION.has(node.operator)) {
          add(tally, COMPARISONS);
          this.visit(node.left, tally);
          this.#region(node.right);
          return;
        }
        if (node.operator !== '=') add(tally, ARITHMETIC);
        break;
      case 'AssignmentPattern':
        this.visit(node.left, tally);
        this.#region(node.right);
        return;
      case 'ChainExpression':
        this.#visitChain(node.expression, tally);
        return;
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.computed) this.#region(node.key);
        if (node.type === 'PropertyDefinition') this.#region(node.value);
        else this.visit(node.value, tally);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#region(node.superClass);
        this.visit(node.body, undefined);
        return;
      case 'ForInStatement':
      case 'ForOfStatement':
        this.#visitTurns(node);
        return;
      case 'ExpressionStatement':
      case 'VariableDeclarator':
      case 'ReturnStatement':
      case 'ThrowStatement':
      case 'IfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
      case 'SwitchStatement':
      case 'WithStatement':
      case 'ExportDefaultDeclaration':
        this.#visitStatement(node);
        return;
    }
    const isList = STATEMENT_LISTS.has(node.type);
    for (const child of children(node)) {
      if (isList && child.type === 'ExpressionStatement') this.#region(child.expression, child.start);
      else if (node.type === 'SwitchCase' && child === node.test) this.#region(child, undefined, COMPARISONS);
      else this.visit(child, tally);
    }
  }

  #visitFunction({ params, body }: Extract<AnyNode, { params: unknown }>): void {
    for (const parameter of params) this.visit(parameter, undefined);
    if (body.type === 'BlockStatement') this.visit(body, undefined);
    else this.#region(body);
  }

  /** What follows a `?.` is evaluated on a condition. */
  #visitChain(node: AnyNode, tally: Tally | undefined): void {
    if (node.type === 'MemberExpression') {
      this.#visitChain(node.object, tally);
      if (node.computed) this.#region(node.property);
    } else if (node.type === 'CallExpression') {
      this.#visitChain(node.callee, tally);
      for (const argument of node.arguments)
        this.#region(argument.type === 'SpreadElement' ? argument.argument : argument);
    } else this.visit(node, tally);
  }

  /** Every expression of a statement is a region; what is no expression holds regions. */
  #visitStatement(node: AnyNode): void {
    const { id } = node as { readonly id?: AnyNode };
    for (const child of children(node)) {
      if (child === id || isStatement(child)) this.visit(child, undefined);
      else this.#region(child);
    }
  }

  /** Each turn of a loop over elements counts the step to the element, and what it takes to say where it goes. */
  #visitTurns({ left, right, body }: Extract<AnyNode, { type: 'ForInStatement' | 'ForOfStatement' }>): void {
    const turn: Tally = KINDS.map((_, kind) => (kind === CALLS ? 1 : 0));
    this.visit(left, turn);
    this.#region(right);
    const isBlock = body.type === 'BlockStatement';
    const count = `${counting(turn)};`;
    this.#insertions.push(
      isBlock ? { at: body.start + 1, text: count } : { at: body.start, text: `{${count}` },
    );
    this.visit(body, undefined);
    if (!isBlock) this.#insertions.push({ at: body.end, text: '}' });
  }

  /**
   * @param statementStart where the statement starts that the expression makes, in a list of statements: a line that
   *   begins with a bracket would go on with the one before
   * @param also a kind that counts once more
   */
  #region(expression: AnyNode | null | undefined, statementStart?: number, also?: number): void {
    if (!expression) return;
    const tally: Tally = KINDS.map((_, kind) => (kind === also ? 1 : 0));
    const statement = { at: statementStart ?? expression.start, text: '' };
    const before = { at: expression.start, text: '' };
    this.#insertions.push(statement, before);
    this.visit(expression, tally);
    if (tally.every((count) => count === 0)) return;
    if (statementStart !== undefined) statement.text = ';';
    before.text = `(${counting(tally)},`;
    this.#insertions.push({ at: expression.end, text: ')' });
  }
}

const counting = (tally: Tally): string =>
  [...tally.entries()]
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${COUNTER}[${kind}]+=${count}`)
    .join();

function add(tally: Tally | undefined, kind: number): void {
  if (!tally) throw new Error('an operator stands outside of everything that is counted');
  tally[kind]! += 1;
}

const isStatement = ({ type }: AnyNode): boolean =>
  type.endsWith('Statement') || type.endsWith('Declaration') || type === 'SwitchCase';
