import type { Concept } from '../contract/index.js';
import { IMAGE_SIDE, PIXELS, type DigitImage } from './image.js';

/** A pixel with at least half of the full ink is ink. */
const INK = 128;

const isInk = (image: DigitImage, row: number, column: number): boolean =>
  row >= 0 &&
  row < IMAGE_SIDE &&
  column >= 0 &&
  column < IMAGE_SIDE &&
  image[row * IMAGE_SIDE + column]! >= INK;

/** The rows and columns that hold ink; the whole image where there is none. */
function inkBox(image: DigitImage): { top: number; bottom: number; left: number; right: number } {
  const box = { top: IMAGE_SIDE, bottom: -1, left: IMAGE_SIDE, right: -1 };
  for (let row = 0; row < IMAGE_SIDE; row++)
    for (let column = 0; column < IMAGE_SIDE; column++)
      if (isInk(image, row, column)) {
        box.top = Math.min(box.top, row);
        box.bottom = Math.max(box.bottom, row);
        box.left = Math.min(box.left, column);
        box.right = Math.max(box.right, column);
      }
  return box.bottom < 0 ? { top: 0, bottom: IMAGE_SIDE - 1, left: 0, right: IMAGE_SIDE - 1 } : box;
}

/** The middle rows of the areas of paper that ink encloses, as a share of the height of the ink from its top. */
function holes(image: DigitImage): number[] {
  const seen = new Uint8Array(PIXELS);
  const { top, bottom } = inkBox(image);
  const fill = (start: number): { size: number; rows: number; open: boolean } => {
    const area = { size: 0, rows: 0, open: false };
    const waiting = [start];
    seen[start] = 1;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [row, column] = [Math.floor(at / IMAGE_SIDE), at % IMAGE_SIDE];
      area.size += 1;
      area.rows += row;
      for (const [nextRow, nextColumn] of [
        [row - 1, column],
        [row + 1, column],
        [row, column - 1],
        [row, column + 1],
      ] as const) {
        if (nextRow < 0 || nextRow >= IMAGE_SIDE || nextColumn < 0 || nextColumn >= IMAGE_SIDE) {
          area.open = true;
          continue;
        }
        const next = nextRow * IMAGE_SIDE + nextColumn;
        if (seen[next] === 1 || isInk(image, nextRow, nextColumn)) continue;
        seen[next] = 1;
        waiting.push(next);
      }
    }
    return area;
  };
  const found: number[] = [];
  for (let at = 0; at < PIXELS; at++) {
    if (seen[at] === 1 || image[at]! >= INK) continue;
    const area = fill(at);
    if (!area.open) found.push((area.rows / area.size - top) / Math.max(1, bottom - top));
  }
  return found;
}

/** How often a line across the ink meets it, at a share of its height or width. */
function crossings(image: DigitImage, along: 'row' | 'column', share: number): number {
  const { top, bottom, left, right } = inkBox(image);
  const line = Math.round(along === 'row' ? top + share * (bottom - top) : left + share * (right - left));
  let count = 0;
  for (let at = 0; at < IMAGE_SIDE; at++) {
    const [here, before] =
      along === 'row'
        ? [isInk(image, line, at), isInk(image, line, at - 1)]
        : [isInk(image, at, line), isInk(image, at - 1, line)];
    if (here && !before) count += 1;
  }
  return count;
}

/** The share of the ink that lies in a part of its box. */
function inkShare(image: DigitImage, has: (down: number, across: number) => boolean): number {
  const { top, bottom, left, right } = inkBox(image);
  let [inside, all] = [0, 0];
  image.forEach((grey, at) => {
    const down = (Math.floor(at / IMAGE_SIDE) - top) / Math.max(1, bottom - top);
    const across = ((at % IMAGE_SIDE) - left) / Math.max(1, right - left);
    all += grey;
    if (has(down, across)) inside += grey;
  });
  return all === 0 ? 0 : inside / all;
}

const crossing = (along: 'row' | 'column', share: number, words: string): Concept<DigitImage> => ({
  id: `strokes-${along}-${Math.round(share * 100)}`,
  title: `strokes that a line ${words} meets`,
  value: (image) => crossings(image, along, share),
});

/** What a teacher would say of a digit: its holes, its proportions, how often a line meets it, where its ink lies. */
export const digitConcepts: readonly Concept<DigitImage>[] = [
  { id: 'holes', title: 'holes', value: (image) => holes(image).length },
  {
    id: 'upper-holes',
    title: 'holes in the upper half',
    value: (image) => holes(image).filter((height) => height < 0.5).length,
  },
  {
    id: 'width-to-height',
    title: 'width ÷ height',
    value: (image) => {
      const { top, bottom, left, right } = inkBox(image);
      return (right - left + 1) / (bottom - top + 1);
    },
  },
  crossing('row', 0.25, 'across a quarter of the way down'),
  crossing('row', 0.5, 'across the middle'),
  crossing('row', 0.75, 'across three quarters of the way down'),
  crossing('column', 0.3, 'down a third of the way across'),
  crossing('column', 0.5, 'down the middle'),
  crossing('column', 0.7, 'down two thirds of the way across'),
  ...(
    [
      ['upper-left', 'the upper left quarter', (down, across) => down < 0.5 && across < 0.5],
      ['upper-right', 'the upper right quarter', (down, across) => down < 0.5 && across >= 0.5],
      ['lower-left', 'the lower left quarter', (down, across) => down >= 0.5 && across < 0.5],
    ] satisfies [string, string, (down: number, across: number) => boolean][]
  ).map(([id, words, has]): Concept<DigitImage> => ({
    id: `ink-${id}`,
    title: `share of the ink in ${words}`,
    value: (image) => inkShare(image, has),
  })),
];
