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
    shown.push({
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
