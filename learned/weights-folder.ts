/**
 * A folder of weights beside a module, also when the module runs from `dist/`, where no weights are copied to.
 *
 * @param module the module's `import.meta.url`
 * @param folder `weights` unless the task has several
 */
export function weightsBeside(module: string, folder = 'weights'): URL {
  return new URL(`./${folder}/`, module.replace(/\/dist\/(learned\/.*\.js)$/, '/$1'));
}
