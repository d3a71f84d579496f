import type { Example, LoadedProgram, Program, Task } from '../../tasks/contract/index.js';
import { UserError } from '../../tasks/contract/index.js';
import { isImportError, whyNotImported } from '../import-errors.js';
import { importTask } from '../plugins.js';
import { hashExamples } from './example-hash.js';
import { loadExamples } from './load-examples.js';
import type { CellSpec } from './protocol.js';

/** Inputs, answers and truths are the plugin's own; the harness passes them on without looking inside. */
type Opaque = unknown;

/** What a cell's process has open: one program on the examples of one split, as many as its context's limit allows. */
export interface CellSession {
  readonly spec: CellSpec;
  readonly task: Task<Opaque, Opaque, Opaque>;
  readonly program: Program<Opaque, Opaque>;
  readonly examples: readonly Example<Opaque, Opaque>[];
  /** The loaded program, in the form that is selected; an error before `load`. */
  readonly loaded: LoadedProgram<Opaque, Opaque>;
  /** Loads the form that is selected, unless it is loaded already. */
  load(): Promise<void>;
  /** Turns to another form of the program than the shipped one, by a name of its own. */
  select(form: string, load: () => Promise<LoadedProgram<Opaque, Opaque>>): void;
}

/**
 * Opens a cell: imports its plugins and loads its examples, but not yet its program.
 *
 * @throws UserError when the task has no such data set or program
 */
export async function openSession(spec: CellSpec): Promise<CellSession> {
  const { task, programs } = await importTask(spec.plugins, spec.task);
  const dataset = task.dataSets.find(({ id }) => id === spec.dataset);
  const program = programs.find(({ id }) => id === spec.program);
  if (!dataset || !program) {
    throw new UserError(
      `task ${spec.task} has no ${dataset ? `program ${spec.program}` : `data set ${spec.dataset}`}; see "rvw list"`,
    );
  }
  const examples = spec.examples ?? (await loadExamples(dataset, spec.split, spec.context)).examples;
  if (!spec.examples && spec.examplesSha256 !== undefined && hashExamples(examples) !== spec.examplesSha256)
    throw new UserError(
      `the data set "${spec.dataset}" of task ${spec.task} is not the same in two processes: its "load" must give the same examples for the same seed, byte for byte; draw random numbers by createRandom(context.seed, …)`,
    );
  const forms = new Map<string, LoadedProgram<Opaque, Opaque>>();
  let selected = { name: 'shipped', load: () => program.load({ runtime: spec.runtime }) };
  return {
    spec,
    task,
    program,
    examples,
    get loaded() {
      const loaded = forms.get(selected.name);
      if (!loaded) throw new Error('the program was not loaded before it was used');
      return loaded;
    },
    load: async () => {
      if (!forms.has(selected.name))
        forms.set(
          selected.name,
          await selected.load().catch((error: unknown) => failLoading(program, error)),
        );
    },
    select: (name, load) => {
      selected = { name, load };
    },
  };
}

/** A program often imports its code or weights only when it is loaded; an error says where that went wrong. */
async function failLoading({ module }: CellSession['program'], error: unknown): Promise<never> {
  if (!isImportError(error)) throw error;
  throw new Error(`cannot be loaded: ${await whyNotImported(module, error)}`, { cause: error });
}

/** Loads the program; to be asked where only later questions are timed. */
export const load = (session: CellSession): Promise<void> => session.load();
