import { expect, it } from 'vitest';

import { createRandom } from '../../../../tasks/kit/random.js';
import { Space } from '../space.js';
import type { Attacker, Target } from './attacker.js';
import { boundary } from './boundary.js';
import { hopSkipJump } from './hop-skip-jump.js';

const SIZE = 15;
const RADIUS = 1;

/** How near an attacker comes by itself to a plane at a distance of 1, from a broken input at about 4. */
function alone(attack: (target: Target) => Attacker, questions: number): number {
  const random = createRandom(4, 'alone');
  const normal = Array.from({ length: SIZE }, () => random.normal());
  const length = Math.hypot(...normal);
  const isBroken = (vector: Float32Array): boolean =>
    vector.reduce((sum, value, at) => sum + (value * normal[at]!) / length, 0) >= RADIUS;
  const original = new Float32Array(SIZE);
  const view = {
    shape: [SIZE],
    axes: ['feature'],
    meaning: 'made up',
    range: [-10, 10] as const,
    toVector: (input: unknown) => Float32Array.from(input as Float32Array),
    fromVector: (vector: Float32Array) => Float32Array.from(vector),
  };
  const space = new Space(view, [original]);
  let start = original;
  while (!isBroken(start)) start = Float32Array.from({ length: SIZE }, () => random.between(-2, 2));
  const attacker = attack({ space, original, bound: 1, donors: [], random, nearest: () => start });
  let smallest = space.distance(original, start);
  let next = attacker.next();
  for (let asked = 0; asked < questions && !next.done; asked++) {
    const { vector } = space.realise(next.value);
    const distance = space.distance(original, vector);
    const broken = isBroken(vector);
    if (broken) smallest = Math.min(smallest, distance);
    next = attacker.next({ broken, vector, distance });
  }
  return smallest;
}

it('HopSkipJump comes to the edge by itself', () => {
  expect(alone(hopSkipJump, 1000)).toBeLessThan(1.05);
});

it('the boundary attack comes near it by itself', () => {
  expect(alone(boundary, 1000)).toBeLessThan(1.2);
});
