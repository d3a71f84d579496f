/** The names of everything that networks may run on; the first is the default. */
export const networkRuntimeIds = [
  'wasm',
  'tensorflow',
  'onnx',
  'compiled',
  'cpu',
  'plain',
  'browser',
] as const;

export type NetworkRuntimeId = (typeof networkRuntimeIds)[number];
