import {
  br_if,
  f32,
  f64,
  func,
  i32,
  importFunc,
  local,
  loop,
  Module,
  v128,
  type Func,
  type Local,
} from 'wasmati';

/** A function of the module without arguments or result: it takes from the memory and leaves there. */
export type Step = Func<[], []>;

/** How many variables of each type a function may name at once; the module's compiler drops what is not used. */
const POOL = { i32: 16, v128: 24, f32: 4, f64: 4 } as const;

type PooledType = keyof typeof POOL;

const TYPES = { i32, v128, f32, f64 } as const;

/** Hands out the variables of one function. */
export interface Variables {
  i32(): Local<'i32'>;
  f32(): Local<'f32'>;
  f64(): Local<'f64'>;
  v128(): Local<'v128'>;
  /** Several vectors at once. */
  vectors(count: number): readonly Local<'v128'>[];
  /** Takes variables back that are not needed any more. */
  giveBack(...variables: readonly Local[]): void;
}

/**
 * Makes a step.
 *
 * @param write is called once, and writes the instructions by calling those of wasmati
 */
export function step(write: (variables: Variables) => void): Step {
  const declared = (Object.keys(POOL) as PooledType[]).flatMap((type) =>
    Array.from({ length: POOL[type] }, () => TYPES[type]),
  );
  // As wasmati infers it, the list's type would be a tuple of sixty members.
  return func({ in: [], locals: declared as [], out: [] }, (_, locals) => {
    const free = [...(locals as readonly Local[])];
    const take = <Type extends PooledType>(type: Type): Local<Type> => {
      const at = free.findIndex((variable) => variable.type === type);
      if (at < 0) throw new Error(`a step takes more than ${POOL[type]} variables of type ${type}`);
      return free.splice(at, 1)[0] as Local<Type>;
    };
    write({
      i32: () => take('i32'),
      f32: () => take('f32'),
      f64: () => take('f64'),
      v128: () => take('v128'),
      vectors: (count) => Array.from({ length: count }, () => take('v128')),
      giveBack: (...variables) => free.unshift(...variables),
    });
  });
}

/** Writes a body that is run so many times; of one time nothing is left but the body. */
export function repeat(variables: Variables, times: number, body: () => void): void {
  if (times === 1) {
    body();
    return;
  }
  const left = variables.i32();
  local.set(left, times);
  loop(null, (again) => {
    body();
    local.get(left);
    i32.const(1);
    i32.sub();
    local.tee(left);
    br_if(again);
  });
  variables.giveBack(left);
}

/** Moves a pointer by so many bytes. */
export function advance(pointer: Local<'i32'>, bytes: number): void {
  if (bytes === 0) return;
  local.get(pointer);
  i32.const(bytes);
  i32.add();
  local.set(pointer);
}

/** Functions of JavaScript that the module calls, by the names that {@link openCompiled} gives them. */
const imported = (name: string, call: (value: number) => number) => ({
  ...importFunc({ in: [f64], out: [f64] }, call),
  module: 'math',
  string: name,
});

export const EXP = imported('exp', Math.exp);
export const EXPM1 = imported('expm1', Math.expm1);
export const TANH = imported('tanh', Math.tanh);

/** Whether the engine that this runs on takes vectors of 128 bits: some processors have none that it could use. */
export const engineHasVectors = (): boolean =>
  WebAssembly.validate(new Uint8Array(Module({ exports: { vectors: step(() => undefined) } }).toBytes()));
