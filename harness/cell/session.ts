import type { Example, LoadedProgram, Plugin, Program } from '../../tasks/contract/index.js';
import { UserError } from '../../tasks/contract/index.js';
import { loadVariant, type ProgramVariant } from '../agility/variant.js';
import { importPlugin } from '../plugins.js';
import type { CellSpec } from './protocol.js';

/** Inputs, answers and truths are the plugin's own; the harness passes them on without looking inside. */
export type Opaque = unknown;

/** What a cell's process has open: one program on the examples of one split. */
export interface CellSession {
  readonly spec: CellSpec;
  readonly plugin: Plugin<Opaque, Opaque, Opaque>;
  readonly program: Program<Opaque, Opaque>;
  readonly examples: readonly Example<Opaque, Opaque>[];
  /** The loaded program, in the form that is selected; an error before `load`. */
  readonly loaded: LoadedProgram<Opaque, Opaque>;
  /** Loads the form that is selected, unless it is loaded already. */
  load(): Promise<void>;
  /** Turns to another form of the program than the shipped one. */
  select(variant: ProgramVariant): void;
}

/**
 * Opens a cell: imports its plugin and loads its examples, but not yet its program.
 *
 * @throws UserError when the plugin has no such data set or program
 */
export async function openSession(spec: CellSpec): Promise<CellSession> {
  const plugin = await importPlugin(spec.plugin);
  const dataset = plugin.task.dataSets.find(({ id }) => id === spec.dataset);
  const program = plugin.programs.find(({ id }) => id === spec.program);
  if (!dataset || !program) {
    throw new UserError(
      `task ${spec.task} has no ${dataset ? `program ${spec.program}` : `data set ${spec.dataset}`}; see "rvw list"`,
    );
  }
  const examples = spec.examples ?? (await dataset.load(spec.split, spec.context));
  const forms = new Map<string, LoadedProgram<Opaque, Opaque>>();
  let variant: ProgramVariant | undefined;
  let form = 'shipped';
  return {
    spec,
    plugin,
    program,
    examples,
    get loaded() {
      const loaded = forms.get(form);
      if (!loaded) throw new Error('the program was not loaded before it was used');
      return loaded;
    },
    load: async () => {
      if (!forms.has(form)) forms.set(form, await loadVariant(program, spec.runtime, variant));
    },
    select: (wanted) => {
      variant = wanted;
      form = JSON.stringify(wanted);
    },
  };
}
