import { fileURLToPath } from 'node:url';

import { SOURCE_URL } from '../sources/bundle.js';

type CompiledModules = Readonly<Record<string, string>>;

/** The plugins of a run that were compiled: what each of their files was made of. */
export class CompiledPlugins {
  private constructor(
    /** The path of the source of every compiled file, by the path of that. */
    readonly sources: ReadonlyMap<string, string>,
    private readonly entries: ReadonlyMap<string, string>,
  ) {}

  /** @param modules URLs of plugins, compiled or not; all have been imported before */
  static async of(modules: readonly string[]): Promise<CompiledPlugins> {
    const sources = new Map<string, string>();
    const entries = new Map<string, string>();
    for (const module of new Set(modules)) {
      const { compiledModules = {} } = (await import(module).catch(() => ({}))) as {
        readonly compiledModules?: CompiledModules;
      };
      for (const [source, compiled] of Object.entries(compiledModules)) {
        // The plugin's own comes first.
        if (!entries.has(module)) entries.set(module, compiled);
        for (const ending of ['', SOURCE_URL])
          sources.set(`${fileURLToPath(compiled)}${ending}`, `${fileURLToPath(source)}${ending}`);
      }
    }
    return new CompiledPlugins(sources, entries);
  }

  /** The URL of a plugin's own module: what names all modules of a compiled one depends on each of them. */
  entry(module: string): string {
    return this.entries.get(module) ?? module;
  }
}
