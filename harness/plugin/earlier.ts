import { UserError } from '../../tasks/contract/index.js';
import type { AnyPlugin, AnyProgram } from '../plugins.js';

/** What the programs of an earlier version are called: as those of the run, and this. */
export const EARLIER = '-before';

/** An earlier version of a plugin. */
export interface EarlierPlugin {
  /** What its module exports. */
  readonly plugin: unknown;
  /** The URL of its source, beside which its weights lie. */
  readonly home: string;
  /** How the version is named, for example `main (1a2b3c4)`. */
  readonly version: string;
}

/**
 * The programs of an earlier version of a plugin under names of their own, for a task that is there: what it says of its own
 * task and data does not count, so that both versions get the same inputs and are judged alike.
 *
 * @throws UserError where the module brings no programs
 */
export function earlierPrograms({ plugin, home, version }: EarlierPlugin, task: string): AnyPlugin {
  const { programs } = (plugin ?? {}) as Partial<AnyPlugin>;
  if (!Array.isArray(programs) || programs.length === 0)
    throw new UserError(`the plugin of ${version} brings no programs; name a version that does`);
  type Given = NonNullable<AnyPlugin['programs']>[number];
  return {
    for: task,
    programs: (programs as readonly Given[]).map((program) =>
      typeof program === 'function'
        ? (known: Parameters<typeof program>[0]) => rename(program(known, { module: home }), version)
        : rename(program, version),
    ),
  };
}

/** What the programs that were renamed are called in the modules that they come from. */
const idsInModules = new WeakMap<object, string>();

/** What a program is called in its module: its id, but for one of an earlier version. */
export const idInModule = (program: Pick<AnyProgram, 'id'>): string =>
  idsInModules.get(program) ?? program.id;

/** The program itself under another name: its getters and methods may rely on what it is. */
function rename(program: AnyProgram, version: string): AnyProgram {
  const renamed = Object.create(program, {
    id: { value: `${program.id}${EARLIER}`, enumerable: true },
    title: { value: `${program.title} (${version})`, enumerable: true },
    // Nothing is claimed of it, and it is run where it is named.
    byName: { value: true, enumerable: true },
  }) as AnyProgram;
  idsInModules.set(renamed, program.id);
  return renamed;
}
