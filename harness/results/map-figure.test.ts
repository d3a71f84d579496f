import fc from 'fast-check';
import { expect, it } from 'vitest';

import { mapFigure } from './map-figure.js';

it('keeps a value between its bounds, whichever way it is turned, and all else as it was', () => {
  const numbers = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -1e9, max: 1e9, noNaN: true })));
  fc.assert(
    fc.property(numbers, fc.constantFrom(-1, 1, 100, -0.5), (drawn, factor) => {
      const [low, value, high] = drawn.sort((one, other) => one - other);
      const figure = { value: value!, low: low!, high: high!, unit: 'cm' };
      const mapped = mapFigure(figure, (number) => factor * number);
      expect(mapped.low).toBeLessThanOrEqual(mapped.value);
      expect(mapped.value).toBeLessThanOrEqual(mapped.high);
      expect(new Set([mapped.low, mapped.high])).toEqual(new Set([factor * low!, factor * high!]));
      expect(mapped.unit).toBe('cm');
    }),
  );
});

it('gives no bounds to a figure that has none', () => {
  expect(mapFigure({ value: 0.75, unit: 'share' }, (share) => 1 - share)).toEqual({
    value: 0.25,
    unit: 'share',
  });
});
