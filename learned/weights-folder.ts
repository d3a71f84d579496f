/**
 * The folder `weights` beside a module, also when the module runs from `dist/`, where no weights are copied to.
 *
 * @param module the module's `import.meta.url`
 */
export function weightsBeside(module: string): URL {
  return new URL('./weights/', module.replace(/\/dist\/(learned\/.*\.js)$/, '/$1'));
}
