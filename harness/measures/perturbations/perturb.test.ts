import { describe, expect, it } from 'vitest';

import type { Perturbation, Task } from '../../../tasks/contract/index.js';
import { Perturber } from './perturb.js';

const examples = ['a', 'b', 'c'].map((id, at) => ({ id, input: Uint8Array.of(at, at), truth: at }));

const task = (apply: (input: Uint8Array, ...rest: never[]) => unknown) =>
  ({
    perturbations: [{ id: 'change', severities: ['only'], apply }],
  }) as unknown as Task<unknown, unknown, unknown>;

const changed = (apply: Perturbation<Uint8Array>['apply'], seed = 1, at = 1) => {
  const perturber = new Perturber({ task: task(apply), examples }, seed);
  return perturber.apply(perturber.perturbations[0]!, 0, examples[at]!);
};

describe('a changed example', () => {
  it('is drawn by the seed and its own name', async () => {
    const draw: Perturbation<Uint8Array>['apply'] = (input, _, random) =>
      input.map(() => random.integer(256));
    expect(await changed(draw)).toEqual(await changed(draw));
    expect(await changed(draw, 2)).not.toEqual(await changed(draw));
    expect((await changed(draw, 1, 2)).input).not.toEqual((await changed(draw)).input);
  });

  it('is never its own other', async () => {
    const listed = await changed((_, __, ___, others) => Uint8Array.from(others.map(([value]) => value!)));
    expect([...(listed.input as Uint8Array)].sort()).toEqual([0, 2]);
  });

  it.each<[string, (input: Uint8Array) => unknown, string]>([
    [
      'throws',
      () => {
        throw new Error('too loud');
      },
      'the perturbation "change" threw on example b: too loud',
    ],
    ['gives nothing', () => undefined, 'must give the changed input'],
    ['changes its own input', (input) => input.fill(9), 'it changed its own input'],
  ])('names the example where the perturbation %s', async (_, apply, message) => {
    await expect(changed(apply as never)).rejects.toThrow(message);
    examples[1]!.input.fill(1);
  });
});
