import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { SOURCE_URL } from '../sources/bundle.js';
import type { AnyPlugin, CompiledModules } from '../plugins.js';

/** What a module of a plugin exports. */
interface PluginModule {
  readonly default?: Partial<AnyPlugin>;
  readonly compiledModules?: CompiledModules;
}

/** The modules of a run's plugins: what they bring, and what each of their files that was compiled was made of. */
export class PluginModules {
  private constructor(
    /** The path of the source of every compiled file, by the path of that. */
    readonly sources: ReadonlyMap<string, string>,
    private readonly modules: ReadonlyMap<string, PluginModule>,
  ) {}

  /** @param urls of the modules of plugins, compiled or not; all have been imported before */
  static async of(urls: readonly string[]): Promise<PluginModules> {
    const sources = new Map<string, string>();
    const modules = new Map<string, PluginModule>();
    for (const url of new Set(urls)) {
      const module = (await import(url).catch(() => ({}))) as PluginModule;
      modules.set(url, module);
      for (const [source, compiled] of Object.entries(module.compiledModules ?? {}))
        for (const ending of ['', SOURCE_URL])
          sources.set(`${realPathOf(compiled)}${ending}`, `${fileURLToPath(source)}${ending}`);
    }
    return new PluginModules(sources, modules);
  }

  /** The URL of a plugin's own module: what names all modules of a compiled one depends on each of them. */
  entry(url: string): string {
    // The plugin's own comes first.
    const [own = url] = Object.values(this.modules.get(url)?.compiledModules ?? {});
    return own;
  }

  /** Whether a plugin brings any. */
  brings(url: string, what: 'measures' | 'runtimes'): boolean {
    return (this.modules.get(url)?.default?.[what] ?? []).length > 0;
  }
}

const realPathOf = (url: string): string => realpathSync.native(fileURLToPath(url));
