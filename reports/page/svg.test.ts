import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FIXTURE } from '../fixture/index.js';
import { safeDrawing } from './drawing.js';
import { checkedSvg } from './svg.js';

describe('checkedSvg', () => {
  it('lets plain drawings in as they stand: all of a run', () => {
    const drawings = JSON.stringify([FIXTURE.cells, FIXTURE.wider]).match(/"<svg.*?<\/svg>"/g)!;
    expect(drawings.length).toBeGreaterThan(5);
    for (const drawing of drawings) {
      const svg = JSON.parse(drawing) as string;
      expect(checkedSvg(svg).text).toBe(svg);
    }
    const picture =
      '<svg viewBox="0 0 1 1"><image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/></svg>';
    expect(checkedSvg(picture).text).toBe(picture);
  });

  it.each([
    ['a script', '<svg><script>alert(1)</script></svg>'],
    ['a handler', '<svg onload="alert(1)"></svg>'],
    ['a handler without quotes', '<svg onload=alert(1)></svg>'],
    ['a link', '<svg><a href="javascript:alert(1)"><rect/></a></svg>'],
    ['a reference', '<svg><image href="https://example.org/x.png"/></svg>'],
    ['a picture that is a drawing', '<svg><image href="data:image/svg+xml;base64,PHN2Zz4="/></svg>'],
    ['a style', '<svg style="background: url(x)"></svg>'],
    ['a fill from elsewhere', '<svg><rect fill="url(https://example.org)"/></svg>'],
    ['foreign content', '<svg><foreignObject></foreignObject></svg>'],
    ['a comment', '<svg><!-- --></svg>'],
    ['another element', '<p></p>'],
    ['text before', 'x<svg></svg>'],
    ['markup after', '<svg></svg><img src="x"/>'],
    ['a second drawing', '<svg></svg><svg></svg>'],
    ['an end that is missing', '<svg><g></svg>'],
    ['nothing', ''],
  ])('refuses %s', (_, svg) => {
    expect(() => checkedSvg(svg)).toThrow(/drawing in the results file/);
  });

  it('holds for drawings with anything spliced in', () => {
    const bits = fc.constantFrom(
      '<script>',
      '</svg>',
      '<svg',
      ' onload=',
      '"',
      "'",
      '>',
      '<',
      '/>',
      'href="data:x"',
      '<!--',
      '<g>',
      '&#60;',
    );
    const whole = '<svg viewBox="0 0 9 9"><g><rect x="1"/></g></svg>';
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length), bits), { minLength: 1, maxLength: 4 }),
        (splices) => {
          const text = splices.reduce((svg, [at, bit]) => svg.slice(0, at) + bit + svg.slice(at), whole);
          let passed: string;
          try {
            passed = checkedSvg(text).text;
          } catch {
            return;
          }
          // What got in has listed elements only, with quoted attributes from the list; words between them are harmless.
          const tags = passed.replace(/"[^"<>]*"/g, '""').match(/<[^>]*>?/g)!;
          expect(tags.join('')).not.toMatch(/script|onload|<!|'[^>]*>/);
          expect(passed.match(/<svg/g)!.length).toBe(passed.match(/<\/svg>|<svg[^>]*\/>/g)!.length);
        },
      ),
    );
  });
});

it('leaves the reason in the place of a drawing that is refused', () => {
  expect(safeDrawing('<svg><script></script></svg>').text).toContain('the element &lt;script&gt;');
});
