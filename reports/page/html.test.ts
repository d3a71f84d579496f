import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { html, trusted } from './html.js';

describe('html', () => {
  it('escapes text, alone and in lists and in attributes', () => {
    const bad = `<b title="x">'&`;
    const safe = '&lt;b title=&quot;x&quot;&gt;&#39;&amp;';
    expect(html`<p>${bad}</p>`.text).toBe(`<p>${safe}</p>`);
    expect(html`<p>${[bad, bad]}</p>`.text).toBe(`<p>${safe}${safe}</p>`);
    expect(html`<p title="${bad}"></p>`.text).toBe(`<p title="${safe}"></p>`);
  });

  it('keeps what is HTML already, at any depth', () => {
    const inner = ['a', 'b<'].map((text) => html`<i>${text}</i>`);
    expect(html`<p>${[inner, null, 3]}${trusted('<hr>')}</p>`.text).toBe('<p><i>a</i><i>b&lt;</i>3<hr></p>');
  });

  it('keeps a number and its percent sign together, and all other text as it is', () => {
    expect(html`<p>${'95 % of 3 words, a %'}</p>`.text).toBe('<p>95\u00a0% of 3 words, a %</p>');
  });

  it('lets no markup through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });
});
