import { decode, encode } from 'fast-png';
import { expect, it } from 'vitest';

import { smallPng } from './small-png.js';

it('keeps every pixel of a picture of few colours', () => {
  const data = Uint8Array.from({ length: 3 * 64 }, (_, at) => (at % 3) * 40 + (at % 5));
  const { palette, data: places } = decode(smallPng(encode({ width: 8, height: 8, channels: 3, data })));
  expect([...places].flatMap((place) => palette![place]!.slice(0, 3))).toEqual([...data]);
});

it('takes the nearest of the most frequent colours for rarer ones', () => {
  // 256 colours that are seen twice, and 44 that are seen once.
  const colours = Array.from({ length: 256 }, (_, grey) => [grey, grey, 0]).concat(
    Array.from({ length: 256 }, (_, grey) => [grey, grey, 0]),
    Array.from({ length: 44 }, (_, at) => [255, 255, 1 + at]),
  );
  const data = Uint8Array.from(colours.flat());
  const small = decode(smallPng(encode({ width: colours.length, height: 1, channels: 3, data })));
  expect(small.palette).toHaveLength(256);
  expect(small.palette![small.data.at(-1)!]!.slice(0, 3)).toEqual([255, 255, 0]);
});
