import { decode } from 'fast-png';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shadedPixels } from '../../tasks/kit/pixel-drawing.js';
import { html, trusted } from './html.js';
import { withPictures } from './pixels.js';
import { shareShapes } from './shared-shapes.js';

const SIZE = { width: 28, height: 28 };
const COLOUR = '#0072b2';

/** The opacity of every pixel of a drawing's only picture. */
function opacities(drawing: string): Map<string, number> {
  const [, left, top, uri] = /<image x="(\d+)" y="(\d+)".*base64,([^"]+)"/.exec(drawing)!;
  const { width, data } = decode(Buffer.from(uri!, 'base64'));
  return new Map(
    Array.from({ length: data.length / 4 }, (_, at) => [
      `${Number(left) + (at % width)} ${Number(top) + Math.floor(at / width)}`,
      data[4 * at + 3]! / 255,
    ]),
  );
}

describe('withPictures', () => {
  it('draws the same pixels in the same places, in a fraction of the bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 16 }), { minLength: 784, maxLength: 784 }), (shades) => {
        for (const colour of ['currentColor', COLOUR]) {
          const drawing = shadedPixels(SIZE, colour, (at) => shades[at]! / 16);
          const pictured = withPictures(drawing);
          expect(pictured.length).toBeLessThan(0.5 * drawing.length);
          const drawn = opacities(pictured);
          for (const [at, shade] of shades.entries())
            expect(drawn.get(`${at % 28} ${Math.floor(at / 28)}`) ?? 0).toBeCloseTo(shade / 16, 2);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('leaves what is no pixels, and what is short already', () => {
    const few = shadedPixels({ width: 1, height: 1 }, COLOUR, () => 1);
    for (const drawing of [few, '<svg viewBox="0 0 1 1"><path d="M0 0h1" stroke="#000000"/></svg>'])
      expect(withPictures(drawing)).toBe(drawing);
  });
});

describe('shareShapes', () => {
  const path = `<path d="M${'0 1L'.repeat(100)}0 0"/>`;

  it('defines once what is drawn more than once, and names every mask', () => {
    const ink = withPictures(shadedPixels(SIZE, 'currentColor', (at) => (at % 17) / 16));
    const once = path.replace('0 1L', '2 1L');
    const { page, shapes } = shareShapes(
      trusted(`<i>${[ink, path, once].join('')}</i><b>${[ink, path].join('')}</b>`),
    );
    expect(page.text.match(/mask="url\(#shape-1\)"/g)).toHaveLength(2);
    expect(page.text.match(/<use href="#shape-2"\/>/g)).toHaveLength(2);
    expect(page.text).toContain(once);
    expect(shapes.text.match(/<mask id="shape-1">/g)).toHaveLength(1);
    expect(shapes.text.match(/<path id="shape-2"/g)).toHaveLength(1);
  });

  it('takes no text for a shape', () => {
    const page = html`<p>${path}${path}</p>`;
    expect(shareShapes(page)).toEqual({ page, shapes: trusted('') });
  });
});
