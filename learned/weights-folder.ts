/**
 * A folder beside a module, also when the module runs from `dist/`, where only code is copied to.
 *
 * @param module the module's `import.meta.url`
 * @param name for example `sweep`
 */
export function folderBeside(module: string, name: string): URL {
  return new URL(`./${name}/`, module.replace(/\/dist\/(learned\/.*\.js)$/, '/$1'));
}

/** The folder `weights` beside a module. */
export const weightsBeside = (module: string): URL => folderBeside(module, 'weights');
