/** What `rvw.config.ts` says: it stands in the working folder, or above it as far as the root of its package. */
export interface Config {
  /** Plugins that every verb knows, as `--plugin` names them: paths, which begin at the configuration, and packages. */
  readonly plugins: readonly string[];
}

/**
 * Types a configuration; the default export of `rvw.config.ts` is what this returns.
 *
 * @example
 * export default defineConfig({ plugins: ['./iris.rvw.ts', 'some-package'] });
 */
export function defineConfig(config: Config): Config {
  return config;
}
