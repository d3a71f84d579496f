import type { Sound } from '../../../tasks/contract/index.js';
import { onExample } from '../../cell/on-example.js';
import type { CellSession } from '../../cell/session.js';
import { soundUri } from '../disagreements/sound.js';
import type { BrokenInput } from './schema.js';

/** Inputs that attackers changed, by the examples that they were. */
export interface BrokenRequest {
  readonly inputs: readonly { readonly example: string; readonly vector: Float64Array }[];
}

/** One of them as the page shows it, with what the process's program says of it. */
export interface ShownInput {
  readonly truth: string;
  readonly original: BrokenInput['original'];
  readonly changed: BrokenInput['changed'];
  /** Of a sound: how many decibels the change lies below it. */
  readonly below?: number;
  readonly decision: BrokenInput['decisions'][number];
}

/** Decides on changed inputs and draws them. */
export async function collectShown(session: CellSession, { inputs }: BrokenRequest): Promise<ShownInput[]> {
  await session.load();
  const { task, spec, loaded } = session;
  const show = (input: unknown): BrokenInput['original'] => ({
    drawing: task.draw(input),
    ...(task.sound ? { sound: soundUri(task.sound(input)) } : {}),
  });
  const shown: ShownInput[] = [];
  for (const { example: id, vector } of inputs) {
    const example = session.examples.find((one) => one.id === id);
    if (!example) throw new Error(`there is no example ${id} to show`);
    const input = task.features.fromVector(Float32Array.from(vector));
    const decision = await onExample(`${id}, changed`, () => loaded.decide(input));
    const below = task.sound && decibelsBelow(task.sound(example.input), task.sound(input));
    shown.push({
      ...(below === undefined ? {} : { below }),
      truth: task.describeTruth!(example.truth),
      original: show(example.input),
      changed: show(input),
      decision: {
        program: spec.program,
        runtime: spec.runtime,
        answer: decision.kind === 'answer' ? task.describeAnswer(decision.answer) : null,
        right: task.score!(decision, { ...example, input }),
      },
    });
  }
  return shown;
}

/**
 * The signal-to-noise ratio of a changed sound, the change being the noise: 20 · log10 of the ratio of their root mean squares.
 *
 * @returns nothing where there is no telling: nothing was changed, or the sound was silence
 * @example
 * decibelsBelow({ samples: Float32Array.of(1, -1), rate: 8000 }, { samples: Float32Array.of(0.9, -0.9), rate: 8000 }); // 20
 */
export function decibelsBelow(original: Sound, changed: Sound): number | undefined {
  const squares = (samples: Float32Array): number => samples.reduce((sum, value) => sum + value ** 2, 0);
  const ratio =
    squares(original.samples) /
    squares(original.samples.map((value, at) => (changed.samples[at] ?? 0) - value));
  return ratio > 0 && Number.isFinite(ratio) ? 10 * Math.log10(ratio) : undefined;
}
