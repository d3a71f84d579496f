import type { LoadedProgram, Program } from '../../../tasks/contract/index.js';
import { importTask } from '../../plugins.js';
import { collectedMemory, grown, type HeldMemory } from './live.js';

/** Which program to load, and on what to decide first. */
export interface LoadRequest {
  /** The module that holds the program, and that of its runtime alone where it has one. */
  readonly module: string;
  readonly runtimeModule?: string;
  readonly plugins: readonly string[];
  readonly task: string;
  readonly program: string;
  /** What the program is called in its module. */
  readonly exportedAs: string;
  readonly runtime: string;
  readonly input: unknown;
}

/** What a process grew by, collected before and after. */
export interface LoadedMemory {
  /** By the runtime alone; absent where the program has none that is told apart. */
  readonly runtime?: HeldMemory;
  /** By the program, its modules and its first decision, on top. */
  readonly program: HeldMemory;
}

let weighed: { readonly memory: LoadedMemory; readonly loaded: LoadedProgram<unknown, unknown> } | undefined;

/**
 * Loads a program and takes one decision, in a process that has imported nothing but the harness: what the program, its
 * modules and its runtime add is theirs. What else its plugin imports, such as other programs and the data, is not.
 */
export async function weighLoading(request: LoadRequest): Promise<void> {
  const { runtime, input } = request;
  // The first reading compiles what takes the readings.
  await collectedMemory();
  const bare = await collectedMemory();
  if (request.runtimeModule !== undefined) await startRuntime(request.runtimeModule, runtime);
  const prepared = request.runtimeModule === undefined ? bare : await collectedMemory();
  const exported = Object.values((await import(request.module)) as Readonly<Record<string, unknown>>);
  const imported = await collectedMemory();
  const program = exported.find((one): one is AnyProgram => isProgram(one, request.exportedAs));
  const found = program ?? (await findInPlugins(request));
  const before = program ? imported : await collectedMemory();
  const loaded = await found.load({ runtime });
  await loaded.decide(input);
  const after = await collectedMemory();
  const [modules, rest] = [grown(prepared, imported), grown(before, after)];
  weighed = {
    loaded,
    memory: {
      ...(request.runtimeModule === undefined ? {} : { runtime: grown(bare, prepared) }),
      program: {
        residentSetBytes: modules.residentSetBytes + rest.residentSetBytes,
        heapAndExternalBytes: modules.heapAndExternalBytes + rest.heapAndExternalBytes,
      },
    },
  };
}

/** Tells what loading took in this process. */
export const collectLoaded = (): LoadedMemory => theWeighed().memory;

/** The program that was weighed: no second copy of it is loaded. */
export const weighedProgram = (): LoadedProgram<unknown, unknown> => theWeighed().loaded;

function theWeighed(): NonNullable<typeof weighed> {
  if (!weighed) throw new Error('the program was not weighed when its process was opened');
  return weighed;
}

async function startRuntime(module: string, runtime: string): Promise<void> {
  const { prepare } = (await import(module)) as { prepare?: (options: { runtime: string }) => Promise<void> };
  if (typeof prepare !== 'function')
    throw new Error(`runtime module ${module} exports no function "prepare"`);
  await prepare({ runtime });
}

type AnyProgram = Program<unknown, unknown>;

const isProgram = (value: unknown, id: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (value as Partial<AnyProgram>).id === id &&
  typeof (value as Partial<AnyProgram>).load === 'function';

async function findInPlugins({ plugins, task, program }: LoadRequest): Promise<AnyProgram> {
  const found = (await importTask(plugins, task)).programs.find(({ id }) => id === program);
  if (!found) throw new Error(`task ${task} has no program ${program}`);
  return found;
}
