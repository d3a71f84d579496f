import { readFile } from 'node:fs/promises';
import { decode } from 'fast-png';
import { expect, it } from 'vitest';

/** Whoever clones the repository fetches them. */
const MOST_BYTES = 150_000;

it.each(['light', 'dark'])(
  'the README’s picture of the first screen in %s colours is whole and small',
  async (colours) => {
    const file = await readFile(new URL(`./first-screen-${colours}.png`, import.meta.url));
    expect(file.length).toBeLessThan(MOST_BYTES);
    const { width, height, data, palette } = decode(file);
    expect([width, height]).toEqual([1280, 800]);
    const [red, green, blue] = palette![data[0]!]!;
    expect((red! + green! + blue!) / 3 > 128).toBe(colours === 'light');
  },
);
