import { expect, it } from 'vitest';

import { PIXELS } from './image.js';
import { digitMeaningless } from './meaningless.js';

it('draws shapes with about as much ink as a digit, the same for the same seed', () => {
  const shapes = digitMeaningless[0]!.draw(40, 7);
  for (const shape of shapes) {
    const ink = shape.reduce((sum, grey) => sum + grey, 0) / 255 / PIXELS;
    // MNIST's digits cover 2 to 35 % of the paper.
    expect(ink).toBeGreaterThan(0.05);
    expect(ink).toBeLessThan(0.35);
  }
  expect(digitMeaningless[0]!.draw(40, 7)).toEqual(shapes);
  expect(digitMeaningless[0]!.draw(40, 8)).not.toEqual(shapes);
});
