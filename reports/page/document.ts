import { createHash } from 'node:crypto';

import type { Chart } from '../block.js';
import { chartDataOf } from './chart-data.js';
import { html, trusted, type Html } from './html.js';
import { chartLibrary, pageScript } from './libraries.js';
import { packed } from './packed.js';
import { shareShapes } from './shared-shapes.js';
import { STYLES } from './styles.js';

/** Before anything is painted: the reader's choice of colours, if one was stored. */
const EARLY = `try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;

/** A page. */
export interface PageContent {
  readonly title: string;
  readonly description: string;
  readonly body: Html;
  /** What the page's script draws. A page without it has no script at all: it is for reading, and has no {@link pageButtons}. */
  readonly charts?: readonly Chart[];
  /** What else the page's script reads. */
  readonly data?: readonly { readonly id: string; readonly content: string | Uint8Array }[];
  /** Scripts that the page's own starts, to the letter. */
  readonly scripts?: readonly string[];
  /** Whether scripts may compile WebAssembly, which networks run on where they can be tried. */
  readonly webAssembly?: boolean;
}

/** One HTML document that needs nothing but itself. */
export async function documentHtml({
  title,
  description,
  body,
  charts,
  data = [],
  scripts = [],
  webAssembly = false,
}: PageContent): Promise<string> {
  const drawing =
    charts &&
    (await Promise.all([pageScript(), chartLibrary()]).then(([script, library]) => ({ script, library })));
  const { page, shapes } = shareShapes(body);
  const run = [EARLY, ...(drawing ? [drawing.script, drawing.library] : []), ...scripts];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(run, webAssembly)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        <link rel="icon" href="data:," />
        ${element('style', STYLES)} ${element('script', EARLY)}
      </head>
      <body>
        ${shapes} ${page}
        ${
          drawing
            ? [
                dataElement('chart-data', JSON.stringify(chartDataOf(charts))),
                dataElement('chart-library', drawing.library),
                ...data.map(({ id, content }) => dataElement(id, content)),
                element('script', drawing.script),
              ]
            : null
        }
      </body>
    </html>`.text.trimStart();
}

/** The buttons that the page's script looks for: one section a screen, and the colours turned over. */
export const pageButtons = (): Html =>
  html`<button
      type="button"
      id="projector"
      title="One section a screen, large: arrow keys lead on and back, Escape leaves (Alt+P)"
      aria-keyshortcuts="Alt+P"
      hidden
    >
      Project
    </button>
    <button type="button" id="theme" hidden>Dark</button>`;

/** An element of our own raw text. To the letter: the policy names every script by its hash. */
function element(tag: string, content: string): Html {
  return trusted(`<${tag}>${content}</${tag.split(' ', 1)[0]!}>`);
}

/** What only the page's script reads, packed. */
const dataElement = (id: string, content: string | Uint8Array): Html =>
  element(`script type="application/octet-stream" id="${id}"`, packed(content));

/**
 * The browser itself holds the page to its promise: only these scripts run, and nothing is fetched.
 *
 * @param webAssembly whether they may compile WebAssembly. It lets no text become JavaScript: that would take
 * `'unsafe-eval'`
 */
function policy(scripts: readonly string[], webAssembly: boolean): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return `default-src 'none'; script-src ${[...hashes, ...(webAssembly ? ["'wasm-unsafe-eval'"] : [])].join(' ')}; style-src 'unsafe-inline'; img-src data:; media-src data:`;
}
