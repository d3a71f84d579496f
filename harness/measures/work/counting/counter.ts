/** What is counted apart; the three together are the operations. */
export const KINDS = ['comparisons', 'arithmetic', 'calls'] as const;

/** The name under which instrumented code finds the counter, in any module and script of the process. */
export const COUNTER = '$operations';

/** How many operations of each of {@link KINDS} the process has executed so far. */
export const counter = new Float64Array(KINDS.length);

/** The place of calls of the language's own functions in {@link counter}. */
export const CALLS = KINDS.indexOf('calls');

/** Calls so far of code that is compiled beforehand, where operations cannot be counted: WebAssembly. */
export const foreign = { calls: 0 };

/** Addons that were loaded so far, whose operations cannot be counted either. */
export const addons: string[] = [];
