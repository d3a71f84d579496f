import { addons, foreign } from './counter.js';

/** Notes what no source is rewritten of: calls of WebAssembly, and addons that are loaded. */
export function watchForeignCode(): void {
  watchWebAssembly();
  const dlopen = process.dlopen.bind(process);
  process.dlopen = (module: object, filename: string, flags?: number) => {
    addons.push(filename);
    dlopen(module, filename, flags);
  };
}

type Exports = WebAssembly.Instance['exports'];

function watchWebAssembly(): void {
  const { prototype } = WebAssembly.Instance;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'exports')!;
  const watched = new WeakMap<WebAssembly.Instance, Exports>();
  Object.defineProperty(prototype, 'exports', {
    ...descriptor,
    get(this: WebAssembly.Instance): Exports {
      let exported = watched.get(this);
      if (!exported) {
        exported = watchCalls(descriptor.get!.call(this) as Exports);
        watched.set(this, exported);
      }
      return exported;
    },
  });
}

const watchCalls = (exported: Exports): Exports =>
  Object.freeze(
    Object.fromEntries(
      Object.entries(exported).map(([name, value]) => [
        name,
        typeof value === 'function'
          ? (...given: unknown[]): unknown => {
              foreign.calls += 1;
              return (value as (...given: unknown[]) => unknown)(...given);
            }
          : value,
      ]),
    ),
  );
