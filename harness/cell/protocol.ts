import type { DataContext, Example, ReportedSplit } from '../../tasks/contract/index.js';

/** One (task, program, data set, runtime): what a cell's process is opened on. */
export interface CellSpec {
  /** URLs of the modules whose plugins together make the task: see `mergePlugins`. */
  readonly plugins: readonly string[];
  readonly task: string;
  readonly dataset: string;
  readonly program: string;
  readonly runtime: string;
  readonly split: ReportedSplit;
  readonly context: DataContext;
  /** The only examples, sent along, where the process must not hold a whole data set: memory is measured there. */
  readonly examples?: readonly Example<unknown, unknown>[];
  /** The hash of the examples that the process is to load, as another process has them: see `hashExamples`. */
  readonly examplesSha256?: string;
  /** A function that runs before any plugin is imported, for example to count what it compiles; it takes the request alone. */
  readonly before?: Question<unknown, unknown> & { readonly request?: unknown };
  /** The only processor that the process runs on; any without it. */
  readonly pin?: number;
}

/**
 * What a cell's process can be asked: an exported function of a module, by its URL, as a plugin is named. So the process
 * knows no measure, and loads only what it is asked.
 *
 * @typeParam Request what the function takes besides the session
 * @typeParam Response what it gives
 */
export interface Question<Request, Response> {
  readonly module: string;
  readonly name: string;
  /** Carries the types and no value. */
  readonly types?: (request: Request) => Response;
}

/** The functions of a module that answer questions. */
type Answers<Module> = {
  readonly [Name in keyof Module & string]: Module[Name] extends (
    session: never,
    request: infer Request,
    ...rest: never
  ) => infer Response
    ? Question<Request, Awaited<Response>>
    : never;
};

/**
 * Names the functions of a module as questions, without importing it here.
 *
 * @param module the module's URL
 * @example
 * const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));
 * await child.request(ask('collectPeak'), { inputs });
 */
export function questions<Module>(module: URL) {
  return <Name extends keyof Module & string>(name: Name): Answers<Module>[Name] =>
    ({ module: module.href, name }) as unknown as Answers<Module>[Name];
}

/** A message to the process: open a cell, then questions about it, one at a time. */
export type RequestMessage =
  | { readonly kind: 'open'; readonly spec: CellSpec }
  | { readonly kind: 'ask'; readonly module: string; readonly name: string; readonly request: unknown };

/** Tells how far something is, 0 to 1; from a cell it is also a sign that the program has not hung. */
export type ProgressTeller = (done: number) => void;

/** How far a request is, on its way back. */
export interface ProgressMessage {
  readonly state: 'working';
  readonly done: number;
}

/** The answer on its way back. */
export type ResponseMessage =
  | { readonly state: 'done'; readonly response: unknown }
  | {
      readonly state: 'failed';
      readonly message: string;
      /** The trace of the error and of its causes. */
      readonly stack: string;
      /** True where it is a mistake of the user. */
      readonly user: boolean;
      /** True where the message names the example that it came on. */
      readonly namesExample: boolean;
    };
