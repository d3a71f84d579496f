import type { Sweep, SweepNetwork } from './sweep-file.js';

/** A made-up network of a sweep that got so many of a thousand examples right, for tests. */
export function networkOf({
  right = 900,
  ...given
}: Partial<SweepNetwork> & { right?: number }): SweepNetwork {
  return {
    width: 1,
    share: 1,
    seed: 1,
    weights: 1000,
    bytes: 4000,
    multiplyAccumulates: 5000,
    trainingExamples: 300,
    trainingSeconds: 60,
    validation: { right: right - 10, total: 1000 },
    test: { right, total: 1000 },
    sha256: '0'.repeat(64),
    runtime: { id: 'wasm', version: '4.22.0' },
    ...given,
  };
}

/** A made-up sweep, for tests. */
export const sweepOf = (variable: Sweep['variable'], networks: readonly SweepNetwork[]): Sweep => ({
  sweepVersion: 1,
  task: 'toys',
  program: 'learned',
  variable,
  dataset: { id: 'numbers', fingerprint: 'forty numbers' },
  recipe: 'A short recipe.',
  settings: { epochs: 2 },
  command: `rvw train toys --${variable} 0.5,1 --seeds 3`,
  networks: [...networks],
});
