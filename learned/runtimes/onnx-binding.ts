import type { InferenceSession, Tensor } from 'onnxruntime-common';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A session of ONNX Runtime as its native code offers it: it runs when it is called, and returns what it made. */
export interface NativeSession {
  loadModel(buffer: ArrayBufferLike, offset: number, bytes: number, options: object): void;
  run(feeds: Record<string, Tensor>, fetches: Record<string, null>, options: object): Record<string, Tensor>;
  dispose(): void;
}

interface Binding {
  readonly initOrt: () => void;
  readonly binding: { readonly InferenceSession: new () => NativeSession };
}

/**
 * The part of onnxruntime-node that its public `run` calls, or undefined where a release has moved it.
 *
 * The public `run` only defers this synchronous call to the next turn of the event loop, and has no `runSync` yet
 * (microsoft/onnxruntime #19611, #26968). The turn costs about a third of a small network's time, and is no part of
 * running it.
 *
 * @throws Error when the native library does not load
 */
export function loadBinding(): Binding | undefined {
  let path: string;
  try {
    path = require.resolve('onnxruntime-node/dist/binding.js');
  } catch {
    return undefined;
  }
  const module = require(path) as Partial<Binding>;
  return typeof module.initOrt === 'function' && typeof module.binding?.InferenceSession === 'function'
    ? (module as Binding)
    : undefined;
}

/** Opens a session on the native code, ready to run. */
export function openNativeSession(
  { initOrt, binding }: Binding,
  file: Uint8Array,
  options: InferenceSession.SessionOptions,
): NativeSession {
  initOrt();
  const session = new binding.InferenceSession();
  session.loadModel(file.buffer, file.byteOffset, file.byteLength, options);
  return session;
}
